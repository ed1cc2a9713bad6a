/** Labels that LimeSurvey shows without storing them in the survey. */
export interface Labels {
  yes: string;
  no: string;
  uncertain: string;
  female: string;
  male: string;
  increase: string;
  same: string;
  decrease: string;
  other: string;
}

const german: Labels = {
  yes: "Ja",
  no: "Nein",
  uncertain: "Unsicher",
  female: "Weiblich",
  male: "Männlich",
  increase: "Zunahme",
  same: "Gleichbleibend",
  decrease: "Abnahme",
  other: "Sonstiges",
};

const english: Labels = {
  yes: "Yes",
  no: "No",
  uncertain: "Uncertain",
  female: "Female",
  male: "Male",
  increase: "Increase",
  same: "Same",
  decrease: "Decrease",
  other: "Other",
};

/** The labels in the language of a survey: English, or German for every other one. */
export function labelsIn(language: string): Labels {
  return /^en\b/i.test(language) ? english : german;
}

/** The name of a language in another one (`Englisch`); its code where that is not known. */
export function languageName(code: string, language: string): string {
  const [tongue = code, variant] = code.split("-");
  try {
    const name =
      new Intl.DisplayNames([language.split("-")[0] ?? "de"], { type: "language" }).of(tongue) ?? code;
    return variant === undefined ? name : `${name} (${variant})`;
  } catch {
    return code;
  }
}
