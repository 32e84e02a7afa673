// Nothing is lost when the reader enlarges, spaces out or recolours the text: no page scrolls
// sideways at 320 px (which is 400 % zoom at 1280 px), and nothing is cut off.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { focused, launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { pages, read, samples } from './lib/site.mjs';

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

/** Tables that ought to be lists and are not: what scrolls sideways, cells that do not say their
    heading, and what screen readers would no longer take for a table. */
const unlisted = () =>
  page.evaluate(() => {
    const faults = [];
    for (const box of document.querySelectorAll('.kort')) {
      if (box.scrollWidth > box.clientWidth + 1) faults.push(`${box.textContent.trim().slice(0, 40)} scrolls`);
      const heads = [...box.querySelectorAll('thead tr > *')].map((head) => head.textContent.trim());
      for (const cell of box.querySelectorAll('tbody td')) {
        if (cell.cellIndex === 0 || cell.textContent.trim() === '') continue;
        const told = getComputedStyle(cell, '::before').content;
        if (!told.includes(heads[cell.cellIndex])) faults.push(`“${cell.textContent.slice(0, 40)}” says ${told}`);
        if (cell.getAttribute('role') !== 'cell') faults.push(`“${cell.textContent.slice(0, 40)}” is no cell`);
      }
    }
    return faults;
  });

describe('on a telephone', () => {
  for (const { kind, path } of samples().filter(({ path }) => read(path).includes('class="tabell kort"'))) {
    test(`${kind} shows its tables of words as lists: ${path}`, async () => {
      for (const width of [320, 390]) {
        await page.setViewportSize({ width, height: 740 });
        await page.goto(site.base + path);
        assert.deepEqual(await unlisted(), [], `at ${width} px`);
      }
    });
  }

  test('a cell without its heading is noticed', async () => {
    await page.setContent('<div class="kort"><table><thead><tr><th>A<th>B</thead><tbody><tr><th>1<td role="cell">2</table></div>');
    assert.deepEqual(await unlisted(), ['“2” says none']);
  });
});

/** Words in drawings that are set smaller than 12 px on the screen. */
const tiny = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('main svg')].flatMap((svg) => {
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      return [...svg.querySelectorAll('text')]
        .map((text) => [parseFloat(text.getAttribute('font-size')) * scale, text.textContent])
        .filter(([size]) => size < 12)
        .map(([size, words]) => `“${words}” is ${size.toFixed(1)} px`);
    }),
  );

describe('drawings', () => {
  const drawn = pages().filter((path) => /<svg[^>]*viewBox[\s\S]*?<text/.test(read(path)));

  test('their words can be read on a telephone and on a desk', async () => {
    assert.ok(drawn.length > 5, `only ${drawn.length} pages have a drawing`);
    for (const path of drawn) {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        await page.goto(site.base + path);
        assert.deepEqual(await tiny(), [], `${path} at ${width} px`);
      }
    }
  });

  test('in the dark they take the colours of the page', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(site.base + drawn[0]);
    const { ground, paper } = await page.evaluate(() => ({
      ground: getComputedStyle(document.querySelector('main svg > rect')).fill,
      paper: getComputedStyle(document.body).backgroundColor,
    }));
    await page.emulateMedia({ colorScheme: 'light' });
    assert.equal(ground, paper);
  });

  test('words that are too small are noticed', async () => {
    await page.setContent('<main><svg viewBox="0 0 200 20" width="100"><text font-size="16" y="16">x</text></svg></main>');
    assert.deepEqual(await tiny(), ['“x” is 8.0 px']);
  });
});

/** Tables on the pages that working groups use most that still scroll sideways. */
test('the dashboard and the table of responsibilities never scroll sideways', async () => {
  const matrix = pages().find((path) => path.startsWith('kapitel/') && read(path).includes('R – utför</th>'));
  assert.ok(matrix, 'no chapter shows who does what');
  for (const path of ['redaktion/index.html', matrix]) {
    for (const width of [320, 360, 768, 900, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(site.base + path);
      const wide = await page.evaluate(() => [...document.querySelectorAll('.tabell')]
        .filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => `${box.scrollWidth} in ${box.clientWidth}`));
      assert.deepEqual(wide, [], `${path} at ${width} px`);
    }
  }
});

