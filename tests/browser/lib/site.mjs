// The built site as files: which pages there are, of which kind, and what stands in them.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of the built site; `HANDBOK_DIST` names another. */
export const dist = process.env.HANDBOK_DIST ?? join(here, '../../../dist');

/** Every file of the site, as paths from its root, sorted. */
export function files(folder = dist, prefix = '') {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = prefix + entry.name;
      return entry.isDirectory() ? files(join(folder, entry.name), `${path}/`) : [path];
    });
}

/** Every page of the site; the search's own files are no pages. */
export function pages() {
  const found = files().filter((path) => path.endsWith('.html') && !path.startsWith('sok/'));
  if (found.length === 0) throw new Error(`no page in ${dist}: build the handbook first`);
  return found;
}

export const read = (path) => readFileSync(join(dist, path), 'utf8');
export const size = (path) => statSync(join(dist, path)).size;

// A kind of page by its address: the first rule that fits. Every page that stands alone is a kind
// of its own, so that a new register is checked without being listed here.
const RULES = [
  ['part', /\.del-\d+\.html$/],
  ['chapter', /^kapitel\/[^/]+\/index\.html$/],
  ['section', /^kapitel\/[^/]+\/.+\.html$/],
  ['region', /^regioner\/[^/]+\/index\.html$/],
  ['municipalities', /^regioner\/[^/]+\/kommuner\.html$/],
  ['region-part', /^regioner\/[^/]+\/.+\.html$/],
  ['centre', /^centraler\/[^/]+\/.+\.html$/],
  ['goal', /^mal\/(?!index)[^/]+\.html$/],
  ['indicator', /^indikatorer\/(?!index)[^/]+\.html$/],
  ['role', /^roller\/(?!index)[^/]+\.html$/],
  ['method', /^metoder\/(?!index)[^/]+\.html$/],
  ['about', /^om\/.+\.html$/],
  ['news', /^nyheter\/(?!index)[^/]+\.html$/],
  ['arrival', /^introduktion\/[^/]+\/.+\.html$/],
  ['path', /^introduktion\/(?!index)[^/]+\.html$/],
  ['form', /^mallar\/(?!index)[^/]+\.html$/],
  ['page', /^sidor\/.+\.html$/],
];

/** The kind of a page: `section`, `centre`, or its own address where it is one of its kind. */
export function kindOf(path) {
  return RULES.find(([, rule]) => rule.test(path))?.[0] ?? path.replace(/\.html$/, '');
}

/** One page of each kind: the longest, since that is where most can go wrong. */
export function samples() {
  const longest = new Map();
  for (const path of pages()) {
    const kind = kindOf(path);
    const other = longest.get(kind);
    if (other === undefined || size(path) > size(other)) longest.set(kind, path);
  }
  return [...longest].map(([kind, path]) => ({ kind, path }));
}

/** Where an address on a page leads, as a path from the site's root and an anchor. */
export function resolve(from, href) {
  const [path, anchor = ''] = href.split('#');
  const bare = decodeURIComponent(path.split('?')[0]);
  let to = bare === '' ? from : posix.normalize(posix.join(posix.dirname(from), bare));
  if (bare.startsWith('/')) to = bare.slice(1);
  if (to === '.' || to.endsWith('/')) to = posix.join(to, 'index.html');
  return { to, anchor: decodeURIComponent(anchor) };
}
