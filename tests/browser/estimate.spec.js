// The Estimate view in Chromium: it opens computed, answers every change, says where its defaults come from.
import { readFileSync } from 'node:fs';
import { amount, box, changeLanguage, figures, linkTo, open, problem, reset, settled, slider, type, typeAll, workspaceOf } from './estimate.js';
import { expect, test } from './test.js';
import { presets } from '../../web/src/state/presets.js';

test('the page opens computed for the first example, and says the same in headline, strip and dots', async ({ page }) => {
  await open(page);
  await expect(page.locator('.chip[aria-pressed="true"]')).toHaveText('Skincare launch');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(About (\d+ in \d+ chance|even odds) of profit|(Less than 1|More than 99) in 100 chance of profit)\.$/);
  const chance = amount(await page.locator('.strip dd').first().innerText()) / 100;
  const worlds = page.locator('tierwise-chart.worlds');
  await expect(worlds.locator('.dots circle')).toHaveCount(50);
  const pay = Number(await worlds.locator('text.big.gain').textContent());
  expect(Math.abs(pay / 50 - chance)).toBeLessThanOrEqual(0.021);
  expect(pay + Number(await worlds.locator('text.big.loss').textContent())).toBe(50);
  await expect(worlds.getByRole('img')).toHaveAttribute('aria-label', new RegExp(`${pay} pay`));
});

test('every example is computed and never cheers a loss', async ({ page }) => {
  await open(page);
  for (const [i, { scenario }] of presets.entries()) {
    await test.step(scenario.name, async () => {
      const before = await figures(page);
      await page.locator('.chip').nth(i).click();
      const said = await figures(page);
      if (i > 0) expect(said.stamp).not.toBe(before.stamp);
      const typical = amount(await page.locator('.strip dl > div').nth(1).locator('dd').innerText());
      const chance = amount(await page.locator('.strip dd').first().innerText());
      expect(said.lead).toMatch(typical < 0 ? /^Typically you would lose [\d,]+/ : typical > 0 ? /^Typically you would gain [\d,]+/ : /^Typically you would get back/);
      expect(said.lead).toContain(String(Math.abs(typical).toLocaleString('en')));
      if (chance < 49) expect(said.lead).toMatch(/It pays at even odds from|No number of/);
      if (chance > 51) expect(said.lead).toContain('Odds stay even down to');
      expect(said.headline + said.lead).not.toContain('!');
      await expect(page.locator('.chip[aria-pressed="true"]')).toHaveCount(1);
      await expect(box(page, 'followers')).toHaveValue(scenario.creators[0].followers.toLocaleString('en'));
    });
  }
});

test('every input changes the answer, undo and redo walk over every change, and reset brings the example back', async ({ page }) => {
  await open(page);
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  const redo = page.getByRole('button', { name: 'Redo', exact: true });
  await expect(undo).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Reset' })).toBeDisabled();
  const steps = [await figures(page)];
  const changes = {
    platform: () => page.getByRole('radio', { name: 'Instagram' }).check(),
    format: () => page.selectOption('#format', 'story'),
    niche: () => page.selectOption('#niche', 'home'),
    followers: () => type(page, 'followers', '120,000'),
    count: () => type(page, 'count', '7'),
    fee: () => type(page, 'fee', '95'),
    'followers slider': () => slider(page, 'followers').press('PageUp'),
    'count slider': () => slider(page, 'count').press('ArrowRight'),
    'fee slider': () => slider(page, 'fee').press('Home'),
    'people reached': () => type(page, 'past-reach', '12000'),
    'orders counted': () => type(page, 'past-orders', '41'),
    example: () => page.locator('.chip').nth(3).click(),
  };
  for (const [name, change] of Object.entries(changes)) {
    await change();
    const [before, after] = [steps.at(-1), await figures(page)];
    if (name === 'people reached') expect(after, 'one count alone says nothing').toEqual(before);
    else {
      expect(after.stamp, name).not.toBe(before.stamp);
      expect(`${after.strip} ${after.lead}`, name).not.toBe(`${before.strip} ${before.lead}`);
    }
    if (name === 'fee slider') await expect(page.locator('.chip[aria-pressed="true"]')).toHaveCount(0);
    steps.push(after);
  }
  const names = ['as it opens', ...Object.keys(changes)];
  for (let i = steps.length - 2; i >= 0; i -= 1) {
    await undo.click();
    // A slider gives the same values as its box: that it was a step of its own shows in the one before.
    if (!names[i].endsWith('slider')) expect(await figures(page), `undo to ${names[i]}`).toEqual(steps[i]);
  }
  await expect(undo).toBeDisabled();
  await expect(box(page, 'fee')).toHaveValue('280');
  await page.locator('body').press('Control+y');
  expect(await figures(page)).toEqual(steps[1]);
  for (let i = 2; i < steps.length; i += 1) await redo.click();
  expect(await figures(page)).toEqual(steps.at(-1));
  await expect(redo).toBeDisabled();
  await undo.click();
  await reset(page);
  expect(await figures(page)).toEqual(steps[0]);
  for (const [field, text] of [['past-reach', '12000'], ['fee', 'oops']]) {
    await type(page, field, text);
    await reset(page);
    await expect(box(page, field)).not.toHaveValue(text);
  }
});

