import { sourceFile } from "../../scripts/files.ts";
import { report } from "../child.ts";
import { countsOf } from "./count.ts";

// Process of its own: the files of a survey on the command line, its counts on the way out.
report(countsOf(process.argv.slice(2).map((path) => sourceFile(path, path))));
