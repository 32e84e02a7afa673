// The site by keyboard alone, and what scripts add: skip link, visible focus, search, region
// choice, definitions of terms, the choice of colours, tick boxes and self-tests.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { focused, launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { pages, read, samples } from './lib/site.mjs';

let site;
let browser;
let context;
let page;

before(async () => {
  site = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  page = await context.newPage();
});

afterEach(() => context.close());

const first = (kind) => samples().find((sample) => sample.kind === kind)?.path;
const having = (what) => {
  const path = pages().find((candidate) => read(candidate).includes(what));
  assert.ok(path, `no page has ${what}`);
  return path;
};
const open = (path) => page.goto(site.base + path);

test('the skip link is the first stop and leads past the menus', async () => {
  await open(first('section'));
  await page.keyboard.press('Tab');
  assert.match(await focused(page), /Hoppa till innehållet/);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'innehall');
});

for (const kind of ['index', 'section', 'centre', 'path', 'kallor']) {
  test(`every stop of the keyboard shows where it is: ${kind}`, async () => {
    await open(first(kind));
    const unseen = [];
    const seen = new Set();
    for (let step = 0; step < 120; step += 1) {
      await page.keyboard.press('Tab');
      const look = () => page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        element.dataset.stop ??= String(globalThis.stops = (globalThis.stops ?? 0) + 1);
        // Of a link that breaks over lines, its first part.
        const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        const over = box.width > 0 && middle !== null && !element.contains(middle)
          && !middle.contains(element) && middle.closest('label')?.control !== element;
        const covered = over ? `${middle.tagName.toLowerCase()}.${middle.className}` : '';
        return { id: element.dataset.stop, ring, covered, inside: box.bottom > 0 && box.top < innerHeight };
      });
      const stop = await look();
      if (stop === null || seen.has(stop.id)) break;
      seen.add(stop.id);
      if (!stop.ring) unseen.push(`no ring: ${await focused(page)}`);
      if (!stop.inside) unseen.push(`off screen: ${await focused(page)}`);
      if (stop.covered) unseen.push(`covered by ${stop.covered}: ${await focused(page)}`);
    }
    assert.ok(seen.size > 5);
    assert.deepEqual(unseen, []);
  });
}

test('the keyboard is caught nowhere: Tab leads through the whole page and out', async () => {
  await open(first('centre'));
  const stops = await page.evaluate(
    () => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
      .filter((element) => element.checkVisibility()).length,
  );
  let out = false;
  for (let step = 0; step < stops + 10 && !out; step += 1) {
    await page.keyboard.press('Tab');
    out = await page.evaluate(() => document.activeElement === document.body);
  }
  assert.ok(out, `still inside after ${stops + 10} stops, at ${await focused(page)}`);
});

test('a slash begins a search, arrows choose, Escape ends it', async () => {
  await open(first('section'));
  await page.keyboard.press('/');
  assert.match(await page.evaluate(() => document.activeElement.type), /search/);
  await page.keyboard.type('samordnare');
  const hits = page.locator('.traffar li > a');
  await hits.first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.traffar') !== null), true);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.traffar').isVisible(), false);
  assert.match(await page.evaluate(() => document.activeElement.type), /search/);
});

test('the number of hits is told to screen readers', async () => {
  await open(first('section'));
  await page.keyboard.press('/');
  await page.keyboard.type('styrgrupp');
  await page.locator('.traffar li > a').first().waitFor();
  assert.match(await page.locator('.traffar [role=status]').textContent(), /^\d+ träff/);
});

test('a slash written in a field is a slash', async () => {
  await open(first('section'));
  await page.locator('form.sok input[type=search]').first().fill('a');
  await page.keyboard.type('/b');
  assert.equal(await page.locator('form.sok input[type=search]').first().inputValue(), 'a/b');
});

