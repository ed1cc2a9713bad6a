import type { PartColumns } from "./layout.ts";
import type { Term } from "./linear.ts";
import type { Part } from "./model.ts";

/** One part in one group: its columns summed over the group's atoms. */
export interface Here {
  part: Part;
  at: PartColumns;
  /** Persons with a valid answer. */
  base: Term[];
  /** Persons with one of these cells. */
  cells(cells: readonly number[], weight?: number): Term[];
}
