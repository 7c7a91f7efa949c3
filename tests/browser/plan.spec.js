// The Plan view: lines of creators, assumptions, what moves the result.
import AxeBuilder from '@axe-core/playwright';
import { amount, open, settled } from './estimate.js';
import { expect, test } from './test.js';

const tab = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
const lineBox = (page, line, field) => page.locator(`#creators-${line}-${field}`);
const total = (page) => page.locator('.plan-line-result').first().locator('dd').nth(2);

async function openPlan(page) {
  await open(page);
  await tab(page, 'Plan').click();
  await expect(page.getByRole('heading', { name: 'Who posts' })).toBeVisible();
}

test('a view has a tab and an address, and the strip stays', async ({ page }) => {
  await openPlan(page);
  await expect(tab(page, 'Plan')).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveURL(/#plan/);
  await expect(page.locator('.strip dd').first()).toBeVisible();
  await page.goto('/#method');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'How the answer comes about' })).toBeVisible();
});

test('lines are added, duplicated, moved and removed, and undo takes each step back', async ({ page }) => {
  await openPlan(page);
  const lines = page.locator('.plan-line');
  await page.getByRole('button', { name: 'Duplicate line 1' }).click();
  await expect(lines).toHaveCount(2);
  await lineBox(page, 1, 'followers').fill('5k');
  await settled(page);
  await expect(lines.nth(1).locator('.tag')).toHaveText('nano');
  await page.getByRole('button', { name: 'Move line 2 up' }).click();
  await expect(lineBox(page, 0, 'followers')).toHaveValue('5,000');
  await expect(lineBox(page, 1, 'followers')).toHaveValue('30,000');
  await page.getByRole('button', { name: 'Add a line' }).click();
  await expect(lines).toHaveCount(3);
  await page.getByRole('button', { name: 'Remove line 3' }).click();
  await expect(lines).toHaveCount(2);
  for (let i = 0; i < 5; i += 1) await page.getByRole('button', { name: 'Undo' }).click();
  await expect(lines).toHaveCount(1);
  await expect(lineBox(page, 0, 'followers')).toHaveValue('30,000');
  await expect(page.getByRole('button', { name: 'Remove line 1' })).toBeDisabled();
});

test('an assumption takes a range, keeps what cannot be read, and the figures follow', async ({ page }) => {
  await openPlan(page);
  await settled(page);
  await page.locator('#product-returnRate').fill('5 to 20');
  await settled(page);
  await expect(page.locator('tierwise-number[name="product-returnRate"] .badge')).toHaveText('Yours');
  await page.locator('#product-averageOrderValue').fill('lots');
  await page.keyboard.press('Tab');
  await expect(page.locator('#product-averageOrderValue')).toHaveValue('lots');
  await expect(page.locator('#product-averageOrderValue-problem')).toContainText('Type a number');
  await expect(page.locator('.strip.stale')).toHaveCount(1);
  await page.locator('#product-averageOrderValue').fill('80');
  await settled(page);
  await expect(page.locator('.strip.stale')).toHaveCount(0);
  await lineBox(page, 0, 'count').fill('10');
  await settled(page);
  expect(amount(await total(page).innerText())).toBe(10 * 2 * 280 + 10 * 44);        // fees, and gifts and half an hour each, as the example gives them
});

test('what moves the result comes from the engine and has table twins', async ({ page }) => {
  await openPlan(page);
  for (const name of ['From people to money', 'Where the money goes', 'What moves the result', 'What to find out first', 'Spread the risk']) {
    await expect(page.getByRole('region', { name }).locator('svg[role="img"], [role="img"]').first()).toBeVisible();
  }
});

for (const locale of ['en', 'de']) {
  test(`axe finds nothing in Plan, in ${locale}, and it fits 320 px`, async ({ browser, site }) => {
    const context = await browser.newContext({ baseURL: site.url, locale, viewport: { width: 1280, height: 900 }, colorScheme: locale === 'en' ? 'light' : 'dark' });
    const page = await context.newPage();
    await page.goto('/#plan');
    await page.locator('#plan-spread').waitFor();
    await page.locator('.strip[aria-busy="false"]').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await context.close();
  });
}