test('a fee may be written in many ways, also as a range, and followers as 50k', async ({ page }) => {
  await open(page);
  // Neighbours are different amounts, so that none is taken for the next.
  for (const [text, shown, spend] of [['50', '50', 2880], ['1.5k', '1,500', 60880], ['1.2M', '1,200,000', 48000880], ['$1,500', '1,500', 60880], ['250 USD', '250', 10880], ['1e3', '1,000', 40880], ['0', '0', 880]]) {
    await type(page, 'fee', text);
    await expect(box(page, 'fee'), text).toHaveValue(shown);
    await expect(problem(page, 'fee'), text).toHaveCount(0);
    expect(amount(await page.locator('.total > .num').innerText()), text).toBe(spend);
  }
  await type(page, 'fee', '100 to 400');
  await expect(box(page, 'fee')).toHaveValue('100 to 400');
  await type(page, 'followers', '50k');
  await expect(box(page, 'followers')).toHaveValue('50,000');
  await expect(page.locator('.error-text')).toHaveCount(0);
});

test('an example fee gives way to the published one when the followers change, and says so', async ({ page }) => {
  await open(page);
  const badge = page.locator('tierwise-dial[name="fee"] .badge .grade');
  await expect(badge).toHaveText('Example');
  await type(page, 'followers', '400k');
  await expect(badge).toHaveText(/Grade [A-E]/);
  await type(page, 'fee', '900');
  await expect(badge).toHaveText('Yours');
  await box(page, 'fee').fill('');
  await box(page, 'fee').blur();
  await expect(badge).toHaveText(/Grade [A-E]/);
});

for (const [locale, button, note, link] of [['en', 'Where it comes from', /The low end comes from counting clicks/, 'Source'], ['de', 'Woher sie kommt', /Das untere Ende stammt aus gezählten Klicks/, 'Quelle']]) {
  test(`a source says in the language of the page what to know of a default, and lists each publication once (${locale})`, async ({ page }) => {
    await open(page, { query: `?lang=${locale}` });
    await page.locator('button.badge', { hasText: button }).click();
    const popover = page.locator('tierwise-source');
    await expect(popover.locator('p', { hasText: note })).toBeVisible();
    await expect(popover).not.toContainText('orderEvidence');
    const rows = await popover.locator('li').filter({ has: page.getByRole('link', { name: link }) }).allInnerTexts();
    expect(rows.length).toBeGreaterThan(4);
    expect(new Set(rows).size).toBe(rows.length);
    await expect(popover.locator('p[lang="en"]')).toHaveCount(0);
    await expect(popover.locator('li [lang="en"]').first()).toBeVisible();
  });
}

