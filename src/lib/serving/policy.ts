/** What a page may do. */
type Area = "page" | "search" | "embed";

/**
 * Nothing is loaded from elsewhere, and nothing that stands in the markup runs. What a page may ask for are files
 * beside it: programs that judge pages read robots.txt through the page, and take it for missing otherwise.
 */
const directives = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self'",
  "font-src": "'self'",
  "connect-src": "'self'",
  "form-action": "'self'",
  "base-uri": "'none'",
};

/** What some pages need beyond that, or instead of it. */
const beyond: Record<Area, Record<string, string>> = {
  page: {},
  // Runs WebAssembly in a worker.
  search: { "script-src": "'self' 'wasm-unsafe-eval'", "worker-src": "'self'" },
  embed: {},
};

/** Where a page stands that is not like all others; an earlier release has the same below its own address. */
const places = { "suche/": "search", "embed/": "embed" } as const;

function areaOf(path: string): Area {
  const below = path.replace(/^fassung\/[^/]+\//, "");
  const place = Object.keys(places).find((start) => below.startsWith(start));
  return place === undefined ? "page" : places[place as keyof typeof places];
}

/**
 * The Content-Security-Policy (CSP Level 3) of a page as it can stand in the page itself, by where it stands below the
 * base. It goes with the page to hosts that set no headers; who may show the page in a frame only a header can say.
 */
export function ownPolicy(path: string): string {
  return Object.entries({ ...directives, ...beyond[areaOf(path)] })
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** The same as a header: with who may show the page in a frame. An embedded figure anybody, all others the site alone. */
export function policyOf(path: string): string {
  return `${ownPolicy(path)}; frame-ancestors ${areaOf(path) === "embed" ? "*" : "'self'"}`;
}
