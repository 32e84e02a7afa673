// No page asks anything of another host, logs a fault or breaks its own content policy.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { read, samples } from './lib/site.mjs';

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

for (const { kind, path } of samples()) {
  test(`${kind} asks only its own host and logs nothing: ${path}`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const told = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.base) && !request.url().startsWith('data:')) {
        told.push(`asks ${request.url()}`);
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400) told.push(`${response.status()} ${response.url()}`);
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) told.push(message.text());
    });
    page.on('pageerror', (error) => told.push(String(error)));
    await page.goto(site.base + path, { waitUntil: 'networkidle' });
    assert.deepEqual(told, []);
    assert.deepEqual(await context.cookies(), []);
    const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
    assert.equal(kept, 0, 'nothing is kept on the device unless the reader asks');
    await context.close();
  });
}

test('the policy lets no inline script run and has nothing against what pages tell programs', async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    window.broken = [];
    document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.violatedDirective));
  });
  const telling = samples().filter(({ path }) => read(path).includes('application/ld+json'));
  assert.ok(telling.length >= 3, 'the front page, a region and a centre say what they are');
  for (const { path } of telling) {
    await page.goto(site.base + path, { waitUntil: 'networkidle' });
    const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
    assert.ok(blocks.every((block) => JSON.parse(block)['@context']), path);
    assert.deepEqual(await page.evaluate(() => window.broken), [], path);
  }
  // A script that someone got into the page is stopped, and told.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
  });
  await page.waitForFunction(() => window.broken.length > 0);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await page.close();
});

test('an address that does not exist gives the 404 page', async () => {
  const page = await browser.newPage();
  const response = await page.goto(`${site.base}finns/inte.html`);
  assert.equal(response.status(), 404);
  assert.equal(await page.locator('h1').count(), 1);
  await page.close();
});
