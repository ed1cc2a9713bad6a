// Ends its own process at once, as a power cut would: at the n-th change of the file system that moves or removes, or as
// soon as something was moved to a path.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const end = () => process.kill(process.pid, "SIGKILL");
let left = Number(process.env.KILL_AT);
for (const name of ["renameSync", "rmSync"]) {
  const real = fs[name];
  fs[name] = (...args) => {
    left -= 1;
    if (left === 0) end();
    const done = real(...args);
    if (name === "renameSync" && args[1] === process.env.KILL_TO) end();
    return done;
  };
}
syncBuiltinESMExports();
