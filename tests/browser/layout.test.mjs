// Nothing is lost when the reader enlarges, spaces out or recolours the text: no page scrolls
// sideways at 320 px (which is 400 % zoom at 1280 px), and nothing is cut off.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { samples } from './lib/site.mjs';

// WCAG 1.4.12.
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`;

let site;
let browser;
let page;

before(async () => {
  site = await serve();
  browser = await launch();
  // A reader's style sheet is no part of the page's policy.
  page = await (await browser.newContext({ bypassCSP: true })).newPage();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** How far the page scrolls sideways, and what sticks out furthest. */
const overflow = () =>
  page.evaluate(() => {
    const root = document.scrollingElement;
    const extra = root.scrollWidth - root.clientWidth;
    if (extra <= 0) return '';
    const widest = [...document.querySelectorAll('body *')]
      .map((element) => [element.getBoundingClientRect().right, element])
      .sort((a, b) => b[0] - a[0])[0][1];
    return `${extra} px by <${widest.tagName.toLowerCase()} class="${widest.className}">`;
  });

/** Text that its own box cuts off, scrolling boxes aside. */
const clipped = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *, header *, nav *, footer *')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
        // What is there for screen readers only is clipped away by design.
        const unseen = style.clipPath !== 'none' || style.clip !== 'auto' || element.clientWidth <= 4;
        return hides && !unseen && element.scrollWidth > element.clientWidth + 1
          && element.textContent.trim() !== '';
      })
      .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}">`),
  );

for (const { kind, path } of samples()) {
  test(`${kind} keeps within the screen: ${path}`, async () => {
    for (const [width, height] of [[320, 256], [768, 1024], [1280, 900], [1600, 1000]]) {
      await page.setViewportSize({ width, height });
      await page.goto(site.base + path);
      assert.equal(await overflow(), '', `at ${width} px`);
    }
  });

  test(`${kind} bears wide text spacing: ${path}`, async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(site.base + path);
    await page.addStyleTag({ content: SPACING });
    assert.equal(await overflow(), '');
    assert.deepEqual(await clipped(), []);
  });
}

test('forced colours keep every link and focus ring visible', async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ forcedColors: 'active' });
  const chapter = samples().find(({ kind }) => kind === 'section') ?? samples()[0];
  await page.goto(site.base + chapter.path);
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return `${style.outlineStyle} ${style.outlineWidth}`;
    });
    assert.doesNotMatch(ring, /none|(^|\s)0px/, `stop ${step + 1}`);
  }
  await page.emulateMedia({ forcedColors: 'none' });
});
