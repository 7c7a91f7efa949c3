// The Plan view: terms, assumptions, what moves the result.
import { expectAccessible, languages } from './axe.js';
import { amount, changeLanguage, open, settled } from './estimate.js';
import { expect, test } from './test.js';

const tab = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
const lineBox = (page, line, field) => page.locator(`#creators-${line}-${field}`);
const total = (page) => page.locator('.lines tfoot .cost .num');

async function openPlan(page) {
  await page.goto('/#plan');
  await expect(page.getByRole('heading', { name: 'Who posts' })).toBeVisible();
  await settled(page);
}

test('a view has a tab and an address, and the strip stays', async ({ page }) => {
  await open(page);
  await tab(page, 'Plan').click();
  await expect(page.getByRole('heading', { name: 'Who posts' })).toBeVisible();
  await expect(tab(page, 'Plan')).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveURL(/#plan/);
  await expect(page.locator('.strip dd').first()).toBeVisible();
  await page.goto('/#method');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'How the answer comes about' })).toBeVisible();
});

/** A cell of an assumption: low, mid or high. */
const cell = (page, field, which = 'mid') => page.locator(`[id="${field}-${which}"]`);
const cells = (page, field) => Promise.all(['low', 'mid', 'high'].map((which) => cell(page, field, which).inputValue()));
const assumption = (page, field) => page.locator('.assumption').filter({ has: cell(page, field) });
const badge = (page, field) => assumption(page, field).locator('.badge');
/** Its letter, or whose value it is. */
const gradeOf = (page, field) => badge(page, field).locator('.grade');
const fill = async (page, field, which, text) => {
  await cell(page, field, which).fill(text);
  await cell(page, field, which).blur();
  await settled(page);
};

test('an assumption takes one number, a range in any cell, single ends, and three cells of a spreadsheet at once', async ({ page }) => {
  await openPlan(page);
  expect(await cells(page, 'creators-0-reachRate')).toEqual(['5', '12', '38.8']);
  await expect(gradeOf(page, 'creators-0-reachRate')).toHaveText(/C$/);
  await fill(page, 'creators-0-reachRate', 'mid', '5 to 20');
  expect(await cells(page, 'creators-0-reachRate')).toEqual(['5', '10', '20']);
  await expect(gradeOf(page, 'creators-0-reachRate')).toHaveText('Yours');
  await fill(page, 'creators-0-reachRate', 'high', '30%');
  expect(await cells(page, 'creators-0-reachRate')).toEqual(['5', '10', '30']);
  await fill(page, 'costs-seeding', 'mid', '$1,500');
  expect(await cells(page, 'costs-seeding')).toEqual(['', '1,500', '']);                  // certain: no ends
  await expect(cell(page, 'costs-seeding', 'low')).toHaveAttribute('placeholder', '–');
  await fill(page, 'audience-size', 'mid', '1.2M');
  await expect(cell(page, 'audience-size')).toHaveValue('1.2M');
  await fill(page, 'costs-seeding', 'mid', '');                                           // emptied: the default again
  await expect(cell(page, 'costs-seeding')).not.toHaveValue('');
  await expect(gradeOf(page, 'costs-seeding')).not.toHaveText('Yours');
  await cell(page, 'product-repeatOrders').focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '0.5\t1\t2\n');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.keyboard.press('Tab');
  expect(await cells(page, 'product-repeatOrders')).toEqual(['0.5', '1', '2']);
});

test('long amounts are seen whole, in the cells of an assumption and in the fee of a line, on a desk and on a phone', async ({ page }) => {
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    await openPlan(page);
    const value = cell(page, 'product-averageOrderValue');
    await value.fill('1,234,567 to 2,345,678 to 13,456,789');
    await value.blur();
    await lineBox(page, 0, 'fee').fill('123,456 to 234,567 to 345,678');
    await lineBox(page, 0, 'fee').blur();
    await expect(cell(page, 'product-averageOrderValue', 'high')).toHaveValue('13,456,789');
    await settled(page);
    const cut = await page.locator('.triple:has(#product-averageOrderValue-mid) input, #creators-0-fee').evaluateAll((all) => all.filter((input) => input.scrollWidth > input.clientWidth).map((input) => input.value));
    expect(cut, `${width} px`).toEqual([]);
    await page.getByRole('button', { name: 'Use default for Value of one order' }).click();
  }
});

