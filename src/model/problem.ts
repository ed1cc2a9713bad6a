/** One thing that is wrong with what an author handed in; said in German, in two lines. */
export interface Problem {
  /** File as the author knows it, relative to the study's folder. */
  file: string;
  /** 1-based line in that file; left out where the whole file is meant. */
  line?: number;
  /** What is wrong, in one clause. */
  what: string;
  /** What to do about it. */
  hint: string;
}
