import { createHash } from "node:crypto";
import { documentOf } from "../../../src/formats/pdf/index.ts";
import { report as tell } from "../../child.ts";
import { report } from "../report.ts";

// Documents of the demonstration, all or those named, made in a process of its own: their digests, and the seconds that
// the first takes.
const start = performance.now();
const named = process.argv.slice(2);
const names = (["report", "summary", "tables"] as const).filter(
  (name) => named.length === 0 || named.includes(name),
);
const digests = names.map((name) => {
  const { bytes } = documentOf(report, name);
  return {
    name,
    digest: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    seconds: (performance.now() - start) / 1000,
  };
});
tell(digests);