test('a cell that cannot be used is marked, keeps what was typed, and undo takes it back', async ({ page }) => {
  await openPlan(page);
  const before = await cells(page, 'product-newCustomerShare');
  await cell(page, 'product-newCustomerShare', 'low').fill('lots');
  await page.keyboard.press('Tab');
  await expect(cell(page, 'product-newCustomerShare', 'low')).toHaveValue('lots');
  await expect(cell(page, 'product-newCustomerShare', 'low')).toHaveAttribute('aria-invalid', 'true');
  await expect(cell(page, 'product-newCustomerShare')).not.toHaveAttribute('aria-invalid');
  await expect(page.locator('#product-newCustomerShare-complaint')).toContainText('Type a percentage');
  await expect(page.locator('.strip.stale')).toHaveCount(1);
  await fill(page, 'product-newCustomerShare', 'low', '95');
  await expect(page.locator('#product-newCustomerShare-complaint')).toContainText('must rise');
  await fill(page, 'product-newCustomerShare', 'low', '0');                               // the engine refuses, its sentence is beside the cell
  await expect(page.locator('#product-newCustomerShare-complaint')).toContainText('from 0 to 100\u00a0%; a range must lie between');
  await expect(cell(page, 'product-newCustomerShare', 'low')).toHaveAttribute('aria-invalid', 'true');
  await fill(page, 'product-newCustomerShare', 'low', '50');
  await expect(page.locator('.strip.stale')).toHaveCount(0);
  while (await page.getByRole('button', { name: 'Undo' }).isEnabled()) await page.getByRole('button', { name: 'Undo' }).click();
  expect(await cells(page, 'product-newCustomerShare')).toEqual(before);
});

test('a default becomes one’s own and goes back, and its source opens from the row', async ({ page }) => {
  await openPlan(page);
  await page.getByRole('button', { name: 'Use my own for Reach of a post' }).click();
  await expect(cell(page, 'creators-0-reachRate')).toBeFocused();
  expect(await cells(page, 'creators-0-reachRate')).toEqual(['5', '12', '38.8']);
  await expect(gradeOf(page, 'creators-0-reachRate')).toHaveText('Yours');
  await page.getByRole('button', { name: 'Use default for Reach of a post' }).click();
  await expect(gradeOf(page, 'creators-0-reachRate')).toHaveText(/C$/);
  await expect(assumption(page, 'creators-0-reachRate').locator('.from > span')).toHaveText(/\w{4}/);
  await badge(page, 'creators-0-reachRate').click();
  await expect(page.getByRole('dialog')).toContainText('9 in 10 times between');
});

test('a line of creators has its own rates, and clicks can be the basis', async ({ page }) => {
  await openPlan(page);
  await page.locator('.lines .menu button').first().click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await page.locator('#assumed-line').selectOption('1');
  await fill(page, 'creators-1-responseRate', 'mid', '7');
  await page.locator('#assumed-line').selectOption('0');
  await expect(gradeOf(page, 'creators-0-responseRate')).not.toHaveText('Yours');
  await page.locator('label').filter({ has: page.locator('input[name="basis"][value="clicks"]') }).click();
  await settled(page);
  await expect(cell(page, 'creators-0-conversionRate')).toBeVisible();
  await expect(page.locator('.assumption-group').first().locator('[id="creators-0-responseRate-mid"]')).toHaveCount(0);
});

test('what counts as a result changes its words throughout, in both languages', async ({ page }) => {
  const words = { install: ['Installs', 'Installationen'], lead: ['Leads', 'Anfragen'], booking: ['Bookings', 'Buchungen'], visit: ['Visits', 'Besuche'] };
  await openPlan(page);
  for (const [i, language] of ['en', 'de'].entries()) {
    if (language === 'de') await changeLanguage(page);
    for (const [event, said] of Object.entries(words)) {
      await page.locator('select[name="event"]').selectOption(event);
      await settled(page);
      await expect(async () => {                                 // the spoken verdict follows once the figures have rested
        const text = (await page.locator('.strip, .plan > *:not(.plan-terms), .goal, .worth').allInnerTexts()).join('\n');
        expect(text).toContain(said[i]);
        expect(text).not.toMatch(language === 'en' ? /\borders?\b/i : /Bestellung|von Besuche\b/);
      }).toPass({ timeout: 10_000 });
      await expect(page.locator('#worth')).toBeVisible();
      await expect(page.locator('.basis .hint'), 'no figure of an order passes for one of another result').toContainText(language === 'en' ? /says nothing of \w+s:/ : /nur von Händlern, nicht für \w+:/);
    }
  }
  await page.locator('#worth').fill('12');
  await settled(page);
  await expect(cell(page, 'product-averageOrderValue')).toHaveValue('12');
  await expect(cell(page, 'product-grossMargin')).toHaveValue('100');
  await page.locator('select[name="event"]').selectOption('order');
  await expect(page.locator('#worth')).toHaveCount(0);
});

