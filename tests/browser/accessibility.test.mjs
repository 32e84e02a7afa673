// axe-core over every kind of page: WCAG 2.2 A and AA and best practice, in light and dark, at
// three widths; and without scripts. No rule, element or page is left out. A colour scheme changes
// colours and nothing else, so in the dark the rules that look at colour are the ones asked.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { pages, read, samples } from './lib/site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 768, 1280];
const SCHEMES = [['light', null], ['dark', ['color-contrast', 'link-in-text-block']]];

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

/** What axe finds on a page that has it, a line each: by all rules, or by those named. */
async function faults(page, rules = null) {
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: TAGS };
  const result = await page.evaluate(
    (asked) => globalThis.axe.run(document, { runOnly: asked, resultTypes: ['violations'], elementRef: false }),
    runOnly,
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
  await page.evaluate(axe);
  for (const [colorScheme, rules] of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const fault of await faults(page, rules)) {
        told.set(fault, [...(told.get(fault) ?? []), `${colorScheme} ${width}`]);
      }
    }
  }
  return [...told].map(([fault, where]) => `${fault}  [${where.join(', ')}]`);
}

test('axe finds a fault where there is one, in the dark too', async () => {
  const page = await browser.newPage();
  await page.setContent(`<html lang="sv"><title>x</title><style>:root{color-scheme:light dark}
    @media (prefers-color-scheme:dark){p{color:#333;background:#222}}</style>
    <main><h1>x</h1><img src="a.png"><p>mörkt</p></main>`);
  const told = await everywhere(page, SCHEMES, [320]);
  assert.ok(told.some((fault) => /^image-alt.*light 320/.test(fault)));
  assert.ok(told.some((fault) => /^color-contrast.*\[dark 320\]/.test(fault)));
  await page.close();
});

/** What a browser without scripts shows: no script is run, and what stands in `noscript` counts. */
const withoutScripts = (html) =>
  html.replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/<\/?noscript>/g, '');

test('every template of the theme has a kind of page that is tried', () => {
  const kinds = new Set(samples().map(({ path }) => read(path).match(/<body class="([^" ]+)/)?.[1]));
  const all = new Set(pages().map((path) => read(path).match(/<body class="([^" ]+)/)?.[1]));
  assert.deepEqual([...all].filter((kind) => !kinds.has(kind)), []);
  assert.ok(kinds.size >= 5, [...kinds].join(' '));
});

describe('axe', { concurrency: 2 }, () => {
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
      assert.deepEqual(await everywhere(page, [['light', null]], [320, 1280]), []);
      await page.close();
    });
  }
});