test('the source of a default is one click away, and a value of one\'s own can be put in its place; one that the engine refuses says why where it was typed', async ({ page }) => {
  await open(page);
  const row = page.getByRole('button', { name: /^Would not have come anyway/ });
  await row.click();
  const popover = page.getByRole('dialog', { name: 'Would not have come anyway' });
  await expect(popover).toBeVisible();
  await expect(popover).toContainText('9 in 10 times between');
  await expect(popover.getByRole('link', { name: /^Source/ }).first()).toHaveAttribute('href', /^https:/);
  const before = await figures(page);
  await popover.getByRole('button', { name: 'Use my own' }).click();
  await popover.getByRole('textbox').fill('150');
  await expect(popover).toContainText('Type a number from 0 to 100\u00a0%; a range must lie between the two.');
  await expect(popover.getByRole('textbox')).toHaveValue('150');
  await popover.getByRole('textbox').fill('90');
  await settled(page);
  await expect(popover.locator('.error-text')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  expect((await figures(page)).strip).not.toBe(before.strip);
  await expect(row).toContainText('90');
  await expect(row).toContainText('Yours');
  await row.click();
  await popover.getByRole('button', { name: 'Use the published default' }).click();
  expect(await figures(page)).toEqual(before);
});

test('what cannot be read in a source\'s box marks the figures, outlives its popover, and is the same text in Plan', async ({ page }) => {
  await open(page);
  const row = page.getByRole('button', { name: /^Would not have come anyway/ });
  const popover = page.getByRole('dialog', { name: 'Would not have come anyway' });
  const before = await figures(page);
  await row.click();
  await popover.getByRole('button', { name: 'Use my own' }).click();
  await popover.getByRole('textbox').fill('NaN');
  await page.keyboard.press('Escape');
  await expect(page.locator('.strip.stale .strip-note')).toContainText('Would not have come anyway');
  expect(await figures(page)).toEqual(before);
  await row.click();
  await expect(popover.getByRole('textbox')).toHaveValue('NaN');
  await expect(popover.locator('.error-text')).toHaveText(/\.$/);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Plan' }).click();
  const cells = page.locator('tierwise-triple', { has: page.locator('#measurement-incrementality-mid') });
  await expect(cells.locator('input').nth(1)).toHaveValue('NaN');
  await expect(cells.locator('.error-text')).toHaveText(/\.$/);
  await cells.locator('input').first().fill('x');
  await cells.locator('input').first().blur();
  await page.getByRole('listitem').filter({ has: cells }).locator('button.badge').click();
  await popover.getByRole('textbox').fill('90');
  await page.keyboard.press('Escape');
  await expect(page.locator('.strip.stale')).toHaveCount(0);
  await expect(cells.locator('.error-text')).toHaveCount(0);
  await expect(cells.locator('input').nth(1)).toHaveValue('90');
});

test('where no fee is paid no price is said to be too high, in both languages', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '0');
  await expect(page.locator('.strip dd').last()).toHaveText('no fee paid');
  await page.locator('.tabs a').nth(1).click();
  for (const said of ['no fee paid', 'ohne Honorar']) {
    if (said === 'ohne Honorar') await changeLanguage(page);
    await expect(page.locator('.strip dd').last()).toHaveText(said);
    await expect(page.locator('.goal dd').last()).toContainText(said);
    await expect(page.locator('section[aria-labelledby="plan-walkAway"] tbody tr').last().locator('td').first()).toHaveText('–');
  }
});

