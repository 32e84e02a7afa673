// Tables of data: sorted by keyboard, announced, missing values last, back to the written order;
// without scripts they stand as they are. And the files that they offer are there.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { dist, pages, read } from './lib/site.mjs';

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

const MEASURED = 'indikatorer/forandring-listade-barn.html';
const column = (at) => page.locator('.tabell[data-sortera]').first().locator(`tbody tr > :nth-child(${at})`).allInnerTexts();
const number = (text) => Number(text.replace(/[\s\u00a0]/g, '').replace('\u2212', '-').replace(',', '.'));

test('a column of numbers is sorted by keyboard, up, down and back, and says so', async () => {
  await page.goto(site.base + MEASURED);
  const written = await column(3);
  const head = page.locator('.tabell[data-sortera] thead th').nth(2);
  await head.locator('button').focus();
  await page.keyboard.press('Enter');
  assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  const up = (await column(3)).map(number);
  assert.deepEqual(up, [...written].map(number).sort((a, b) => a - b));
  await page.keyboard.press('Space');
  assert.equal(await head.getAttribute('aria-sort'), 'descending');
  assert.deepEqual((await column(3)).map(number), [...up].reverse());
  await page.keyboard.press('Enter');
  assert.equal(await head.getAttribute('aria-sort'), null);
  assert.deepEqual(await column(3), written);
});

test('words are sorted in Swedish, one column at a time, and what is missing stands last', async () => {
  await page.goto(`${site.base}centraler/index.html`);
  const heads = page.locator('.tabell[data-sortera]').first().locator('thead th');
  await heads.nth(0).locator('button').click();
  const names = await column(1);
  assert.deepEqual(names, [...names].sort(new Intl.Collator('sv', { numeric: true }).compare));
  await heads.nth(1).locator('button').click();
  assert.equal(await heads.nth(0).getAttribute('aria-sort'), null);
  assert.equal(await heads.nth(1).getAttribute('aria-sort'), 'ascending');
  const missing = (await column(2)).map((text) => /^Uppgift saknas/.test(text));
  assert.deepEqual(missing, [...missing].sort());
});

test('without scripts a table stands as it is written, with no button that does nothing', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(site.base + MEASURED);
  assert.equal(await still.locator('.tabell[data-sortera] button').count(), 0);
  assert.ok((await still.locator('.tabell[data-sortera] tbody tr').count()) > 4);
  await plain.close();
});

test('every file that a page offers as data or calendar is there', () => {
  const offered = new Set();
  for (const path of pages()) {
    for (const [, href] of read(path).matchAll(/href="([^":]+\.(?:csv|json|ics))"/g)) {
      offered.add(join(dirname(path), href));
    }
  }
  assert.ok(offered.size > 90, `only ${offered.size} files are offered`);
  const lost = [...offered].filter((path) => !existsSync(join(dist, path)));
  assert.deepEqual(lost, []);
});
