/** The part of citeproc-js that is used; the package has no types of its own. */
declare module "citeproc" {
  interface Item {
    id: string;
    locator?: string;
    label?: string;
    prefix?: string;
    suffix?: string;
    "author-only"?: boolean;
    "suppress-author"?: boolean;
  }
  class Engine {
    constructor(
      system: { retrieveLocale(language: string): string; retrieveItem(id: string): unknown },
      style: string,
      language: string,
      forceLanguage?: boolean,
    );
    updateItems(ids: readonly string[]): void;
    setOutputFormat(name: string): void;
    makeCitationCluster(items: readonly Item[]): string;
    makeBibliography(): [{ entry_ids: string[][] }, string[]];
  }
  const CSL: {
    Engine: typeof Engine;
    Output: { Formats: Record<string, Record<string, unknown>> };
  };
  export default CSL;
}
