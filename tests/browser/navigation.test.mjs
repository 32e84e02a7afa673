// Finding one's way: every page within three clicks from the front page; ways by chapter, role,
// question, region, municipality and centre; and all of it without scripts.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { kindOf, pages, read, resolve, samples } from './lib/site.mjs';

let site;
let browser;
let plain;
let page;

before(async () => {
  site = await serve();
  browser = await launch();
  plain = await browser.newContext({ javaScriptEnabled: false });
  page = await plain.newPage();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const all = pages();
const known = new Set(all);

/** The pages that a page links to. Only what a reader can press counts. */
function links(path) {
  const hrefs = [...read(path).matchAll(/<a\s[^>]*?href=(?:"([^"]*)"|([^\s">]+))/g)].map((m) => m[1] ?? m[2]);
  return hrefs.filter((href) => !/^[a-z][a-z0-9+.-]*:/i.test(href))
    .map((href) => resolve(path, href.replaceAll('&amp;', '&')).to).filter((to) => known.has(to));
}

/** How many clicks each page is from another. */
function clicks(from, next = links) {
  const far = new Map([[from, 0]]);
  for (const path of far.keys()) {
    for (const to of next(path)) if (!far.has(to)) far.set(to, far.get(path) + 1);
  }
  return far;
}

/** The parts of a page, itself first; what is too long for one page stands on several. */
const parts = (path) => all.filter((other) => other === path || other.startsWith(`${path.replace(/\.html$/, '')}.del-`))
  .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));

/** The first part of a page that has something, opened. */
async function partWith(path, selector) {
  for (const part of parts(path)) {
    await page.goto(site.base + part);
    if (await page.locator(selector).count() > 0) return part;
  }
  throw new Error(`${selector} stands on no part of ${path}`);
}

test('every page is within three clicks from the front page', () => {
  const far = clicks('index.html');
  const lost = all.filter((path) => path !== '404.html' && !(far.get(path) <= 3));
  assert.deepEqual(lost, []);
});

test('a page that is four clicks away is noticed', () => {
  const chain = { 'index.html': ['a'], a: ['b'], b: ['c'], c: ['d'], d: [] };
  assert.equal(clicks('index.html', (path) => chain[path]).get('d'), 4);
});

test('every page leads back to the front page and to the list of all content', () => {
  const lost = all.filter((path) => path !== 'index.html')
    .filter((path) => !links(path).includes('index.html') || !links(path).includes('innehall.html'));
  assert.deepEqual(lost.filter((path) => path !== 'innehall.html'), []);
});

for (const [way, kinds] of [
  ['chapter', ['chapter', 'section']], ['role', ['path']],
  ['region, municipality and centre', ['region', 'municipalities', 'centre']],
]) {
  test(`the list of all content leads by ${way}`, () => {
    const listed = new Set(parts('innehall.html').flatMap(links));
    assert.deepEqual(all.filter((path) => kinds.includes(kindOf(path)) && !listed.has(path)), []);
  });
}

test('the roles that someone can have are listed as “Jag är …”, and all roles in their register', async () => {
  await partWith('innehall.html', 'section[aria-labelledby=roller]');
  assert.ok(await page.locator('section[aria-labelledby=roller] details.roll').count() >= 6);
  const listed = new Set(links('roller/index.html'));
  assert.deepEqual(all.filter((path) => kindOf(path) === 'role' && !listed.has(path)), []);
});

test('the list of all content leads by question, to the heading of the answer', async () => {
  const part = await partWith('innehall.html', 'section[aria-labelledby=fragor] ul a');
  const asked = page.locator('section[aria-labelledby=fragor] ul a');
  assert.ok(await asked.count() > 10);
  await asked.first().click();
  assert.notEqual(new URL(page.url()).pathname, `/${part}`);
});

test('the front page has a door for each reader, and the regions with their centres', async () => {
  await page.goto(`${site.base}index.html`);
  assert.ok(await page.locator('.dorrar section').count() >= 4);
  const front = new Set(links('index.html'));
  assert.deepEqual(all.filter((path) => ['region', 'centre'].includes(kindOf(path)) && !front.has(path)), []);
});

test('without scripts nothing is hidden but what needs them, and nothing promises what it cannot do', async () => {
  const lost = [];
  for (const { path } of samples()) {
    await page.goto(site.base + path);
    lost.push(...(await page.evaluate(() => {
      const closed = [...document.querySelectorAll('main .tillagg > details:not([open])')].map(() => 'a closed supplement');
      const idle = [...document.querySelectorAll('main button, .utseende, .minns')]
        .filter((element) => element.checkVisibility() && !element.closest('form')).map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> does nothing`);
      return [...closed, ...idle];
    })).map((fault) => `${path}: ${fault}`));
  }
  assert.deepEqual(lost, []);
});

test('without scripts a region is shown, a menu leads on and an answer can be opened', async () => {
  const having = (what) => all.find((path) => read(path).includes(what));
  await page.goto(site.base + having('class="tillagg"'));
  assert.ok(await page.locator('.tillagg[data-region] > details[open]').first().isVisible());
  await page.goto(site.base + samples().find(({ kind }) => kind === 'section').path);
  await page.locator('nav.sidomeny a').nth(2).click();
  await page.locator('h1').waitFor();
  await page.goto(site.base + having('class="prov"'));
  const answer = page.locator('fieldset.prov .svar').first();
  await answer.locator('summary').click();
  assert.equal(await answer.evaluate((element) => element.open), true);
});

test('the parts of a long page lead to each other, and an address from before it was divided is led on', async () => {
  const divided = all.filter((path) => path.endsWith('.del-2.html')).map((path) => path.replace('.del-2', ''));
  for (const path of divided) {
    const other = parts(path);
    for (const part of other) assert.deepEqual(other.filter((to) => !links(part).includes(to)), [], part);
    const moved = Object.entries(JSON.parse(read(path.replace(/html$/, 'delar.json'))));
    assert.ok(moved.length > 0, path);
    const [anchor, to] = moved.at(-1);
    const fresh = await browser.newPage();
    await fresh.goto(`${site.base}${path}#${anchor}`);
    await fresh.waitForURL(`${site.base}${to}#${anchor}`);
    assert.equal(await fresh.locator(`[id="${anchor}"]`).count(), 1, `${to}#${anchor}`);
    await fresh.close();
  }
  assert.ok(divided.includes('innehall.html') || divided.length === 0, divided.join());
});