for (const [locale, text] of [['en', '1,000 to 1,800 to 3,000'], ['de', '1.000 bis 1.800 bis 3.000']]) {
  test(`a fee of three parts is seen whole, on the narrowest screen too (${locale})`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await open(page, { query: `?lang=${locale}` });
    await type(page, 'fee', text);
    await expect(box(page, 'fee')).toHaveValue(text);
    expect(await box(page, 'fee').evaluate((input) => input.scrollWidth - input.clientWidth)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
}

test('where orders are counted from clicks, a past campaign is not said to count, and no spread of an unused rate is drawn', async ({ page }) => {
  const line = { platform: 'instagram', format: 'reel', followers: 25000, fee: 100, clickThroughRate: 0.01, conversionRate: 0.02 };
  await page.goto(linkTo(workspaceOf([{ creators: [line], measurement: { basis: 'clicks', trackedShare: 0.5 } }])));
  await settled(page);
  const { stamp: _, ...before } = await figures(page);           // what was counted is a part of the scenario all the same
  await typeAll(page, { 'past-reach': '12000', 'past-orders': '410' });
  expect(await figures(page)).toMatchObject(before);
  await expect(page.locator('.past')).toContainText('this plan counts orders from clicks');
  const gauge = page.locator('tierwise-chart[heading="gauge"]');
  await expect(gauge).not.toContainText(/hill|9 in 10/);
  await expect(gauge.locator('svg.plot')).toContainText('assumed 0.4');
});

test('a default that changes does not disturb a box that was just entered', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Instagram' }).check();
  await settled(page);
  const spend = page.locator('.total > .num');
  const enter = async (format) => {
    const before = await spend.innerText();
    await page.evaluate((value) => {
      const select = document.querySelector('#format');
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      const fee = document.querySelector('#fee');
      fee.focus();
      fee.select();
    }, format);
    await expect(spend, 'the answer has come, with another fee').not.toHaveText(before);
  };
  const stood = await box(page, 'fee').inputValue();
  await enter('story');
  await expect(box(page, 'fee')).toHaveValue(stood);
  await box(page, 'fee').blur();
  await expect(box(page, 'fee'), 'once it is left').not.toHaveValue(stood);
  await enter('post');
  await page.keyboard.type('99');
  await expect(box(page, 'fee')).toHaveValue('99');
});

test('one past campaign replaces the wide default, and clearing it brings the default back', async ({ page }) => {
  await open(page);
  const before = await figures(page);
  const range = async () => page.locator('.strip .range dd').innerText();
  const wide = await range();
  await type(page, 'past-reach', '12,000');
  expect(await figures(page)).toEqual(before);                  // one count alone says nothing
  await type(page, 'past-reach', '-1');
  await expect(problem(page, 'past-reach'), 'and is refused all the same').toHaveText(/^Type a whole number from 0/);
  await type(page, 'past-reach', '12,000');
  await expect(problem(page, 'past-reach')).toHaveCount(0);
  await type(page, 'past-orders', '120');
  await expect(page.getByRole('heading', { name: /Your past campaign counts/ })).toBeVisible();
  const after = await figures(page);
  expect(after.headline).not.toBe(before.headline);
  const spread = (text) => { const [low, high] = text.split('and').map(amount); return high - low; };
  expect(spread(await range()) / Math.abs(amount(after.spend))).toBeLessThan(spread(wide) / Math.abs(amount(before.spend)) * 1.5);
  const row = page.getByRole('button', { name: /^Orders per 1,000 contacts/ });
  await expect(row).toContainText('Yours');
  await row.click();
  await expect(page.getByRole('dialog')).toContainText('Learned from your past campaign.');
  await page.keyboard.press('Escape');
  await type(page, 'past-orders', '20,000');
  await expect(problem(page, 'past-orders')).toHaveText('This cannot be more than the people reached.');
  await expect(page.locator('.strip-note')).toContainText('Orders counted');
  await type(page, 'past-orders', '');
  expect(await figures(page)).toEqual(before);
});

test('the page speaks German, with German figures, and stays so', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Auf Deutsch anzeigen' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gewinn in /);
  await expect(box(page, 'followers')).toHaveValue('30.000');
  await type(page, 'fee', '1.500,50');
  await expect(box(page, 'fee')).toHaveValue('1.500,5');
  await page.reload();
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gewinn in /);
});

test('the browser\'s language is taken when there is a table for it', async ({ browser, site }) => {
  const context = await browser.newContext({ locale: 'de-AT', baseURL: site.url });
  const page = await context.newPage();
  await open(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gewinn in /);
  await context.close();
});

test('charts have a table twin and can be saved', async ({ page }) => {
  await open(page);
  const chart = page.locator('tierwise-chart[heading="ladder"]');
  await chart.getByRole('button', { name: /^Show as table/ }).click();
  await expect(chart.getByRole('table')).toBeVisible();
  for (const kind of ['SVG', 'PNG']) {
    const saved = page.waitForEvent('download');
    await page.locator('tierwise-chart.worlds .chart-save').click();
    await page.getByRole('button', { name: new RegExp(kind) }).click();
    expect((await saved).suggestedFilename()).toBe(`tierwise-worlds.${kind.toLowerCase()}`);
  }
});

