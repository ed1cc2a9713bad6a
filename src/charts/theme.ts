/**
 * The colours of one scheme as hex. Diverging steps 0 to 4 run from unfavourable to favourable; steps 5 and 6 stand
 * between 0 and 1, and between 3 and 4: only scales of six and seven categories use them.
 */
export interface Palette {
  background: string;
  text: string;
  muted: string;
  accent: string;
  link: string;
  /** Rules, gridlines and baselines. */
  rule: string;
  diverging: readonly string[];
  /** Text on each diverging step, at least 4.5 : 1. */
  onDiverging: readonly string[];
  /** From little to much. */
  sequential: readonly string[];
  /** Text on each sequential step, at least 4.5 : 1. */
  onSequential: readonly string[];
}

const light: Palette = {
  background: "#fbfaf7",
  text: "#1d2326",
  muted: "#5a6468",
  accent: "#0b5a66",
  link: "#0a5560",
  rule: "#dcd9d1",
  diverging: ["#8f3f12", "#d98e4e", "#d8d5cd", "#74b3ae", "#0b5a66", "#b0622e", "#3b7d83"],
  onDiverging: ["#ffffff", "#1d2326", "#1d2326", "#1d2326", "#ffffff", "#ffffff", "#ffffff"],
  sequential: ["#e3eeed", "#b5d5d2", "#7fb8b4", "#3f918f", "#0f6a70", "#08434a"],
  onSequential: ["#1d2326", "#1d2326", "#1d2326", "#14191b", "#ffffff", "#ffffff"],
};

const dark: Palette = {
  background: "#14191b",
  text: "#e8e6e0",
  muted: "#a6aeb0",
  accent: "#7cc4c0",
  link: "#8fd0cb",
  rule: "#353c3f",
  diverging: ["#e0884a", "#a8622f", "#4a5153", "#2f7f80", "#7cc9c4", "#c4753c", "#56a3a1"],
  onDiverging: ["#14191b", "#ffffff", "#ffffff", "#ffffff", "#14191b", "#14191b", "#14191b"],
  sequential: ["#1f3336", "#24505a", "#2f7477", "#4d9a98", "#82c2be", "#c4e6e2"],
  onSequential: ["#ffffff", "#ffffff", "#ffffff", "#14191b", "#14191b", "#14191b"],
};

/** Both schemes as hex. */
export const palettes = { light, dark };

/** What charts are drawn with: colours as `var(…)` or hex, the font families, the size of labels in px. */
export interface Theme extends Omit<Palette, "link"> {
  font: string;
  /** Family of titles in a picture that stands alone. */
  titleFont: string;
  size: number;
  /** True within a page: what holds the drawing sets its font, names it, or hides it from screen readers. */
  inPage?: true;
}

const type = {
  font: "'Source Sans 3', 'Source Sans Ersatz', Arial, sans-serif",
  titleFont: "'Source Serif 4', Georgia, serif",
  size: 15,
};

/** For charts within a page: every colour is a variable that the page's stylesheet sets (`cssVariables`). */
export const pageTheme: Theme = {
  ...type,
  ...variablesOf(light, (name) => `var(--${name})`),
  inPage: true,
};
/** For files that stand alone, on a light ground. */
export const lightTheme: Theme = { ...type, ...light };
/** For files that stand alone, on a dark ground. */
export const darkTheme: Theme = { ...type, ...dark };
/** For paper: the light colours on white. */
export const paperTheme: Theme = { ...lightTheme, background: "#ffffff" };

/**
 * The variables that `pageTheme` names, by scheme: `--background`, `--text`, `--muted`, `--accent`, `--link`, `--rule`,
 * `--div-1` … `--div-7`, `--on-div-1` … `--on-div-7`, `--seq-1` … `--seq-6`, `--on-seq-1` … `--on-seq-6`.
 */
export const cssVariables = { light: declarations(light), dark: declarations(dark) };

function declarations(palette: Palette): Record<string, string> {
  const variables: Record<string, string> = {};
  variablesOf(palette, (name, value) => {
    variables[`--${name}`] = value;
    return value;
  });
  return variables;
}

function variablesOf(palette: Palette, use: (name: string, value: string) => string): Palette {
  const steps = (name: string, colours: readonly string[]): string[] =>
    colours.map((colour, i) => use(`${name}-${i + 1}`, colour));
  return {
    background: use("background", palette.background),
    text: use("text", palette.text),
    muted: use("muted", palette.muted),
    accent: use("accent", palette.accent),
    link: use("link", palette.link),
    rule: use("rule", palette.rule),
    diverging: steps("div", palette.diverging),
    onDiverging: steps("on-div", palette.onDiverging),
    sequential: steps("seq", palette.sequential),
    onSequential: steps("on-seq", palette.onSequential),
  };
}

/** Steps by number of categories: few take the lighter ones, even numbers leave out the neutral one. */
const stepsByCount: Record<number, readonly number[]> = {
  2: [1, 3],
  3: [1, 2, 3],
  4: [0, 1, 3, 4],
  5: [0, 1, 2, 3, 4],
  6: [0, 5, 1, 3, 6, 4],
  7: [0, 5, 1, 2, 3, 6, 4],
};

/** Indexes into `diverging`, one per category, the favourable end in teal; undefined unless there are 2 to 7. */
export function divergingSteps(
  categories: number,
  favourable: "first" | "last",
): readonly number[] | undefined {
  const steps = stepsByCount[categories];
  return favourable === "last" ? steps : steps?.toReversed();
}
