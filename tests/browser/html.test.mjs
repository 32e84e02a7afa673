// The files of the site: valid by the Nu HTML Checker, every link and anchor leading somewhere,
// no page too heavy.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { dist, files, pages, read, resolve, size } from './lib/site.mjs';

const jar = String(createRequire(import.meta.url)('vnu-jar'));

/** What the Nu HTML Checker says of files or folders: errors, a line each. */
function nu(...args) {
  const run = spawnSync(
    'java',
    ['-Xss8m', '-jar', jar, '--errors-only', '--format', 'json', '--exit-zero-always', ...args],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  assert.equal(run.error, undefined);
  return JSON.parse(run.stderr).messages.map(
    ({ url, lastLine, message }) =>
      `${decodeURIComponent(url.replace(/^file:/, '')).replace(`${dist}/`, '')}:${lastLine} ${message}`,
  );
}

const decode = (text) =>
  text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name) =>
    ({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" })[name]);
const attributes = (html, name) =>
  [...html.matchAll(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|([^\\s">]+))`, 'g'))].map((match) =>
    decode(match[1] ?? match[2]));

test('the Nu HTML Checker finds no error on any page', () => {
  const broken = nu('--skip-non-html', ...pages().map((path) => `${dist}/${path}`));
  assert.deepEqual(broken, []);
});

test('the Nu HTML Checker finds no error in any style sheet', () => {
  const sheets = files().filter((path) => path.endsWith('.css') && !path.startsWith('sok/'));
  assert.ok(sheets.length > 0);
  assert.deepEqual(nu('--css', ...sheets.map((path) => `${dist}/${path}`)), []);
});

test('every link of every page leads to a file, and every anchor to an element', () => {
  const all = new Set(files());
  const ids = new Map();
  const idsOf = (path) => {
    if (!ids.has(path)) ids.set(path, new Set(attributes(read(path), 'id')));
    return ids.get(path);
  };
  const dead = [];
  for (const path of pages()) {
    const html = read(path);
    for (const href of [...attributes(html, 'href'), ...attributes(html, 'src')]) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
      const { to, anchor } = resolve(path, href);
      // The 404 page is shown at any address, so its own links start at the root.
      if (!all.has(to)) dead.push(`${path}: ${href}`);
      else if (anchor !== '' && to.endsWith('.html') && !idsOf(to).has(anchor)) {
        dead.push(`${path}: ${href} (no such anchor)`);
      }
    }
  }
  assert.deepEqual(dead, []);
});

test('no id stands twice on a page', () => {
  const twice = pages().flatMap((path) => {
    const found = attributes(read(path), 'id');
    return found.filter((id, at) => found.indexOf(id) !== at).map((id) => `${path}: ${id}`);
  });
  assert.deepEqual(twice, []);
});

test('every page says its language, its title and one main heading', () => {
  const silent = pages().filter((path) => {
    const html = read(path);
    return !/<html[^>]*\slang="?sv/.test(html) || !/<title>[^<]{3,}<\/title>/.test(html)
      || (html.match(/<h1[\s>]/g) ?? []).length !== 1;
  });
  assert.deepEqual(silent, []);
});

test('no two pages have the same title', () => {
  const seen = new Map();
  const double = [];
  for (const path of pages()) {
    const title = read(path).match(/<title>([^<]*)<\/title>/)?.[1];
    if (seen.has(title)) double.push(`${seen.get(title)} and ${path}: ${title}`);
    seen.set(title, path);
  }
  assert.deepEqual(double, []);
});

test('no script, style or handler stands in a page', () => {
  const inline = pages().filter((path) => {
    const html = read(path).replace(/<script type="?application\/ld\+json"?>[\s\S]*?<\/script>/g, '');
    return /<script(?![^>]*\ssrc=)[^>]*>/.test(html) || /<style[\s>]/.test(html)
      || /\son[a-z]+="/.test(html) || /<[^>]*\sstyle="/.test(html.replace(/<svg[\s\S]*?<\/svg>/g, ''));
  });
  assert.deepEqual(inline, []);
});

test('no page is heavier than 100 kB', () => {
  const heavy = pages().filter((path) => size(path) > 100_000).map((path) => `${path}: ${size(path)} bytes`);
  assert.deepEqual(heavy, []);
});

test('style sheets and scripts of our own are small', () => {
  const own = files().filter((path) => !/(^|\/)sok[./-]/.test(path) && !path.startsWith('sok/'));
  const sum = (end) => own.filter((path) => path.endsWith(end)).reduce((n, path) => n + size(path), 0);
  assert.ok(sum('.css') <= 40_000, `CSS: ${sum('.css')} bytes`);
  // What reads the site without a connection is no part of a page; it stands by itself.
  const worker = size('sw.js');
  assert.ok(worker <= 15_000, `service worker: ${worker} bytes`);
  assert.ok(sum('.js') - worker <= 15_000, `JS: ${sum('.js') - worker} bytes`);
});
