// Without a connection: after one visit the whole handbook is on the device, search too, and a new
// version is offered with its edition, never forced.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { files, pages, read, samples } from './lib/site.mjs';

let site;
let browser;
let context;
let page;
let newer = false;

before(async () => {
  // The same site, and on demand the service worker of the next edition.
  site = await serve((path, body) => (newer && path === '/sw.js'
    ? body.toString().replace(/VERSION="[^"]*",UTGAVA="[^"]*"/, 'VERSION="abc",UTGAVA="3000.1"') : undefined));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

beforeEach(async () => {
  newer = false;
  context = await browser.newContext();
  page = await context.newPage();
});

afterEach(() => context.close());

/** What the device keeps, as paths from the root. */
const kept = () => page.evaluate(async (base) => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) found.push(request.url.replace(base, ''));
  }
  return found;
}, site.base);

/** What a device should keep after a visit: each page, and what pages and search need. */
const due = () => [
  ...pages(),
  ...files().filter((path) => /^(sok|resurser)\//.test(path) && path !== 'sok/filer.json'),
];

/** What of it the device does not keep yet. */
async function missing() {
  const stored = new Set(await kept());
  return due().filter((path) => !stored.has(path));
}

/** Visits the front page, and waits until the worker has fetched the rest. */
async function visit() {
  await page.goto(`${site.base}index.html`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  for (let wait = 0; wait < 240 && (await missing()).length > 0; wait += 1) await page.waitForTimeout(500);
}

test('after one visit every page is read and searched without a connection', async () => {
  await visit();
  assert.deepEqual(await missing(), [], 'not kept');
  await context.setOffline(true);
  await site.stop();
  for (const { path } of samples()) {
    await page.goto(site.base + path);
    const title = read(path).match(/<title>([^<]*)</)[1].replaceAll('&amp;', '&');
    assert.equal(await page.title(), title);
  }
  assert.match(await page.locator('.regionrad[role=status]').textContent(), /utan uppkoppling.*Utgåva/);
  const broken = await page.evaluate(() => getComputedStyle(document.body).margin !== '0px');
  assert.equal(broken, false, 'the style sheet is kept too');
  await page.goto(`${site.base}innehall.html?q=samordnare`);
  await page.locator('.traffar > ol > li > a').first().waitFor();
  await page.goto(`${site.base}finns/inte.html`);
  assert.match(await page.locator('h1').textContent(), /finns inte/);
  site = await serve((path, body) => (newer && path === '/sw.js'
    ? body.toString().replace(/VERSION="[^"]*",UTGAVA="[^"]*"/, 'VERSION="abc",UTGAVA="3000.1"') : undefined));
});

test('a new version is offered with its edition, and taken when the reader says so', async () => {
  await visit();
  newer = true;
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found.update()));
  const offer = page.locator('.regionrad', { hasText: 'utgåva 3000.1' });
  await offer.waitFor();
  assert.ok(!(await page.evaluate(() => caches.keys())).every((name) => name === 'handbok-abc'), 'nothing is forced');
  await Promise.all([page.waitForEvent('load'), offer.getByRole('button').click()]);
  await page.waitForFunction(() => caches.keys().then((names) => names.join() === 'handbok-abc'));
});

test('the manifest names the handbook, where it begins and icons that exist', () => {
  const manifest = JSON.parse(read('manifest.webmanifest'));
  assert.ok(manifest.name.length > 3 && manifest.lang === 'sv' && manifest.start_url === 'index.html');
  const all = new Set(files());
  assert.ok(manifest.icons.length > 0);
  assert.deepEqual(manifest.icons.filter(({ src }) => !all.has(src)), []);
});
