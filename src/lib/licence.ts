import type { PublicStudy } from "../model/study.ts";

/** A licence as readers know it. */
export interface Licence {
  /** Short name ("CC BY 4.0"). */
  name: string;
  /** Address of its text; absent where it is not known. */
  url?: string;
}

/** Short name and address of a licence, from its SPDX identifier; of one that is not known, the identifier itself. */
export function licenceOf(spdx: string): Licence {
  const match = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/.exec(spdx);
  if (match) {
    const [, terms = "", version = ""] = match;
    const url = `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/deed.de`;
    return { name: `CC\u00a0${terms}\u00a0${version}`, url };
  }
  if (spdx === "CC0-1.0") {
    return { name: "CC0\u00a01.0", url: "https://creativecommons.org/publicdomain/zero/1.0/deed.de" };
  }
  if (spdx === "OFL-1.1") return { name: "SIL Open Font License 1.1", url: "https://openfontlicense.org/" };
  return { name: spdx };
}

/** The licence in words; of what is not published yet, it is only proposed. */
export function licenceText({ licence, status }: Pick<PublicStudy, "licence" | "status">): string {
  const { name } = licenceOf(licence);
  return status === "final" ? `Lizenz: ${name}` : `Lizenz: ${name} (vorgeschlagen)`;
}