test('a chosen region is opened, stands in the address and follows the links, and nothing is kept unasked', async () => {
  const path = having('class="tillagg"');
  await open(path);
  const region = await page.locator('.tillagg').first().getAttribute('data-region');
  const others = page.locator(`.tillagg:not([data-region="${region}"]) > details[open]`);
  await page.locator(`.regionval a[data-val="${region}"]`).focus();
  await page.keyboard.press('Enter');
  assert.match(page.url(), new RegExp(`\\?region=${region}`));
  assert.equal(await others.count(), 0);
  assert.ok(await page.locator(`.tillagg[data-region="${region}"] > details[open]`).count() > 0);
  const link = await page.locator('main a[href*=".html"]').first().getAttribute('href');
  assert.match(link, new RegExp(`region=${region}`));
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('without a choice every region is shown', async () => {
  await open(having('class="tillagg"'));
  assert.equal(await page.locator('.tillagg > details:not([open])').count(), 0);
});

test('a term shows its definition on focus, Escape closes it and focus stays', async () => {
  await open(having('data-forklaring='));
  const term = page.locator('main a.term[data-forklaring]').first();
  await term.focus();
  const box = page.getByRole('tooltip');
  assert.equal(await box.textContent(), await term.getAttribute('data-forklaring'));
  await page.keyboard.press('Escape');
  assert.equal(await box.count(), 0);
  assert.equal(await term.evaluate((element) => element === document.activeElement), true);
});

test('a definition is gone as soon as focus has left its term', async () => {
  await open(having('data-forklaring='));
  await page.locator('main a.term[data-forklaring]').first().focus();
  assert.equal(await page.getByRole('tooltip').count(), 1);
  await page.locator('h1').evaluate(() => document.activeElement.blur());
  assert.equal(await page.getByRole('tooltip').count(), 0);
});

test('a first touch explains a term, a second follows it, a touch elsewhere closes', async () => {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const touched = await phone.newPage();
  const path = having('data-forklaring=');
  await touched.goto(site.base + path);
  const term = touched.locator('main a.term[data-forklaring]').first();
  await term.tap();
  const box = touched.getByRole('tooltip');
  assert.equal(await box.textContent(), await term.getAttribute('data-forklaring'));
  const edges = await box.boundingBox();
  assert.ok(edges.x >= 0 && edges.x + edges.width <= 360, `the box stands outside: ${JSON.stringify(edges)}`);
  assert.ok(touched.url().endsWith(path));
  await touched.locator('h1').tap();
  assert.equal(await box.count(), 0);
  await term.tap();
  await term.tap();
  await touched.waitForURL(/ordlista\.html/);
  await phone.close();
});

test('a definition stays while the pointer rests on it', async () => {
  await open(having('data-forklaring='));
  await page.locator('main a.term[data-forklaring]').first().hover();
  const box = page.getByRole('tooltip');
  await box.hover();
  await page.waitForTimeout(500);
  assert.equal(await box.count(), 1);
});

test('colours follow the reader’s choice and come back on the next page', async () => {
  await open(first('section'));
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await background();
  await page.locator('.utseende input[value="mork"]').check();
  const dark = await background();
  assert.notEqual(dark, light);
  await open(first('centre'));
  assert.equal(await background(), dark);
});

test('nothing is kept on the device until the reader asks, whatever else is done', async () => {
  const kept = () => page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length);
  await open(having('class="steg'));
  await page.locator('.steg input[type=checkbox]').first().check();
  assert.equal(await kept(), 0);
  await page.locator('.regionval a[data-val]:not([data-val=""])').first().click();
  assert.equal(await kept(), 0);
  await page.keyboard.press('/');
  await page.keyboard.type('samordnare');
  await page.locator('.traffar li > a').first().waitFor();
  assert.equal(await kept(), 0);
  await page.keyboard.press('Escape');
  await page.locator('.minns-val').check();
  assert.equal(await kept(), 1);
  await page.locator('.minns-val').uncheck();
  assert.equal(await kept(), 0, 'what the reader takes back is forgotten');
});

test('ticked steps are remembered only when the reader asks', async () => {
  const path = having('class="steg');
  await open(path);
  await page.locator('.steg input[type=checkbox]').first().check();
  await page.reload();
  assert.equal(await page.locator('.steg input:checked').count(), 0);
  await page.locator('.steg input[type=checkbox]').first().check();
  await page.locator('.minns-val').check();
  await page.reload();
  assert.equal(await page.locator('.steg input:checked').count(), 1);
});

test('a self-test says in words whether the answer is right', async () => {
  await open(having('class="prov"'));
  const question = page.locator('fieldset.prov').first();
  await question.locator('input[value="fel"]').first().check();
  assert.match(await question.getByRole('status').textContent(), /Inte rätt/);
  await question.locator('input[value="ratt"]').first().check();
  assert.match(await question.getByRole('status').textContent(), /Rätt/);
});

test('without scripts a search leads to the list of all pages', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(site.base + first('section'));
  await still.locator('form.sok input[type=search]').first().fill('avtal');
  await still.keyboard.press('Enter');
  await still.waitForURL(/innehall\.html/);
  await plain.close();
});
