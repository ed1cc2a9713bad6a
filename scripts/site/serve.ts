import { readFileSync, type Stats, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { type Rule, readHostFile, ruledHeaders } from "../../src/lib/serving/host-file.ts";
import { canBePacked, contentTypeOf } from "../../src/lib/serving/types.ts";

/** A folder that is being served. */
export interface Server {
  /** Address of the start page, with a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a built site on this machine under a base path with slashes at both ends, with the headers that stand in its
 * file `_headers`. As strict as a host may be, and packed as by most: what lies outside the base is not there, and a
 * folder without its slash neither. Port 0 is any free one; throws where another is taken.
 */
export async function serve(folder: string, base = "/", port = 0): Promise<Server> {
  const rules = rulesIn(join(folder, "_headers"));
  const server = createServer((request, response) => {
    const address = pathOf(request.url ?? "/");
    const file = fileAt(folder, base, request.url ?? "/");
    const bytes = file === undefined ? undefined : bytesAt(file);
    if (file === undefined || bytes === undefined) {
      response.writeHead(404, { "Content-Type": contentTypeOf("404.html") });
      response.end(bytesAt(join(folder, "404.html")) ?? "");
      return;
    }
    const type = contentTypeOf(file.split(sep).join("/"));
    const packs =
      canBePacked(type.replace(/;.*/, "")) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(200, {
      "Content-Type": type,
      ...ruledHeaders(rules(), address),
      ...(packs ? { "Content-Encoding": "gzip" } : {}),
    });
    response.end(packs ? gzipSync(bytes) : bytes);
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", listening);
  });
  const { port: found } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${found}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** What is known of a file or folder; undefined where there is none. */
function statAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Bytes of a file; undefined where there is none, also since a moment: a build may be putting a new site in its place. */
function bytesAt(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** The rules of a host file as it is when they are asked for; read again when another one is there. */
function rulesIn(file: string): () => readonly Rule[] {
  let known: { time: number; rules: readonly Rule[] } = { time: 0, rules: [] };
  return () => {
    const time = statAt(file)?.mtimeMs ?? 0;
    if (time !== known.time) known = { time, rules: readHostFile(bytesAt(file)?.toString() ?? "") };
    return known.rules;
  };
}

/** The path of an address without its origin; as it is where its escapes are broken. */
function pathOf(address: string): string {
  const path = address.replace(/[?#].*/s, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Path of the file that stands at an address without its origin; undefined where there is none. */
export function fileAt(folder: string, base: string, address: string): string | undefined {
  const path = pathOf(address);
  if (!path.startsWith(base)) return undefined;
  const below = path.slice(base.length);
  const file = resolve(folder, below === "" || below.endsWith("/") ? `${below}index.html` : below);
  const within = file.startsWith(resolve(folder) + sep);
  return within && statAt(file)?.isFile() ? file : undefined;
}