test('a goal tells its chance, and what it takes to be that sure', async ({ page }) => {
  await openPlan(page);
  const said = page.locator('.goal dd');
  await expect(said.first()).toHaveText(/^\d+\s% ± [\d.]+ points$/);
  expect((await said.first().innerText()).split('%')[0]).toBe((await page.locator('.strip dd').first().innerText()).split('%')[0]);
  const even = await said.nth(2).innerText();
  await page.locator('#target-confidence').fill('80');
  await settled(page);
  await expect(said.nth(2)).not.toHaveText(even);
  expect(amount((await said.nth(2).innerText()).split(' ')[0])).toBe(amount(await page.locator('.figures-table').first().locator('tbody tr').nth(2).locator('td').first().innerText()));
  await page.locator('select[name="goal"]').selectOption('cac');
  await expect(said.first()).toHaveText('type a value');
  await expect(page.locator('#target-value')).toHaveValue('');
  await page.locator('#target-value').fill('1000000');
  await settled(page);
  await expect(said.first()).toHaveText(/^(100|9\d)\s%/);
  await page.locator('#target-confidence').fill('150');
  await expect(page.locator('#target-confidence-problem')).toContainText('0 to 100');
  await page.locator('#target-confidence').fill('80');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('#target-confidence-problem')).toHaveCount(0);
});

test('another currency changes no typed number, and its exchange rate only the published amounts', async ({ page }) => {
  await openPlan(page);
  const fee = lineBox(page, 0, 'fee');
  await page.locator('select[name="currency"]').selectOption('EUR');
  await settled(page);
  await expect(page.locator('.strip')).toContainText('EUR');
  await expect(fee).toHaveValue('280');
  await page.locator('.assumption-more summary').first().click();
  const handling = await cells(page, 'product-returnHandling');
  await page.locator('#usdRate').fill('0.5');
  await settled(page);
  expect(await cells(page, 'product-returnHandling')).toEqual(handling.map((x) => String(Number(x) / 2)));
  await expect(cell(page, 'product-averageOrderValue')).toHaveValue('54');
  await page.locator('#usdRate').fill('0');
  await expect(page.locator('#usdRate-problem')).toContainText('above 0');
  await page.locator('select[name="currency"]').selectOption('…');
  await page.locator('#currency-code').fill('se');
  await page.locator('#currency-code').blur();
  await expect(page.locator('#currency-code-problem')).toContainText('three letters');
  await expect(page.locator('#currency-code')).toHaveValue('se');
  await page.locator('#currency-code').fill('isk');
  await settled(page);
  await expect(page.locator('.strip')).toContainText('ISK');
  await page.locator('select[name="currency"]').selectOption('USD');
  await expect(page.locator('#usdRate')).toHaveCount(0);
});

test('prices with VAT are divided once, visibly, and undo takes it back in one step', async ({ page }) => {
  await openPlan(page);
  await page.getByRole('button', { name: /My prices/ }).click();
  const vat = page.locator('tierwise-vat');
  const undo = page.getByRole('banner').getByRole('button', { name: 'Undo' });
  await expect(vat).toContainText('54 becomes 45.38 USD');
  await vat.locator('#vat-rate').fill('many');
  await vat.locator('#vat-rate').blur();
  await expect(vat.locator('#vat-rate-problem')).toContainText('such as 19');
  await expect(vat.getByRole('button', { name: /Divide by/ })).toBeDisabled();
  await vat.locator('#vat-rate').fill('19');
  await vat.getByRole('checkbox', { name: /Fee per post/ }).uncheck();
  await vat.getByRole('button', { name: 'Divide by 1.19' }).dblclick();
  await settled(page);
  await expect(vat.getByRole('status')).toContainText('Value of one order: 54 became 45.38 USD');
  await expect(cell(page, 'product-averageOrderValue')).toHaveValue('45.38');
  await expect(lineBox(page, 0, 'fee')).toHaveValue('280');
  await expect(cell(page, 'costs-hourlyRate')).toHaveValue('40');                         // the pay of an hour bears none
  await expect(vat.getByRole('button', { name: /Divide by/ })).toHaveCount(0);            // again only when asked for again
  await page.getByRole('button', { name: /My prices/ }).click();
  await page.getByRole('button', { name: /My prices/ }).click();
  await expect(vat.getByRole('status')).toContainText('Divided by 1.19');
  await undo.click();
  await expect(cell(page, 'product-averageOrderValue')).toHaveValue('54');
  await expect(vat.getByRole('button', { name: 'Divide by 1.19' })).toBeEnabled();
  await expect(undo).toBeDisabled();
});

