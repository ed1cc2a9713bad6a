import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve, sep } from "node:path";
import { gzipSync } from "node:zlib";

/** A folder that is being served. */
export interface Server {
  /** Address of the start page, with a slash at its end. */
  url: string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/**
 * Serves a folder on this machine under a base path with slashes at both ends. As strict as a host may be, and packed as by most: what lies
 * outside the base is not there, and a folder without its slash neither.
 */
export async function serve(folder: string, base = "/"): Promise<Server> {
  const server = createServer((request, response) => {
    const file = fileAt(folder, base, request.url ?? "/");
    const lost = join(folder, "404.html");
    if (file === undefined) {
      response.writeHead(404, { "content-type": types[".html"] });
      response.end(existsSync(lost) ? readFileSync(lost) : "");
      return;
    }
    const type = types[extname(file)] ?? "application/octet-stream";
    const packs = /^text|json|xml/.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(200, { "content-type": type, ...(packs ? { "content-encoding": "gzip" } : {}) });
    response.end(packs ? gzipSync(readFileSync(file)) : readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Path of the file that stands at an address without its origin; undefined where there is none. */
export function fileAt(folder: string, base: string, address: string): string | undefined {
  const path = decodeURIComponent(address.replace(/[?#].*/s, ""));
  if (!path.startsWith(base)) return undefined;
  const below = path.slice(base.length);
  const file = resolve(folder, below === "" || below.endsWith("/") ? `${below}index.html` : below);
  const within = file.startsWith(resolve(folder) + sep);
  return within && existsSync(file) && statSync(file).isFile() ? file : undefined;
}
