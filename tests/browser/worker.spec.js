// The page and its worker: dragging, the newest request, long runs, a worker that dies, an engine that is not allowed to run.
import { amount, box, figures, open, settled, slider, type, watchWorkers } from './estimate.js';
import { expect, test } from './test.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } }); // a drag moves what is drawn

/** Drags the slider of a field over the track, some steps a frame. */
async function drag(page, name, { from = 0.9, to = 0.2, steps = 60 } = {}) {
  await slider(page, name).scrollIntoViewIfNeeded();
  const track = await slider(page, name).boundingBox();
  const at = (share) => [track.x + track.width * share, track.y + track.height / 2];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  for (let i = 1; i <= steps; i += 1) await page.mouse.move(...at(from + ((to - from) * i) / steps));
}

const seen = (page) => page.evaluate(() => ({ requests: window.seen.requests, workers: window.seen.workers.length, frames: window.seen.frames }));

test('a drag asks at most once a frame, with few worlds, and so while the slider is held still; when it is let go, once with many', async ({ page }) => {
  await watchWorkers(page);
  await open(page);
  const start = await seen(page);
  await drag(page, 'fee');
  const dragged = await seen(page);
  const during = dragged.requests.slice(start.requests.length);
  expect(during.length).toBeGreaterThan(3);
  expect(during.length).toBeLessThanOrEqual(dragged.frames - start.frames + 1);
  expect(new Set(during.map((request) => request.draws))).toEqual(new Set([4096]));
  await page.waitForTimeout(600);
  expect((await seen(page)).requests.slice(start.requests.length).every((r) => r.draws === 4096)).toBe(true);
  await expect(page.locator('.strip')).toHaveAttribute('aria-busy', 'true');
  await page.mouse.up();
  await settled(page);
  const { requests, workers } = await seen(page);
  const fee = amount(await box(page, 'fee').inputValue());
  expect(requests.slice(start.requests.length).filter((r) => r.draws === 65536).map((r) => r.fee)).toEqual([fee]);
  expect(requests.at(-1).draws).toBe(65536);
  expect(requests.at(-2)).toMatchObject({ draws: 4096, fee });
  expect(amount(await page.locator('.total > .num').innerText())).toBe(40 * fee + 880);
  expect(workers).toBe(1);
});

test('a drag is one step of undo, and what is shown after it is what the same value gives by hand', async ({ page }) => {
  await open(page);
  const before = await figures(page);
  await drag(page, 'followers', { from: 0.1, to: 0.6, steps: 40 });
  await page.mouse.up();
  const dragged = await figures(page);
  const value = await box(page, 'followers').inputValue();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await figures(page)).toEqual(before);
  await type(page, 'followers', value);
  expect(await figures(page)).toEqual(dragged);
});

test('while a slider is held, a picture out of sight waits: it is drawn once it comes into sight, or the slider is let go', async ({ page }) => {
  await open(page);
  const ladder = page.locator('tierwise-chart[heading="ladder"]');
  const drawn = () => ladder.locator('svg.plot').innerHTML();
  await slider(page, 'followers').scrollIntoViewIfNeeded();
  await expect(ladder).not.toBeInViewport();
  const before = await drawn();
  const strip = await page.locator('.strip dl').innerText();
  await drag(page, 'followers');
  await expect(page.locator('.strip dl')).not.toHaveText(strip, { useInnerText: true });
  expect(await drawn()).toBe(before);
  await page.evaluate(() => document.querySelector('tierwise-chart[heading="ladder"]')?.scrollIntoView());
  await expect.poll(drawn, 'it is in sight').not.toBe(before);
  const rough = await drawn();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(ladder).not.toBeInViewport();
  await page.mouse.move(300, 300);
  await page.mouse.up();
  await settled(page);
  await expect.poll(drawn, 'the slider was let go').not.toBe(rough);
});