test('how it is computed can be set, and the engine’s bounds stand beside the field', async ({ page }) => {
  await openPlan(page);
  await page.locator('.assumption-more summary').last().click();
  const stamp = page.locator('.footer .num');
  const before = await stamp.innerText();
  await page.locator('#simulation-seed').fill('7');
  await settled(page);
  await expect(stamp).not.toHaveText(before);
  await page.locator('#simulation-draws').fill('1000');
  await expect(page.locator('#simulation-draws-problem')).toContainText('power of two');
  await page.locator('#simulation-draws').fill('8192');
  await settled(page);
  await page.locator('#simulation-commonShare').fill('120');
  await expect(page.locator('#simulation-commonShare-problem')).toContainText('0 to 100');
  await page.locator('#simulation-commonShare').fill('30');
  await page.locator('#luck').selectOption('false');
  await settled(page);
  await expect(page.locator('.strip.stale')).toHaveCount(0);
});

test('an assumption that is too large stays as it was typed, in every cell, and the sentence names the limit', async ({ page }) => {
  await openPlan(page);
  const [low, mid, high] = ['low', 'mid', 'high'].map((name) => cell(page, 'product-averageOrderValue', name));
  const complaint = page.locator('#product-averageOrderValue-complaint');
  await mid.fill('99999999999999999999');
  await mid.blur();
  await expect(complaint).toHaveText('Type an amount from 0 to 1,000,000,000,000,000; a range starts above 0.');
  await expect(mid).toHaveValue('99999999999999999999');
  await high.fill('2e20');
  await high.blur();
  await expect(complaint).toHaveText('Type an amount from 0 to 1,000,000,000,000,000; a range starts above 0.');
  await expect(mid).toHaveValue('99999999999999999999');
  await expect(high).toHaveValue('2e20');
  await mid.fill('50');
  await mid.blur();
  await low.fill('40');
  await high.fill('1,000k');
  await high.blur();
  await expect(complaint).toHaveCount(0);
  await expect(high).toHaveValue('1M');
  await settled(page);
  await expect(page.locator('.strip.stale')).toHaveCount(0);
  await cell(page, 'creators-0-responseRate').fill('1,001');
  await cell(page, 'creators-0-responseRate').blur();
  await expect(page.locator('#creators-0-responseRate-complaint')).toHaveText('Type a number from 0 to 1,000; a range stays inside of both ends.');
});

test('what moves the result shows the first seven, then all, and nothing jumps when it arrives', async ({ page }) => {
  await open(page);
  await tab(page, 'Plan').click();
  const slot = page.locator('tierwise-moves .plot-slot').first();
  const waiting = await slot.boundingBox();
  const plot = page.locator('tierwise-moves svg.plot').first();
  await expect(plot).toBeVisible();
  await expect(page.locator('[heading="plan-tornado"].waiting')).toHaveCount(0);
  expect(Math.abs((await slot.boundingBox()).height - waiting.height)).toBeLessThan(2);
  await expect(plot.locator('[data-mark]')).toHaveCount(7);
  const all = page.getByRole('button', { name: /^Show all/ });
  const count = Number((await all.innerText()).replace(/\D/g, ''));
  await all.click();
  await expect(plot.locator('[data-mark]')).toHaveCount(count);
  await page.getByRole('button', { name: 'Show the first 7' }).click();
  await expect(plot.locator('[data-mark]')).toHaveCount(7);
});