/** What forced colours take away on a page: edges and lines that only a background drew, marks that
    only a colour told, and shapes that vanish against the page. */
const unseen = () =>
  page.evaluate(() => {
    const faults = [];
    const name = (element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`;
    const canvas = getComputedStyle(document.body).backgroundColor;
    const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0;
    for (const element of document.querySelectorAll('.notis, .tillagg, .lapp, .topp input, .traffar, .forklaring')) {
      if (!shown(element)) continue;
      const style = getComputedStyle(element);
      const edge = ['Top', 'Left'].some((side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0
        && style[`border${side}Color`] !== canvas);
      if (!edge) faults.push(`${name(element)} has no edge`);
    }
    for (const element of document.querySelectorAll('[aria-current]')) {
      if (!shown(element)) continue;
      const style = getComputedStyle(element);
      const told = style.borderLeftColor !== canvas && parseFloat(style.borderLeftWidth) > 0 || style.outlineStyle !== 'none'
        || style.backgroundColor !== canvas && style.forcedColorAdjust === 'none' || parseInt(style.fontWeight, 10) >= 600;
      if (!told) faults.push(`${name(element)} does not show that it is current`);
    }
    // A figure draws its own ground; its words must stand out from that, not from the page.
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\d.]+/g).map(Number)
        .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (const svg of document.querySelectorAll('main svg')) {
      const ground = svg.querySelector(':scope > rect');
      if (!shown(svg) || ground === null) continue;
      const under = light(getComputedStyle(ground).fill);
      for (const text of svg.querySelectorAll('text')) {
        const over = light(getComputedStyle(text).fill);
        const contrast = (Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05);
        if (contrast < 4.5) faults.push(`“${text.textContent}” in a figure vanishes: ${contrast.toFixed(1)}`);
      }
    }
    return [...new Set(faults)];
  });

describe('forced colours', () => {
  before(() => page.emulateMedia({ forcedColors: 'active' }));
  after(() => page.emulateMedia({ forcedColors: 'none' }));

  for (const { kind, path } of samples()) {
    test(`${kind} loses no edge, no mark of place, no figure, and every focus shows: ${path}`, async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(site.base + path);
      assert.deepEqual(await unseen(), []);
      const rings = [];
      for (let step = 0; step < 16; step += 1) {
        await page.keyboard.press('Tab');
        const ring = await page.evaluate(() => {
          const style = getComputedStyle(document.activeElement);
          return document.activeElement === document.body ? 'solid 3px' : `${style.outlineStyle} ${style.outlineWidth}`;
        });
        if (/none|(^|\s)0px/.test(ring)) rings.push(`stop ${step + 1}: ${await focused(page)}`);
      }
      assert.deepEqual(rings, []);
    });
  }

  test('a box without an edge is noticed', async () => {
    await page.setContent('<main><div class="notis" style="border:0">x</div></main>');
    assert.deepEqual(await unseen(), ['<div class="notis"> has no edge']);
  });

  test('a figure whose words are recoloured is noticed', async () => {
    await page.setContent('<main><svg width="99" height="40"><rect width="99" height="40" fill="#fbf8f3"/><text y="20" fill="#fff">x</text></svg></main>');
    assert.equal((await unseen()).length, 1);
  });

  test('areas of a map keep their patterns, and each has a line in the legend', async () => {
    const path = pages().find((candidate) => /pattern id="?karta-/.test(read(candidate)));
    assert.ok(path, 'no page has a map');
    await page.goto(site.base + path);
    const { areas, legend } = await page.evaluate(() => {
      const svg = document.querySelector('svg:has(pattern[id^=karta])');
      const fills = (shapes) => [...new Set([...svg.querySelectorAll(shapes)].map((shape) => getComputedStyle(shape).fill))].sort();
      return { areas: fills(':scope > path'), legend: fills(':scope > rect[stroke]') };
    });
    assert.ok(areas.length >= 3 && areas.some((fill) => fill.includes('url(')), areas.join('; '));
    assert.deepEqual(areas.filter((fill) => !legend.includes(fill)), []);
  });
});
