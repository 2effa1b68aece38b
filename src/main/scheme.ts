import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

// The program's own scheme. A page of a standard, secure scheme has an origin of its own, so that its database has a
// lasting home and workers load; a page opened as a file has neither, and could read other files.

/** Registered before the program is ready; see `pageAddress`. */
export const scheme = 'lectern';
/** The one page there is. */
export const pageAddress = `${scheme}://app/`;

/** True for addresses that this program serves. */
export function isOurs(address: string): boolean {
  return address.startsWith(pageAddress);
}

/** Answers requests for the built files in a folder, and for nothing else. */
export function serveFolder(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const name = fileNameIn(request.url);
    if (name === null || request.method !== 'GET') return new Response('Not found', { status: 404, headers: guards });
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await readFile(path.join(folder, name)));
    } catch {
      return new Response('Not found', { status: 404, headers: guards });
    }
    const type = types[path.extname(name)] ?? 'application/octet-stream';
    if (path.extname(name) !== '.html') {
      return new Response(bytes, {
        headers: { ...guards, 'Content-Type': type, 'Content-Security-Policy': "default-src 'self'" },
      });
    }
    // The page names its policy itself; each load gets a fresh nonce for the styles that libraries add.
    const nonce = randomBytes(18).toString('base64');
    const html = new TextDecoder().decode(bytes).replaceAll('LECTERN_NONCE', nonce);
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/u.exec(html)?.[1] ?? "default-src 'self'";
    return new Response(html, {
      headers: {
        ...guards,
        'Content-Type': type,
        'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
        'Cache-Control': 'no-store',
      },
    });
  };
}

const guards = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** The file that an address of ours names, inside the folder; null for anything that could lead out of it. */
function fileNameIn(address: string): string | null {
  if (!isOurs(address)) return null;
  try {
    const name = decodeURIComponent(address.slice(pageAddress.length).split(/[?#]/u, 1)[0]!);
    if (/[\\\0:]/u.test(name) || name.startsWith('/') || name.split('/').includes('..')) return null;
    return name === '' ? 'index.html' : name;
  } catch {
    return null; // A malformed escape names nothing.
  }
}
