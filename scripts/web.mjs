import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIfStale, root } from './build.mjs';
import { openAddress } from './open.mjs';

// Serves the built program to a browser on this machine: only on the loopback address, only the built files, only to
// pages that asked for this very address (another site's name that resolves to 127.0.0.1 is refused).

/** A fixed port, because a browser keeps data per address: another port would show an empty library. */
const usualPort = 4173;

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Starts the server; resolves to `{ server, port, address }`. Port 0 takes any free one. With `next`, a port in use
 * gives way to one of the ten after it.
 */
export async function serve({ port = usualPort, next = true, folder = path.join(root, 'out/renderer') } = {}) {
  const home = realpathSync(folder);
  const last = port === 0 || !next ? port : Math.min(port + 10, 65535);
  for (let attempt = port; ; attempt += 1) {
    const server = createServer((request, response) => answer(home, request, response));
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(attempt, '127.0.0.1', resolve);
      });
      const taken = server.address().port;
      return { server, port: taken, address: `http://127.0.0.1:${taken}/` };
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || attempt >= last) throw error;
    }
  }
}

function answer(home, request, response) {
  const refuse = (status, words) => {
    response.writeHead(status, { ...guards, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : `${words}\n`);
  };
  response.on('error', () => response.destroy());
  if (!isOwnHost(request.headers.host, request.socket.localPort)) return refuse(421, 'Not this address.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(405, 'Only GET and HEAD.');
  }
  if (request.headers.host.startsWith('localhost')) {
    // One address, so that there is one library: a browser would keep another for this name.
    response.setHeader('Location', `http://127.0.0.1:${request.socket.localPort}/`);
    return refuse(308, 'Moved.');
  }
  const file = fileFor(home, request.url ?? '');
  if (file === null) return refuse(404, 'Not found.');

  const type = types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  if (path.extname(file) === '.html') {
    const page = withNonce(readFileSync(file, 'utf8'));
    response.writeHead(200, {
      ...guards,
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(page.html),
      'Content-Security-Policy': page.policy,
      'Cache-Control': 'no-store',
    });
    return response.end(request.method === 'HEAD' ? undefined : page.html);
  }
  // Built files under assets/ carry a hash in their name.
  const lasting = path.relative(home, file).startsWith(`assets${path.sep}`);
  response.writeHead(200, {
    ...guards,
    'Content-Type': type,
    'Content-Length': statSync(file).size,
    'Content-Security-Policy': "default-src 'self'",
    'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') return response.end();
  return createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

const guards = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

function isOwnHost(host, port) {
  return host !== undefined && [`127.0.0.1:${port}`, `localhost:${port}`].includes(host);
}

/** The built file that an address names, or null: also for anything outside the folder, by dots or by links. */
function fileFor(home, url) {
  let name;
  try {
    name = decodeURIComponent(url.split(/[?#]/u, 1)[0]);
  } catch {
    return null; // A malformed escape names nothing.
  }
  if (!name.startsWith('/') || /[\\\0:]/u.test(name) || name.split('/').includes('..')) return null;
  const file = path.join(home, name === '/' ? 'index.html' : name);
  try {
    const real = realpathSync(file);
    return real.startsWith(home + path.sep) && statSync(real).isFile() ? real : null;
  } catch {
    return null; // Not there.
  }
}

/** The page with a fresh nonce for its styles, and its own policy as a header (which can also forbid framing). */
function withNonce(template) {
  const html = template.replaceAll('LECTERN_NONCE', randomBytes(18).toString('base64'));
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/u.exec(html)?.[1] ?? "default-src 'self'";
  return { html, policy: `${policy}; frame-ancestors 'none'` };
}

async function main() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log('npm run web -- [--port N] [--no-open]   (port 0 takes any free one)');
  const asked = values.port === undefined ? usualPort : Number(values.port);
  if (!/^\d+$/u.test(values.port ?? '0') || asked > 65535) {
    console.error(`--port needs a number from 0 to 65535, not “${values.port}”.`);
    process.exit(2);
  }
  if (!buildIfStale()) process.exit(1);
  await serveUntilStopped({ port: asked, next: values.port === undefined, open: !values['no-open'] });
}

/** Serves, says where, opens a browser if wanted, and ends with the signals that end programs. */
export async function serveUntilStopped({ port = usualPort, next = true, open = true } = {}) {
  let running;
  try {
    running = await serve({ port, next });
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code ?? error.message})`;
    console.error(`Port ${port} ${why}. Choose another with: npm run web -- --port N`);
    process.exit(1);
  }
  if (port !== 0 && running.port !== port) {
    console.log(
      `Port ${port} is in use, so Lectern runs on ${running.port} this time. ` +
        `A browser keeps data per address: projects made on port ${port} are not seen here.`,
    );
  }
  console.log(`Lectern is at ${running.address} (Ctrl+C ends it)`);
  const stop = () => {
    running.server.close(() => process.exit(0));
    running.server.closeAllConnections();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (open) openAddress(running.address);
}

if (process.argv[1] && existsSync(process.argv[1])) {
  if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) await main();
}
