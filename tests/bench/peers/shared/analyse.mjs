import { closeSync, openSync, readSync } from "node:fs";

/**
 * The counts of an export with three groupings and items behind them: item → grouping → group (0: all) → persons for
 * each of the five answers. Read byte by byte, a piece at a time.
 */
export function analyse(path) {
  const file = openSync(path, "r");
  const piece = Buffer.alloc(1 << 20);
  let header = "";
  let names;
  let counts;
  let column = 0;
  let value = 0;
  const groups = [0, 0, 0];
  for (;;) {
    const length = readSync(file, piece, 0, piece.length, null);
    if (length === 0) break;
    for (let i = 0; i < length; i++) {
      const byte = piece[i];
      if (names === undefined) {
        if (byte !== 10) header += String.fromCharCode(byte);
        else {
          names = header.trim().replaceAll('"', "").split(",");
          counts = new Uint32Array((names.length - 5) * 3 * 6 * 5);
        }
      } else if (byte === 44 || byte === 10) {
        if (column >= 2 && column < 5) groups[column - 2] = value;
        else if (column >= 5 && value > 0)
          for (let by = 0; by < 3; by++) {
            const at = ((column - 5) * 3 + by) * 30 + value - 1;
            counts[at]++;
            counts[at + groups[by] * 5]++;
          }
        column = byte === 44 ? column + 1 : 0;
        value = 0;
      } else if (byte >= 48 && byte <= 57) value = byte - 48;
    }
  }
  closeSync(file);
  const items = {};
  for (const [i, name] of names.slice(5).entries()) {
    const item = {};
    items[name.slice(2, -1)] = item;
    for (const [by, grouping] of names.slice(2, 5).entries())
      item[grouping] = Array.from({ length: 6 }, (_, group) =>
        Array.from(counts.subarray(((i * 3 + by) * 6 + group) * 5, ((i * 3 + by) * 6 + group) * 5 + 5)),
      ).filter((each) => each.some((count) => count > 0));
  }
  return items;
}
