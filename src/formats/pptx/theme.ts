import { palettes } from "../../charts/theme.ts";

/** Faces that every Windows has; the nearest to those of the site. */
export const faces = { title: "Cambria", text: "Calibri" };

const { light } = palettes;
const colours: Record<string, string> = {
  dk1: light.text,
  // Paper and projectors are white.
  lt1: "#ffffff",
  dk2: light.muted,
  lt2: light.diverging[2] ?? light.rule,
  accent1: light.accent,
  accent2: light.diverging[0] ?? light.accent,
  accent3: light.diverging[3] ?? light.accent,
  accent4: light.diverging[1] ?? light.accent,
  accent5: light.diverging[6] ?? light.accent,
  accent6: light.diverging[5] ?? light.accent,
  hlink: light.link,
  folHlink: light.muted,
};

const plain = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`;
const thin = `<a:ln w="9525">${plain}</a:ln>`;
const none = "<a:effectStyle><a:effectLst/></a:effectStyle>";
const font = (kind: "major" | "minor", face: string) =>
  `<a:${kind}Font><a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/></a:${kind}Font>`;

/** The theme: colours and faces that master, layouts and charts refer to. */
export function themeXml(name: string): string {
  const scheme = Object.entries(colours).map(
    ([slot, hex]) => `<a:${slot}><a:srgbClr val="${hex.slice(1).toUpperCase()}"/></a:${slot}>`,
  );
  return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${name}"><a:themeElements><a:clrScheme name="${name}">${scheme.join("")}</a:clrScheme><a:fontScheme name="${name}">${font("major", faces.title)}${font("minor", faces.text)}</a:fontScheme><a:fmtScheme name="${name}"><a:fillStyleLst>${plain.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${thin.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${none.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${plain.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}