test('a long run tells how far it is and can be stopped; the last valid figures stay', async ({ page }) => {
  await open(page);
  await box(page, 'count').fill('10000');
  await expect(page.locator('.total > .num')).toHaveText(/^6,040,000/, { timeout: 15_000 });        // the quick answer is there, the exact one takes long
  const bar = page.getByRole('progressbar', { name: 'Computing' });
  await expect(bar).toBeVisible();
  await expect(bar).toHaveAttribute('aria-valuenow', /^\d+$/);
  const rough = await page.locator('.strip dl').innerText();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(bar).toHaveCount(0);
  await expect(page.locator('.strip-note')).toContainText('Stopped. These figures come from 256 worlds');
  await expect(page.locator('.strip.stale')).toHaveCount(0);
  expect(await page.locator('.strip dl').innerText()).toBe(rough);
  await page.getByRole('button', { name: 'Compute again' }).click();
  await expect(bar).toBeVisible();
  await type(page, 'count', '20');
  await expect(page.locator('.strip-note')).toHaveCount(0);
});

test('the page answers keys while a long run computes, and a selection in a box survives its progress, so that typing replaces it', async ({ page }) => {
  await open(page);
  await box(page, 'count').fill('10000');
  const bar = page.getByRole('progressbar');
  await expect(bar).toBeVisible();
  await box(page, 'fee').fill('12');
  await expect(page.locator('tierwise-dial[name="fee"] .badge .grade')).toHaveText('Yours');
  await expect(bar).toBeVisible();
  await box(page, 'count').click();
  await box(page, 'count').selectText();
  const done = await bar.getAttribute('aria-valuenow');
  await expect(bar).not.toHaveAttribute('aria-valuenow', done ?? '');
  await page.keyboard.type('3');
  await expect(box(page, 'count')).toHaveValue('3');
  await settled(page);
  expect(amount(await page.locator('.total > .num').innerText())).toBe(3 * 2 * 12 + 3 * 44);
});

test('a worker that dies in mid-run is replaced, and its answer comes all the same', async ({ page }) => {
  await watchWorkers(page);
  await open(page);
  await box(page, 'fee').fill('123');
  await page.evaluate(() => window.seen.workers[0].terminate());
  await settled(page);
  expect(amount(await page.locator('.total > .num').innerText())).toBe(40 * 123 + 880);
  expect(await page.evaluate(() => window.seen.workers.length)).toBe(2);
});

test('a browser that refuses WebAssembly gets a plain sentence and the formulas', async ({ page, troubles }) => {
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This browser does not let the page compute.');
  await expect(page.locator('.formulas li')).toHaveCount(8);
  expect(troubles.filter((trouble) => !/ERR_FAILED|wasm|Failed to fetch/i.test(trouble))).toEqual([]);
  troubles.length = 0;
});

test('without JavaScript the same sentence stands in the page itself', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Will this influencer campaign pay?');
  await expect(page.locator('.formulas').first().locator('li')).toHaveCount(8);
  for (const [i, last] of ['profit = contribution − cost', 'Gewinn = Deckungsbeitrag − Kosten'].entries()) {
    await expect(page.locator('.formulas').nth(i).locator('li').last()).toBeVisible();
    await expect(page.locator('.formulas').nth(i).locator('li').last()).toHaveText(new RegExp(last));
  }
  await context.close();
});

test('sources that cannot be fetched are said so, and tried again the next time', async ({ page, troubles }) => {
  await open(page);
  await page.route(/sources.*\.json/, (route) => route.abort());
  const row = page.getByRole('button', { name: /^Clicks per contact/ });
  await row.click();
  await expect(page.getByRole('dialog')).toContainText('The sources could not be loaded.');
  await page.keyboard.press('Escape');
  await page.unroute(/sources.*\.json/);
  troubles.length = 0;
  await row.click();
  await expect(page.getByRole('dialog').getByRole('link', { name: /^Source/ }).first()).toBeVisible();
});
