// Lines of creators in the Plan view: the list itself, each line's deal and rates, and what is wrong with them.
import { expectAccessible, languages } from './axe.js';
import { amount, linkTo, settled, workspaceOf } from './estimate.js';
import { expect, test } from './test.js';

const line = (page, i) => page.locator('.lines tbody').nth(i);
const box = (page, i, field) => page.locator(`#creators-${i}-${field.replace('.', '-')}`);
const toggle = (page, i) => line(page, i).locator('.line-toggle');
const cost = async (page, i) => amount(await line(page, i).locator('.cost .num').innerText());
const orders = async (page, i) => amount(await line(page, i).locator('.orders .num').innerText());
const total = async (page) => amount(await page.locator('.lines tfoot .cost .num').innerText());
const undo = (page) => page.getByRole('button', { name: 'Undo' });
const said = (page) => page.locator('tierwise-lines > [role="status"]');
const names = (page) => page.locator('.line-name').evaluateAll((all) => all.map((input) => input.value || input.placeholder));

/** The Plan view with these lines, as a link brings them. */
async function openLines(page, creators, rest = {}) {
  await page.goto(creators ? linkTo(workspaceOf([{ schema: 'tierwise/scenario@1', currency: 'USD', niche: 'beauty', ...rest, creators }]), { view: 'plan' }) : '/#plan');
  await expect(page.locator('.lines tbody')).toHaveCount(creators?.length ?? 1);
  await settled(page);
}
const reel = { platform: 'instagram', format: 'reel', followers: 25000, fee: 100 };
const abc = ['A', 'B', 'C'].map((name, i) => ({ ...reel, name, followers: 10000 * (i + 1), fee: 100 * (i + 1) }));
async function menu(page, i, item) {
  await line(page, i).locator('.menu button').click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('lines are added, duplicated, renamed, moved and removed, and undo takes each step back', async ({ page }) => {
  await openLines(page);
  await expect(page.locator('.line-name')).toHaveAttribute('placeholder', 'TikTok videos, micro');
  await menu(page, 0, 'Duplicate');
  await expect(page.locator('.lines tbody')).toHaveCount(2);
  await expect(line(page, 1).locator('.line-name')).toBeFocused();
  await page.keyboard.type('Small ones');
  await box(page, 1, 'followers').fill('5k');
  await settled(page);
  await expect(line(page, 1).locator('.followers small')).toHaveText('nano, both schemes');
  await menu(page, 1, 'Move up');
  expect(await names(page)).toEqual(['Small ones', 'TikTok videos, micro']);
  await expect(box(page, 0, 'followers')).toHaveValue('5,000');
  await page.getByRole('button', { name: 'Add line' }).click();
  await expect(line(page, 2).locator('.line-name')).toBeFocused();
  await menu(page, 2, 'Remove');
  await expect(said(page)).toHaveText(/removed\. 2 lines are left\./);
  await expect(line(page, 1).locator('.menu button')).toBeFocused();
  await settled(page);
  expect(await total(page)).toBe(await cost(page, 0) + await cost(page, 1));
  const steps = [[3, 'Small ones'], [2, 'Small ones'], [2, 'TikTok videos, micro'], [2, 'TikTok videos, micro'], [2, 'TikTok videos, micro'], [1, 'TikTok videos, micro']];
  for (const [count, first] of steps) {
    await undo(page).click();
    await expect(page.locator('.lines tbody')).toHaveCount(count);
    await expect.poll(async () => (await names(page))[0]).toBe(first);
  }
  await line(page, 0).locator('.menu button').click();
  await expect(page.getByRole('menuitem', { name: 'Remove' })).toBeDisabled();
});

test('a line is dragged by its grip to where the line shows, and Escape leaves it where it was', async ({ page }) => {
  await openLines(page, abc);
  await line(page, 1).evaluate((row) => row.scrollIntoView({ block: 'center' }));
  const grip = async (i) => {
    const { x, y, width, height } = await line(page, i).locator('.grip').boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const [x, y] = await grip(0);
  const [, last] = await grip(2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, last + 20, { steps: 5 });
  await expect(line(page, 2)).toHaveClass(/drop-after/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.drop-after')).toHaveCount(0);
  await page.mouse.up();
  expect(await names(page)).toEqual(['A', 'B', 'C']);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, last + 20, { steps: 5 });
  await page.mouse.up();
  expect(await names(page)).toEqual(['B', 'C', 'A']);
  await expect(said(page)).toHaveText('A is now line 3 of 3.');
  await settled(page);
  expect(await cost(page, 2)).toBeLessThan(await cost(page, 0));
  await undo(page).click();
  expect(await names(page)).toEqual(['A', 'B', 'C']);
});

test('Alt and an arrow move the line with its focus, half-typed text and figures', async ({ page }) => {
  await openLines(page, abc);
  await box(page, 0, 'posts').fill('many');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => names(page)).toEqual(['B', 'A', 'C']);
  await expect(box(page, 1, 'posts')).toBeFocused();
  await expect(box(page, 1, 'posts')).toHaveValue('many');
  await expect(box(page, 1, 'posts')).toHaveAttribute('aria-invalid', 'true');
  await expect(box(page, 0, 'posts')).toHaveValue('1');
  await expect(said(page)).toHaveText('A is now line 2 of 3.');
  await box(page, 1, 'posts').fill('1');
  await line(page, 1).locator('.grip').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => names(page)).toEqual(['B', 'C', 'A']);
  await expect(line(page, 2).locator('.grip')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  expect(await names(page)).toEqual(['B', 'C', 'A']);
  await settled(page);
  expect(await cost(page, 2)).toBeLessThan(await cost(page, 0));
});

test('each deal says what is paid, and the answer follows', async ({ page }) => {
  await openLines(page, [{ ...reel, count: 10 }]);
  const card = (name) => page.getByRole('radio', { name, exact: true });
  const paid = { cost: await cost(page, 0), orders: await orders(page, 0) };
  await toggle(page, 0).click();
  await expect(card('Paid fee')).toBeChecked();
  await expect(box(page, 0, 'delivery')).toHaveCount(0);

  await card('Product only').check();
  await settled(page);
  await expect(box(page, 0, 'fee')).toHaveCount(0);
  await expect(line(page, 0).locator('td.fee')).toContainText('No fee');
  await expect(line(page, 0).locator('td.fee')).toContainText('40 % of them post');
  await expect(box(page, 0, 'delivery')).toHaveValue('40');
  expect(await cost(page, 0)).toBe(paid.cost - 1000);
  expect(await orders(page, 0)).toBeLessThan(paid.orders / 2);

  await card('Commission only').check();
  await settled(page);
  await expect(box(page, 0, 'delivery')).toHaveCount(0);
  await expect(box(page, 0, 'commission')).toHaveValue('15');
  await expect(line(page, 0).locator('td.fee')).toContainText('15 % commission');
  expect(await orders(page, 0)).toBe(paid.orders);

  await card('Fee and commission').check();
  await settled(page);
  await expect(box(page, 0, 'fee')).not.toHaveValue('');
  await expect(line(page, 0).locator('td.fee')).toContainText('15 % commission');
  expect(await cost(page, 0)).toBe(paid.cost - 1000 + 10 * amount(await box(page, 0, 'fee').inputValue()));

  await card('Paid fee').check();
  await settled(page);
  await expect(box(page, 0, 'commission')).toHaveCount(0);
  for (const name of ['Fee and commission', 'Commission only', 'Product only', 'Paid fee']) {
    await undo(page).click();
    await expect(card(name)).toBeChecked();
  }
  await settled(page);
  expect(await cost(page, 0)).toBe(paid.cost);
});

test('a boost costs what is spent and what the creator asks of it, and without a price it says so beside the price', async ({ page }) => {
  await openLines(page, [reel]);
  const before = { cost: await cost(page, 0), orders: await orders(page, 0) };
  await toggle(page, 0).click();
  await box(page, 0, 'boost.spend').fill('1000');
  const problem = page.locator('#creators-0-boost-cpm-problem');
  await expect(problem).toHaveText('Type what 1,000 boosted views cost, such as 8.');
  await expect(page.locator('.strip-note')).toContainText('Price of 1,000 boosted views');
  expect(await cost(page, 0)).toBe(before.cost);
  await box(page, 0, 'boost.cpm').fill('10');
  await box(page, 0, 'boost.accessFee').fill('20');
  await settled(page);
  await expect(problem).toHaveCount(0);
  expect(await cost(page, 0)).toBe(before.cost + 1200);
  expect(await orders(page, 0)).toBeGreaterThan(before.orders);
  await box(page, 0, 'boost.spend').fill('');
  await page.keyboard.press('Tab');
  await settled(page);
  expect(await cost(page, 0)).toBe(before.cost);
});

test('fit moves the default rate, and a rate of one\u2019s own replaces it', async ({ page }) => {
  await openLines(page, [reel]);
  const before = await orders(page, 0);
  await toggle(page, 0).click();
  await box(page, 0, 'fit.values').fill('100');
  await settled(page);
  await expect.poll(() => orders(page, 0)).toBeGreaterThan(before);
  await box(page, 0, 'responseRate').fill('5 to 20');
  await settled(page);
  await expect(page.locator('tierwise-number[name="creators-0-responseRate"] .badge .grade')).toHaveText('Yours');
  const own = await orders(page, 0);
  await box(page, 0, 'fit.values').fill('0');
  await settled(page);
  expect(await orders(page, 0)).toBe(own);
});

test('a line opens by itself where something in it is wrong, keeps what was typed and may be closed again; the Estimate says that it shows the first of several and leads there', async ({ page }) => {
  await openLines(page, abc);
  await toggle(page, 1).click();
  await box(page, 1, 'contentValue').fill('-5');
  await expect(page.locator('#creators-1-contentValue-problem')).toHaveText('Type an amount from 0 to 1,000,000,000,000,000.');
  await toggle(page, 1).click();
  await expect(box(page, 1, 'contentValue')).toHaveCount(0);
  await expect(toggle(page, 1)).toHaveAccessibleName(/a value has to be corrected/);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Estimate' }).click();
  await expect(page.locator('.inputs')).toContainText('The first of 3 lines.');
  await page.locator('.inputs').getByRole('link', { name: 'All of them are in Plan' }).click();
  await expect.poll(() => names(page)).toEqual(['A', 'B', 'C']);
  await expect(box(page, 1, 'contentValue')).toHaveValue('\u22125');
  await box(page, 1, 'contentValue').fill('5');
  await settled(page);
  await expect(page.locator('.error-text')).toHaveCount(0);
});

test('a warning of one line stands on it, one of every line once below', async ({ page }) => {
  await openLines(page, [reel, { ...reel, followers: 200000, fee: undefined, collaboration: 'affiliate' }]);
  await expect(line(page, 1).locator('.line-notes')).toContainText('seldom work without a fee');
  await expect(line(page, 0).locator('.line-notes')).toHaveCount(0);
  await openLines(page, abc, { product: { discount: 0 } });
  await expect(page.locator('.lines .line-notes')).toHaveCount(0);
  await expect(page.locator('.lines-notes')).toContainText('measured with a discount code');
});

test('a pasted table is no number: it stays, apart and explained', async ({ page }) => {
  await openLines(page);
  const before = await total(page);
  for (const [text, kept] of [['100\n200\n300', '100 | 200 | 300'], ['100\t200', '100 | 200'], ['25,000,8\r\n9,000,4', '25,000,8 | 9,000,4']]) {
    await box(page, 0, 'fee').evaluate((input, data) => {
      input.focus();
      input.select();
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', data);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await expect(box(page, 0, 'fee')).toHaveValue(kept);
    await expect(page.locator('#creators-0-fee-problem')).toContainText('Type a number');
    expect(await total(page)).toBe(before);
  }
  await box(page, 0, 'fee').fill('280');
  await settled(page);
  await expect(page.locator('.error-text')).toHaveCount(0);
});

test('a hundred lines are all there, take what is typed, and one more is added behind them', async ({ page }) => {
  await openLines(page, Array.from({ length: 100 }, (_, i) => ({ ...reel, followers: 1000 + i })), { simulation: { draws: 1024 } });
  await box(page, 99, 'count').fill('7');
  await expect(page.locator('.lines tfoot .total-creators')).toHaveText('106 creators');
  await page.getByRole('button', { name: 'Add line' }).click();
  await expect(line(page, 100).locator('.line-name')).toBeFocused();
});

test('without a mouse: rename, count, open, choose a deal, move, duplicate and remove', async ({ page }) => {
  await openLines(page, abc.slice(0, 2));
  await line(page, 0).locator('.grip').focus();
  await page.keyboard.press('Tab');
  await expect(line(page, 0).locator('.line-name')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('First');
  await page.keyboard.press('Tab');
  await expect(toggle(page, 0)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(toggle(page, 0)).toHaveAttribute('aria-expanded', 'true');
  for (const field of ['followers', 'count', 'posts', 'fee']) {
    await page.keyboard.press('Tab');
    while (await page.evaluate(() => document.activeElement.matches('.badge'))) await page.keyboard.press('Tab');
    await expect(box(page, 0, field)).toBeFocused();
  }
  while (!await page.evaluate(() => document.activeElement.matches('.menu button'))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(line(page, 0).locator('.menu button')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Product only' })).toBeChecked();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => names(page)).toEqual(['B', 'First']);
  await expect(page.getByRole('radio', { name: 'Product only' })).toBeFocused();
  await expect(page.getByRole('radio', { name: 'Product only' })).toBeChecked();
});

for (const locale of languages) {
  test(`axe finds nothing in open lines, in ${locale}, and nothing is wider than 320 px`, async ({ browser, site }) => {
    const context = await browser.newContext({ baseURL: site.url, locale, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto('/#plan');
    await line(page, 0).waitFor();
    await line(page, 0).locator('.menu button').click();
    await page.getByRole('menuitem').first().click();
    await settled(page);
    await toggle(page, 0).click();
    await page.locator('.deal input').nth(3).check();
    await box(page, 0, 'boost.spend').fill('100');
    await page.locator('#creators-0-boost-cpm-problem').waitFor();
    await expectAccessible(page, locale, 'tierwise-lines');
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await context.close();
  });
}