test('every finding has a picture or a table, and every picture a table twin', async ({ page }) => {
  await openPlan(page);
  for (const name of ['From people to money', 'What the money goes on, USD', 'What moves the result, USD', 'What to find out first, USD', 'Spread the risk, USD', 'From dashboard to profit']) {
    const region = page.getByRole('region', { name, exact: true }).first();
    await expect(region.locator('svg.plot')).toBeVisible();
    await region.getByRole('button', { name: /^Show as table/ }).click();
    await expect(region.locator('table.twin tbody tr').first()).toBeVisible();
  }
  const walk = page.locator('.figures-table').first();
  await expect(walk.locator('tbody tr')).toHaveCount(3);
  const strip = await page.locator('.strip dl').innerText();
  expect(strip).toContain((await walk.locator('tbody tr').nth(1).locator('td').first().innerText()).replace(/\s*USD/, ''));
  const goals = page.locator('.figures-table').nth(1);
  for (const name of ['Additional orders', 'People reached', 'Cost per new customer', 'Cost per additional order', 'CPM', 'CPC', 'CPE']) await expect(goals.getByRole('rowheader', { name: new RegExp(`^${name}`) })).toContainText(/÷|once|anyway/);
});

test('the terms and an assumption are set without a mouse', async ({ page }) => {
  await openPlan(page);
  await page.locator('select[name="event"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#worth')).toBeVisible();
  await page.locator('select[name="currency"]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#vat-rate')).toBeVisible();
  await cell(page, 'creators-0-reachRate', 'low').focus();
  await page.keyboard.type('8');
  await page.keyboard.press('Tab');
  await expect(cell(page, 'creators-0-reachRate')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(badge(page, 'creators-0-reachRate')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');                                                     // back to the default
  await settled(page);
  expect(await cells(page, 'creators-0-reachRate')).toEqual(['5', '12', '38.8']);
  // Every stop of the view can be seen.
  const stops = [];
  await page.locator('select[name="event"]').focus();
  for (let i = 0; i < 150; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e.closest('main')) return '';
      const shown = [e, e.closest('.box, label')].filter(Boolean).map((x) => getComputedStyle(x));
      return `${e.tagName} ${e.id || e.getAttribute('aria-label') || e.textContent.trim().slice(0, 30)}${shown.some((c) => (c.outlineStyle !== 'none' && parseFloat(c.outlineWidth) >= 2) || c.boxShadow !== 'none') || e.matches('[type="radio"]') ? '' : ' UNSEEN'}`;
    });
    if (stop === '') break;
    stops.push(stop);
  }
  expect(stops.filter((s) => s.endsWith('UNSEEN'))).toEqual([]);
  expect(stops.length).toBeGreaterThan(60);
});

/** Widths at which nothing may be wider than the window: the narrowest phone, and a window of 1280 × 900 at 200 % zoom. */
const NARROW = [{ width: 640, height: 450 }, { width: 320, height: 700 }];
for (const locale of languages) {
  test(`axe finds nothing in Plan, in ${locale}, and everything fits a narrow window, with errors and long amounts too`, async ({ browser, site }) => {
    const context = await browser.newContext({ baseURL: site.url, locale, viewport: NARROW[0], deviceScaleFactor: 2 });
    const page = await context.newPage();
    const fits = async (when) => {
      for (const viewport of NARROW) {
        await page.setViewportSize(viewport);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${when}, ${viewport.width} px`).toBeLessThanOrEqual(0);
      }
    };
    await page.goto('/#plan');
    await page.locator('tierwise-moves svg.plot >> nth=1').waitFor();
    await page.locator('.strip[aria-busy="false"]').waitFor();
    await fits('as it opens');
    await page.locator('select[name="currency"]').selectOption('EUR');
    await page.locator('button.setting').click();
    for (const summary of await page.locator('.assumption-more summary').all()) await summary.click();
    await cell(page, 'costs-hours', 'low').fill('many');
    await cell(page, 'costs-hours', 'low').blur();
    await expect(page.locator('#costs-hours-complaint')).toBeVisible();
    await expectAccessible(page, locale);
    await page.locator('select[name="event"]').selectOption('install');
    await page.locator('select[name="goal"]').selectOption('costPerIncrementalOrder');
    await cell(page, 'costs-fixed').fill('123456789');
    await cell(page, 'costs-fixed').blur();
    await expect(page.locator('#worth')).toBeVisible();
    await expect(page.locator('#costs-hours-complaint')).toBeVisible();
    await fits('with errors and long amounts');
    await context.close();
  });
}
