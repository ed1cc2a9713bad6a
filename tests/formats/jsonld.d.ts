declare module "jsonld" {
  /** What the tests use of it: expansion, with contexts from here alone. */
  export function expand(
    document: object,
    options: {
      safe: boolean;
      documentLoader: (url: string) => Promise<{ document: object; documentUrl: string; contextUrl: null }>;
    },
  ): Promise<Record<string, unknown>[]>;
}
