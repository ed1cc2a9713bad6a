/** So many chapters are listed beside each of them; of more, those around it. */
const most = 30;
/** Chapters that are listed on each side of the one that is open. */
const around = 6;

/**
 * The chapters that are listed beside the one at a place: all of them, or of very many those around it with the first
 * and the last. With all on every page, a report of a thousand chapters would be a million lines of lists.
 */
export function chaptersBeside<T>(chapters: readonly T[], at: number): T[] {
  if (chapters.length <= most) return [...chapters];
  return chapters.filter(
    (_, i) => i === 0 || i === chapters.length - 1 || (i >= at - around && i <= at + around),
  );
}
