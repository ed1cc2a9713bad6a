/** What the number of a cell counts: whole per cent, persons, or anything else with its decimals. */
export type Unit = "percent" | "persons" | "number";