test('a saved picture says of which scenario it is, keeps its digits equally wide, and holds all it says, however long', async ({ browser, site }) => {
  const name = `${'Donaudampfschifffahrtsgesellschaft'.repeat(3)} im Frühjahr`;
  for (const [locale, title] of [['en', 'Estimate: 50 equally likely worlds'], ['de', 'Schätzung: 50 gleich wahrscheinliche']]) {
    const context = await browser.newContext({ baseURL: site.url, locale, viewport: { width: 320, height: 700 } });
    const page = await context.newPage();
    await open(page, { query: linkTo(workspaceOf([{ name, creators: [{ platform: 'instagram', format: 'reel', followers: 30000, count: 20 }] }])).slice(1) });
    const stamp = await page.locator('.footer .num').innerText();
    for (const selector of ['tierwise-chart.worlds', '[heading="gauge"]', '[heading="ladder"]']) {
      const saved = page.waitForEvent('download');
      await page.locator(`${selector} .chart-save`).click();
      await page.getByRole('button', { name: /SVG/ }).click();
      const picture = readFileSync(await (await saved).path(), 'utf8');
      const width = Number(/viewBox="0 0 ([\d.]+)/.exec(picture)[1]);
      const texts = [...picture.matchAll(/<text([^>]*)>([^<]*)</g)].map(([, head, text]) => ({ head, text, at: Number(/ x="([\d.-]+)"/.exec(head)[1]), length: Number(/textLength="([\d.]+)"/.exec(head)[1]) }));
      const [drawn, lines] = [true, false].map((inside) => texts.filter(({ head }) => /text-anchor/.test(head) === inside));
      for (const { head } of drawn) expect(head).toContain('font-variant-numeric: tabular-nums');
      const said = lines.map(({ text }) => text).join('').replace(/ /g, '');
      if (selector.startsWith('tierwise')) expect(said).toContain(title.replace(/ /g, ''));
      const [, after] = said.split(`${name} · Tierwise`.replace(/ /g, ''));
      expect(after, 'and its sources').toMatch(/^(?:Sources|Quellen):\S+20\d\d/);
      expect(after.endsWith(stamp.replace(/ /g, ''))).toBe(true);
      for (const { at, length, text } of lines) expect(at + length, text).toBeLessThanOrEqual(width - 18);
    }
    await context.close();
  }
});

test('no figure of the strip is cut or leaves its cell, however large or narrow, in both languages', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^More/ }).click();
  await expect(page.locator('tierwise-more')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const creators of [{ followers: 700_000, count: 15, posts: 4, fee: 9000 }, { followers: 9_000_000, count: 60, posts: 12, fee: 1_234_567 }]) {
    const { stamp } = await figures(page);
    await page.locator('#import').setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ currency: 'CHF', usdRate: 0.9, creators: [{ platform: 'instagram', format: 'reel', ...creators }] })) });
    await expect(page.locator('.footer .num')).not.toHaveText(stamp);
    await expect(page.locator('.strip dd').nth(1)).toContainText('CHF');
    await settled(page);
    for (const other of [false, true]) {
      if (other) await changeLanguage(page);
      const language = await page.locator('html').getAttribute('lang');
      for (const width of [1920, 1280, 1100, 1024, 768, 480, 375, 320]) {
        await page.setViewportSize({ width, height: 700 });
        const out = await page.locator('.strip dl > div').evaluateAll((cells) => cells.filter((cell) => cell.getClientRects().length > 0).flatMap((cell) => [...cell.children].filter((part) => {
          const range = document.createRange();
          range.selectNodeContents(part);
          const style = getComputedStyle(part);
          return range.getBoundingClientRect().right > cell.getBoundingClientRect().right || style.overflow !== 'visible' || style.textOverflow !== 'clip';
        }).map((part) => part.textContent)));
        expect(out, `${width}, ${language}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}, ${language}`).toBeLessThanOrEqual(width);
      }
    }
  }
});

test('the header holds its buttons, and a row of views that scrolls does not cut the ring of the focus', async ({ page }) => {
  await open(page);
  for (const width of [1280, 1024, 768, 375, 320]) {
    await page.setViewportSize({ width, height: 700 });
    const gaps = await page.locator('.header :is(.brand, .scenario, .tools .button)').evaluateAll((all) => all.filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().top));
    expect(Math.min(...gaps), `${width}`).toBeGreaterThanOrEqual(6);
    await page.locator('.brand').focus();
    while (!(await page.evaluate(() => document.activeElement?.matches('.tabs a')))) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => Number.parseFloat(getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineOffset)), `${width}`).toBeLessThanOrEqual(-2);
  }
});
