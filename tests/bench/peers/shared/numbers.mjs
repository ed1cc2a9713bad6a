const sum = (counts) => counts.reduce((all, count) => all + count, 0);

/** Whole per cent who agree most, in a group. */
export function share(items, { item, by }, group) {
  const counts = items[item][by][group];
  return `${Math.round((counts[4] / sum(counts)) * 100)} %`;
}

/** One row for each group: its name, persons, their answers and the mean. */
export function rows(items, { item, by }) {
  return items[item][by].map((counts, group) => {
    const n = sum(counts);
    const mean = counts.reduce((all, count, i) => all + count * (i + 1), 0) / n;
    return { name: group === 0 ? "alle" : `Gruppe ${group}`, n, counts, mean: mean.toFixed(1) };
  });
}
