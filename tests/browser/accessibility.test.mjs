// axe-core over every kind of page: WCAG 2.2 A and AA and best practice, in light and dark, at
// three widths; and without scripts.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { samples } from './lib/site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 768, 1280];
const SCHEMES = ['light', 'dark'];

let site;
let browser;

before(async () => {
  site = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** What axe finds on a page, a line each. */
async function faults(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    TAGS,
  );
  return result.violations.flatMap((violation) =>
    violation.nodes.slice(0, 3).map((node) => {
      const why = node.any.concat(node.all, node.none)[0]?.message ?? violation.help;
      return `${violation.id}: ${node.target.join(' ')} – ${why}`;
    }),
  );
}

/** The faults of a page in each scheme and width, without repeating what holds for all. */
async function everywhere(page, schemes, widths) {
  const told = new Map();
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const fault of await faults(page)) {
        told.set(fault, [...(told.get(fault) ?? []), `${colorScheme} ${width}`]);
      }
    }
  }
  return [...told].map(([fault, where]) => `${fault}  [${where.join(', ')}]`);
}

test('axe finds a fault where there is one', async () => {
  const page = await browser.newPage();
  await page.setContent('<html lang="sv"><title>x</title><main><h1>x</h1><img src="a.png"></main>');
  assert.ok((await faults(page)).some((fault) => fault.startsWith('image-alt')));
  await page.close();
});

/** What a browser without scripts shows: no script is run, and what stands in `noscript` counts. */
const withoutScripts = (html) =>
  html.replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/<\/?noscript>/g, '');

for (const { kind, path } of samples()) {
  test(`${kind}: ${path}`, async () => {
    const page = await browser.newPage();
    await page.goto(site.base + path);
    assert.deepEqual(await everywhere(page, SCHEMES, WIDTHS), []);
    await page.close();
  });

  // axe is a script itself, so it cannot run where scripts are off: the page's own are taken out.
  test(`${kind} without scripts: ${path}`, async () => {
    const page = await browser.newPage();
    await page.route('**/*.html', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: withoutScripts(await response.text()) });
    });
    await page.goto(site.base + path);
    assert.deepEqual(await everywhere(page, ['light'], [320, 1280]), []);
    await page.close();
  });
}
