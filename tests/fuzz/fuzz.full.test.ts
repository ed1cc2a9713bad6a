import { testFuzz } from "./test-fuzz.ts";

// With the spoiled exports (tests/read/spoiled: .lss, CSV and others, 270 of each of twenty forms) 10,000.
testFuzz({ markdown: 1500, condition: 1000, yaml: 1100, figure: 1000 });
