import { report } from "./folder.ts";
import { presentations, testBarriers, testGoing, testPrinted } from "./shown.ts";

const ids = presentations.map(({ id }) => id);

testGoing(ids, [
  [1280, 720],
  [1920, 1080],
]);
testPrinted(ids);
testBarriers(report.slides);
