// A hundred questions as readers ask them (plain, inflected, compound, abbreviated, by synonym, misspelt,
// without å ä ö), each with the pages of which one must be first or among the first three hits.
// At least 95 of 100 are met; the table lies in search-questions.json. The questions in
// search-questions-fresh.json were written before the search was mended and are not tuned for one by
// one: they show whether it holds for more than its own table. The last 25 of them are asked as midwives,
// nurses, social workers, preschool teachers and managers ask: 17 were met as they were written. Those that
// are missed ask for what the handbook does not speak of.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { dist, files, pages, read } from './lib/site.mjs';

const table = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const questions = table('search-questions.json');
const fresh = table('search-questions-fresh.json');

let site;
let browser;
let page;

before(async () => {
  site = await serve();
  browser = await launch();
  page = await browser.newPage();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** The hits that a reader sees for a question, as addresses from the root, anchors with them. */
async function hits(question) {
  if (!page.url().endsWith('/innehall.html')) await page.goto(`${site.base}innehall.html`);
  await page.evaluate(() => {
    // What the last question left is no answer to this one.
    const box = document.querySelector('.traffar');
    box.querySelector('.antal').textContent = '';
    box.querySelector('ol').textContent = '';
  });
  await page.locator('form.sok input[type=search]').first().fill(question);
  await page.waitForFunction(() => {
    const box = document.querySelector('.traffar');
    const told = box?.querySelector('.antal')?.textContent ?? '';
    // A term that is asked for comes before the rest: wait for as many as are told, or three.
    const due = Math.min(3, parseInt(told, 10));
    return !box?.hidden && (/^Inga/.test(told) || box.querySelectorAll('ol > li').length >= due);
  });
  return page.locator('.traffar > ol > li > a').evaluateAll((links, base) =>
    links.map((link) => link.href.replace(base, '').replace(/\?[^#]*/, '')), site.base);
}

test('the table has a hundred questions, each with pages that exist', () => {
  assert.ok(questions.length >= 100);
  const all = new Set(pages());
  const missing = [...questions, ...fresh].flatMap((q) => q.sidor.filter((path) => !all.has(path)).map((path) => `${q.fraga}: ${path}`));
  assert.deepEqual(missing, []);
});

/** The share of questions that find their page; those that miss are told. */
async function met(asked, t) {
  const missed = [];
  for (const { slag, fraga, bland, sidor } of asked) {
    const found = (await hits(fraga)).map((hit) => hit.split('#')[0]);
    if (!found.slice(0, bland).some((hit) => sidor.includes(hit))) {
      missed.push(`${slag}: “${fraga}” gave ${found.slice(0, 3).join(', ') || 'nothing'}`);
    }
  }
  missed.forEach((line) => t.diagnostic(line));
  t.diagnostic(`${asked.length - missed.length} of ${asked.length}`);
  return { share: 1 - missed.length / asked.length, missed: missed.join('\n') };
}

test('at least 95 of 100 questions find their page', async (t) => {
  const { share, missed } = await met(questions, t);
  assert.ok(share >= 0.95, `${(share * 100).toFixed(0)} % met:\n${missed}`);
});

test('questions that the search was not made for find their page, 90 of 100', async (t) => {
  assert.ok(fresh.length >= 45);
  const asked = new Set(questions.map(({ fraga }) => fraga));
  assert.deepEqual(fresh.filter(({ fraga }) => asked.has(fraga)), []);
  const { share, missed } = await met(fresh, t);
  assert.ok(share >= 0.9, `${(share * 100).toFixed(0)} % met:\n${missed}`);
});

test('a slip of the pen is mended, and told', async () => {
  assert.ok((await hits('barnmorksa')).length > 0);
  assert.match(await page.locator('.traffar [role=status]').textContent(), /Visar träffar för ”barnmorska”/);
});

test('a word that is written right is not mended', async () => {
  await hits('samordnarens');
  assert.doesNotMatch(await page.locator('.traffar [role=status]').textContent(), /Visar träffar för/);
});

test('a hit leads to the heading where the answer stands', async () => {
  await hits('delas med föräldrar');
  const deep = await page.locator('.traffar li ul a').evaluateAll((links) => links.map((link) => link.href));
  assert.ok(deep.some((href) => href.includes('#')), 'no hit leads to a heading');
});

test('an address with a question answers it', async () => {
  await page.goto(`${site.base}innehall.html?q=ordlista`);
  await page.locator('.traffar > ol > li > a').first().waitFor();
  assert.equal(await page.locator('form.sok input[type=search]').first().inputValue(), 'ordlista');
});

test('what no one wrote gives an answer in words', async () => {
  assert.deepEqual(await hits('qwzxv'), []);
  assert.match(await page.locator('.traffar .antal').textContent(), /^Inga träffar/);
});

test('there is a filter for chapter, role, region and kind', async () => {
  await page.goto('about:blank');
  await hits('samordnare');
  await page.locator('.traffar .filter summary').click();
  for (const name of ['Kapitel', 'Roll', 'Region', 'Slag']) {
    const choice = page.getByRole('combobox', { name, exact: true });
    assert.ok(await choice.locator('option').count() > 1, `${name} has nothing to choose`);
    const before = await page.locator('.traffar .antal').textContent();
    await choice.selectOption({ index: 1 });
    await page.waitForFunction((told) => document.querySelector('.traffar .antal').textContent !== told, before);
    await choice.selectOption('');
    await page.waitForFunction((told) => document.querySelector('.traffar .antal').textContent === told, before);
  }
});

test('a filter narrows the hits to its kind', async () => {
  await page.goto('about:blank');
  await hits('samordnare');
  await page.locator('.traffar .filter summary').click();
  await page.getByRole('combobox', { name: 'Slag' }).selectOption('Mall');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.traffar li > a')].every((link) => link.pathname.includes('/mallar/')));
  assert.ok(await page.locator('.traffar > ol > li').count() > 0);
});

test('the search holds no page that asks to be left out', () => {
  const index = files().filter((path) => path.startsWith('sok/'));
  assert.ok(index.length > 0, `no index in ${dist}`);
  const hidden = pages().filter((path) => !read(path).includes('data-pagefind-body'));
  assert.ok(hidden.includes('404.html'));
});
