// A small static server over the built site, at a free port of the loopback address. It sends the
// headers that the site's own `_headers` file asks for, so that its policy is tested in earnest, and
// packs text as ordinary hosts do.

import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dist } from './site.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** The rules of a `_headers` file: a pattern, then indented headers. */
export function headerRules(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      const pattern = line.trim().split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      rules.push({ pattern: new RegExp(`^${pattern.join('.*')}$`), headers: [] });
    } else {
      const at = line.indexOf(':');
      rules.at(-1)?.headers.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
    }
  }
  return rules;
}

/** What ordinary hosts send packed. */
const PACKED = /^(text\/|application\/(javascript|json|manifest|xml)|image\/svg)/;

/** Starts the server; resolves to its address and a way to stop it. `change` may stand in for a file. */
export async function serve(change = () => undefined) {
  const rules = existsSync(join(dist, '_headers'))
    ? headerRules(readFileSync(join(dist, '_headers'), 'utf8'))
    : [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    let file = join(dist, normalize(path));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    const found = file.startsWith(dist) && existsSync(file);
    const shown = found ? file : join(dist, '404.html');
    for (const { pattern, headers } of rules) {
      if (pattern.test(path)) for (const [name, value] of headers) response.setHeader(name, value);
    }
    const stored = existsSync(shown) ? readFileSync(shown) : Buffer.from('not found');
    const other = change(path, stored);
    const body = other ?? stored;
    response.statusCode = found || other !== undefined ? 200 : 404;
    const type = TYPES[extname(shown)] ?? 'application/octet-stream';
    response.setHeader('Content-Type', type);
    if (PACKED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      response.setHeader('Content-Encoding', 'gzip');
      response.setHeader('Vary', 'Accept-Encoding');
      response.end(gzipSync(body, { level: 1 }));
    } else {
      response.end(body);
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    base: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    }),
  };
}
