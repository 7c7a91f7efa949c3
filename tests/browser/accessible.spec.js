// WCAG 2.2 AA by axe-core, in both themes and languages, wide and narrow; nothing wider than the screen.
import { expectAccessible, languages, violations } from './axe.js';
import { open, settled, type } from './estimate.js';
import { expect, test } from './test.js';

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const language of languages) {
  test(`axe finds nothing: the answer, an error, an open source (${language})`, async ({ page }) => {
    await open(page, { query: `?lang=${language}` });
    await expectAccessible(page, language);
    await type(page, 'fee', 'x');
    await page.locator('.default').nth(3).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, language);
  });
}

for (const width of [320, 768, 1920]) for (const language of ['en', 'de']) {
  test.describe(`${width} px, ${language}`, () => {
    test.use({ viewport: { width, height: 700 } });
    test('nothing is wider than the screen, whatever the example', async ({ page }) => {
      await open(page, { query: `?lang=${language}` });
      for (const chip of await page.locator('.chip').all()) {
        await chip.click();
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      }
      await type(page, 'fee', '1e12');
      await type(page, 'count', '100');
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });
  });
}

for (const view of ['estimate', 'plan', 'method']) {
  test(`at 200 % zoom nothing of ${view} is lost or wider than the window`, async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 450 });    // a window of 1280 × 900 at 200 %
    await page.goto(`/#${view}`);
    await settled(page);
    await expect(page.locator(view === 'plan' ? '#plan-spread' : view === 'method' ? '.shares' : '#gauge')).toBeVisible();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await expect(page.locator('.strip dd').first()).toBeInViewport();
    // Text that is cut off without a mark is lost; an ellipsis says that there is more.
    const cut = await page.evaluate(() => [...document.querySelectorAll('button, label, dt, dd, h1, h2, h3, th, a')].filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).overflowX !== 'visible' && getComputedStyle(e).textOverflow !== 'ellipsis' && !e.matches('.visually-hidden, .visually-hidden *')).map((e) => e.textContent.trim().slice(0, 40)));
    expect(cut).toEqual([]);
  });
}

test('who asks for less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await page.locator('.chip').nth(3).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/profit/);
  expect(await page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length)).toBe(0);
});

test('forced colours leave marks and controls to be seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  expect(await violations(page)).toEqual([]);
});
