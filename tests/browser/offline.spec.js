// After one visit the page works without a network, can be installed, and takes a new version without losing what was typed.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../web/server.js';
import { box, figures, open, settled, type } from './estimate.js';
import { served } from './site.js';
import { expect, test, watch } from './test.js';

test.use({ serviceWorkers: 'allow' });

/** Everything is kept, and this page asks the service worker for what it has yet to load. */
async function visitOnce(page) {
  await open(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
const controlled = (page) => page.evaluate(() => navigator.serviceWorker.controller !== null);
const tab = (page, name) => page.getByRole('navigation').getByRole('link', { name });

test('after one visit the whole page works without a network: views, meeting mode, sources, a past campaign, a shared link, files, both languages', async ({ page, context, troubles }) => {
  await visitOnce(page);
  const online = await figures(page);
  await context.setOffline(true);
  await page.reload();
  expect(await figures(page)).toEqual(online);
  expect(await controlled(page)).toBe(true);
  expect(await page.evaluate(() => fetch('/robots.txt').then(() => 'answered', () => 'no network'))).toBe('no network');
  troubles.length = 0;                                          // what that question wrote to the console

  await type(page, 'past-reach', '12000');
  await type(page, 'past-orders', '41');
  await expect(page.getByRole('heading', { name: /Your past campaign counts/ })).toBeVisible();
  const learned = await figures(page);
  expect(learned.strip).not.toBe(online.strip);

  await page.getByRole('button', { name: /^Clicks per contact/ }).click();
  await expect(page.getByRole('dialog').getByRole('link', { name: /^Source/ }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.locator('#share-link')).toHaveValue(/#s=1\./);
  const link = await page.locator('#share-link').inputValue();
  await page.keyboard.press('Escape');
  const theirs = await context.newPage();
  await theirs.goto(link);
  expect((await figures(theirs)).stamp).toBe(learned.stamp);
  await theirs.locator('h1').first().click();
  await theirs.keyboard.press('p');
  await expect(theirs.locator('tierwise-present svg.plot .dot')).toHaveCount(50, { timeout: 20_000 });
  await theirs.close();
  await page.locator('#import').setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from('platform,format,followers\ntiktok,video,777\n') });
  await expect(box(page, 'followers')).toHaveValue('777');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect(await figures(page)).toEqual(learned);
  const saving = page.waitForEvent('download');
  await page.locator('.chart-save').first().click();
  await page.getByRole('button', { name: 'Save as SVG' }).click();
  expect((await saving).suggestedFilename()).toMatch(/\.(svg|png)$/);

  await tab(page, 'Plan').click();
  await expect(page.getByRole('heading', { name: 'Who posts' })).toBeVisible();
  await tab(page, 'Method').click();
  await expect(page.locator('.shares tbody tr').first()).toBeVisible();
  await expect(page).toHaveURL(/#method/);                      // the address follows after a rest
  await page.reload();
  await expect(page.locator('.shares tbody tr').first()).toBeVisible();

  for (const [address, words] of [['/?lang=de', /Gewinn/], ['/?utm_source=letter', /profit/], ['/index.html', /profit/]]) {
    await page.goto(address);
    await settled(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
    await expect(box(page, 'past-orders')).toHaveValue('41');
  }
});

test('the first visit itself goes on without a network once all is kept', async ({ page, context }) => {
  await visitOnce(page);
  await context.setOffline(true);
  await tab(page, 'Plan').click();
  await expect(page.getByRole('heading', { name: 'Who posts' })).toBeVisible();
  await tab(page, 'Method').click();
  await expect(page.locator('.shares tbody tr').first()).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.locator('tierwise-present svg.plot .dot')).toHaveCount(50);
});

test('a visit whose first page was left before all was kept costs nothing', async ({ page, context }) => {
  await page.route(/assets\/.*\.wasm$/, (route) => route.continue());
  await page.goto('/');
  await page.goto('about:blank');
  await visitOnce(page);
  await context.setOffline(true);
  await page.reload();
  await settled(page);
});

test('the page can be installed: manifest, icons, start', async ({ page, request, baseURL }) => {
  await visitOnce(page);
  const manifest = await (await request.get('/manifest.webmanifest')).json();
  expect(manifest).toMatchObject({ name: 'Tierwise', short_name: 'Tierwise', display: 'standalone', start_url: './' });
  expect(manifest.description.length).toBeGreaterThan(20);
  const icons = manifest.icons.map(({ src, sizes, purpose = 'any' }) => ({ src, size: Number(sizes.split('x')[0]), purpose }));
  expect(icons.map(({ size, purpose }) => `${purpose} ${size}`)).toEqual(expect.arrayContaining(['any 192', 'any 512', 'maskable 512']));
  for (const { src, size } of [...icons, { src: 'icons/apple-touch-icon.png', size: 180 }]) {
    const picture = await page.evaluate(async (address) => { const bitmap = await createImageBitmap(await (await fetch(address)).blob()); return [bitmap.width, bitmap.height]; }, new URL(src, baseURL).href);
    expect(picture, src).toEqual([size, size]);
  }
  const devtools = await page.context().newCDPSession(page);
  const { errors } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map((e) => e.errorId).filter((id) => id !== 'in-incognito'), 'a test’s profile is a private one').toEqual([]);
});

/** Whether a page is that of the later build, see `release`. A browser lets the service worker that is replaced finish first. */
const isSecond = (page) => expect(page.locator('html')).toHaveAttribute('data-version', 'second', { timeout: 60_000 });

test.describe('a new version', () => {
  let dir;
  let site;
  test.beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'tierwise-'));
    cpSync(served, dir, { recursive: true });
    site = await serve({ dir });
  });
  test.afterEach(async () => {
    await site.close();
    rmSync(dir, { recursive: true });
  });
  /** Puts a later build in the place of the one that is served: another page, and a service worker that knows it. */
  async function release() {
    const change = (name, from, to) => {
      const text = readFileSync(join(dir, name), 'utf8');
      expect(text).toMatch(from);
      writeFileSync(join(dir, name), text.replace(from, to));
    };
    change('index.html', '<html ', '<html data-version="second" ');
    change('sw.js', /(url:"index\.html",revision:")\w+"|(revision:")\w+(",url:"index\.html")/, (_, a, b, c) => (a ? `${a}0123456789abcdef"` : `${b}0123456789abcdef${c}`));
    const port = Number(new URL(site.url).port);
    await site.close();
    site = await serve({ dir, port });
  }
  /** Lets a test wait until the page looks for new versions: it begins a second after it was loaded. */
  const tellWatching = (context) => context.addInitScript(() => {
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = async function (...asked) {
      const registration = await register.apply(this, asked);
      setTimeout(() => { window.watching = true; });
      return registration;
    };
  });
  const watching = (page) => page.waitForFunction(() => window.watching);
  const ready = (page) => page.locator('.banner', { hasText: 'A new version of this page is ready. What you typed stays.' });
  /** Looks for a new version until it is offered: a look that the browser began by itself just before the release ends with the old version, and one asked for meanwhile with it. */
  const offered = (page) => expect(async () => {
    await page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
    await expect(ready(page)).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 40_000 });

  test('offers itself, waits until it is taken, and keeps what was typed a moment before', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: site.url });
    await tellWatching(context);
    const page = await context.newPage();
    const troubles = await watch(page, site.url);
    await visitOnce(page);
    await page.reload();
    await settled(page);
    await type(page, 'fee', '99');
    await type(page, 'count', 'many');
    await watching(page);
    await release();
    await offered(page);
    await expect(page).toHaveTitle(/^Tierwise/);
    await ready(page).getByRole('button', { name: 'Later' }).click();
    await expect(ready(page)).toHaveCount(0);
    await page.reload();
    await settled(page);
    await expect(page, 'who said later has the old version still').toHaveTitle(/^Tierwise/);
    await expect(ready(page), 'and is asked again the next time').toBeVisible();
    await box(page, 'fee').fill('77');
    await ready(page).getByRole('button', { name: 'Use it now' }).click();
    await isSecond(page);
    await settled(page);
    await expect(box(page, 'fee')).toHaveValue('77');
    await expect(box(page, 'count')).toHaveValue('many');
    await expect(ready(page)).toHaveCount(0);
    await context.setOffline(true);
    await page.reload();
    await settled(page);
    await isSecond(page);
    expect(troubles).toEqual([]);
    await context.close();
  });

  test('that the browser found by itself, and still installs as the page looks, is offered once it is ready', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: site.url });
    const page = await context.newPage();
    await visitOnce(page);
    // How long a browser installs is its own affair, so this registration has a worker that installs until it is told.
    await page.addInitScript(() => {
      const coming = Object.assign(new EventTarget(), { state: 'installing' });
      window.install = () => { coming.state = 'installed'; coming.dispatchEvent(new Event('statechange')); };
      const { serviceWorker } = navigator;
      const { register } = serviceWorker;
      serviceWorker.register = async (...asked) => {
        await register.apply(serviceWorker, asked);
        setTimeout(() => { window.registered = true; });
        return Object.assign(new EventTarget(), { installing: coming, waiting: null });
      };
    });
    await open(page);
    await page.waitForFunction(() => window.registered);
    await expect(ready(page)).toHaveCount(0);
    await page.evaluate(() => window.install());
    await expect(ready(page)).toBeVisible();
    await context.close();
  });

  test('that another tab took is offered to this one, which keeps working meanwhile', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: site.url });
    await tellWatching(context);
    const [first, second] = [await context.newPage(), await context.newPage()];
    await open(second);                                         // before there is a service worker: it takes this page over
    await visitOnce(first);
    await open(first);
    for (const page of [first, second]) await expect.poll(() => controlled(page)).toBe(true);
    await type(second, 'fee', '55');
    for (const page of [first, second]) await watching(page);
    await release();
    await offered(first);
    await ready(first).getByRole('button', { name: 'Use it now' }).click();
    await isSecond(first);
    await expect(ready(second)).toBeVisible();
    await expect(second.locator('html')).not.toHaveAttribute('data-version', 'second');
    await type(second, 'fee', '56');
    await ready(second).getByRole('button', { name: 'Use it now' }).click();
    await isSecond(second);
    await settled(second);
    await expect(box(second, 'fee')).toHaveValue('56');
    await context.close();
  });
});
