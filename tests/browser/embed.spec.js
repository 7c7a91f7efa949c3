// On somebody else's page: <tierwise-calculator> with its attributes, looks, event and slot; the frame that takes the height of its
// content. Both under the CSP that docs/embed.md asks of the host.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { expectAccessible, violations } from './axe.js';
import { box, open, settled, type } from './estimate.js';
import { served } from './site.js';
import { expect, test, watch } from './test.js';

const element = (page) => page.locator('tierwise-calculator').first();
const ready = (page, nth = 0) => expect(page.locator('tierwise-calculator').nth(nth).locator('.strip[aria-busy="false"] dd').first()).toBeVisible({ timeout: 20_000 });
const style = (locator, property) => locator.evaluate((e, name) => getComputedStyle(e).getPropertyValue(name), property);
/** What the page around hears, from the start. */
const listen = (page) => page.addInitScript(() => {
  window.heard = [];
  addEventListener('tierwise-change', (event) => window.heard.push({ ...event.detail, from: event.target.id }));
});
const heard = (page) => page.evaluate(() => window.heard);
const docs = readFileSync(new URL('../../docs/embed.md', import.meta.url), 'utf8');
/** The policies that docs/embed.md gives, in its order. */
const [framePolicy, elementPolicy] = [...docs.matchAll(/^Content-Security-Policy: (.+)$/gm)].map((match) => match[1]);

const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json', '.woff2': 'font/woff2' };
/** A host page at an origin of its own, under a policy of its own, with a copy of embed/. */
async function host(body, { policy = '', css = '' } = {}) {
  const server = createServer((request, response) => {
    if (/^\/embed\/[\w.-]+$/.test(request.url)) return response.writeHead(200, { 'content-type': TYPES[extname(request.url)] }).end(readFileSync(join(served, request.url)));
    if (request.url === '/host.css') return response.writeHead(200, { 'content-type': 'text/css' }).end(css);
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...(policy ? { 'content-security-policy': policy } : {}) })
      .end(`<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Host</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/host.css"></head><body><main><h1>Host</h1>${body}</main></body></html>`);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}

test('axe finds nothing on the demo of the element, in either theme, wide or narrow, and it computes what its attributes say', async ({ page }) => {
  await page.goto('/demo/element.html');
  await ready(page);
  await expect(box(page, 'followers')).toHaveValue('50,000');
  await expect(box(page, 'count')).toHaveValue('12');
  await expect(page.locator('#format')).toHaveValue('reel');
  await expect(page.locator('#niche')).toHaveValue('fashion');
  await expect(page.locator('#heard')).toHaveText(/^chance of profit \d+ %, cost \d+ USD$/);
  await expect(page.getByRole('link', { name: 'Talk to us' })).toBeVisible();
  await expectAccessible(page, 'every');
});

test('the element tells every settled result once, with the scenario, the stamp and figures', async ({ page }) => {
  await listen(page);
  await page.goto('/demo/element.html');
  await ready(page);
  await expect.poll(async () => (await heard(page)).length).toBe(1);
  const [first] = await heard(page);
  expect(first.scenario.creators[0]).toMatchObject({ platform: 'instagram', format: 'reel', followers: 50_000, count: 12 });
  expect(first.stamp).toMatch(/^\d+\.\d+\.\d+ · \d{4}-\d{2} · \d+ · \w+$/);
  expect(Object.keys(first.figures).sort()).toEqual(['chance', 'cost', 'neededOrdersPerThousand', 'ordersPerThousand', 'profit', 'roi', 'walkAwayFeeMultiplier']);
  for (const name of Object.keys(first.figures)) expect(docs, 'the detail is documented').toContain(`\`${name}\``);
  expect(first.figures.chance).toBeGreaterThan(0);
  expect(first.figures.chance).toBeLessThan(1);
  expect(Math.round(first.figures.cost)).toBe(Number(/cost (\d+)/.exec(await page.locator('#heard').innerText())[1]));
  await box(page, 'fee').fill('abc');
  await box(page, 'fee').blur();
  await expect(page.locator('#fee-problem')).toBeVisible();
  expect((await heard(page)).length, 'what cannot be read is no result').toBe(1);
  await box(page, 'fee').fill('100');
  await expect.poll(async () => (await heard(page)).length).toBe(2);
  expect((await heard(page))[1].scenario.creators[0].fee).toBe(100);
});

test('attributes change the element while it runs, and one that cannot be used is told to the console', async ({ page }) => {
  const told = [];
  page.on('console', (message) => { if (message.type() === 'warning') told.push(message.text()); });
  await page.goto('/demo/element.html');
  await ready(page);
  const set = (name, value) => element(page).evaluate((e, [n, v]) => e.setAttribute(n, v), [name, value]);
  for (const [name, value, id, shown] of [['followers', '5k', 'followers', '5,000'], ['creators', '3', 'count', '3'], ['fee', '120.5', 'fee', '120.5'], ['platform', 'tiktok', 'format', 'video'], ['niche', 'food', 'niche', 'food']]) {
    await set(name, value);
    await expect(page.locator(`#${id}`), name).toHaveValue(shown);
  }
  await set('usd-rate', '0.92');
  await set('currency', 'EUR');
  await expect(element(page).locator('.total > .num')).toHaveText(/EUR/);
  await set('lang', 'de');
  await expect(element(page).locator('h1, h2').first()).toHaveText(/Gewinn/);
  expect(told).toEqual([]);
  for (const [name, value] of [['followers', 'lots'], ['creators', '2.5'], ['platform', 'myspace'], ['currency', 'euro'], ['niche', '<b>']]) await set(name, value);
  await expect.poll(() => told.length).toBe(5);
  expect(told[0]).toContain('<tierwise-calculator followers="lots">');
  await expect(box(page, 'followers')).toHaveValue('5.000');
});

const SCRIPT = '<script type="module" src="/embed/tierwise-calculator.js"></script>';

test('looks: three properties theme it, the host’s styles stay out and its own stay in', async ({ browser }) => {
  const css = `body { font: italic 30px serif; color: rgb(1, 2, 3); } h1, h2, p, button, input, label, dd { color: rgb(255, 0, 0) !important; font-size: 40px; text-transform: uppercase; }
    .box, .panel, .strip, .field { display: none; } tierwise-calculator { --tierwise-accent: rgb(122, 31, 75); --tierwise-radius: 3px; --tierwise-font: monospace; }
    .box.mine { display: block; border: 1px solid; }`;
  const around = await host(`<div class="box mine">mine</div><button class="button primary">mine</button><tierwise-calculator></tierwise-calculator>${SCRIPT}`, { css });
  const page = await (await browser.newContext()).newPage();
  const plain = await host('<div class="box mine">mine</div><button class="button primary">mine</button>', { css });
  try {
    const looks = () => page.evaluate(() => ['h1', '.box.mine', '.button', 'body'].map((selector) => { const s = getComputedStyle(document.querySelector(selector)); return [...s].filter((name) => !/block-size|inline-size|height|width|origin|perspective/.test(name)).map((name) => `${name}: ${s.getPropertyValue(name)}`).join(';'); }));
    await page.goto(plain.url);
    const before = await looks();
    await page.goto(around.url);
    await ready(page);
    expect(await looks(), 'the element changes nothing of the host').toEqual(before);
    const inside = element(page);
    await expect(inside.locator('.box').first()).toBeVisible();
    expect(await style(inside.locator('h1, h2').first(), 'color')).not.toBe('rgb(255, 0, 0)');
    expect(await style(inside.locator('label').first(), 'text-transform')).toBe('none');
    expect(await style(inside.locator('label').first(), 'font-style')).toBe('normal');
    expect(parseFloat(await style(inside.locator('label').first(), 'font-size'))).toBeLessThan(20);
    expect(await style(inside.locator('label').first(), 'font-family')).toContain('monospace');
    expect(await style(inside.locator('.box').first(), 'border-top-left-radius')).toBe('3px');
    const accents = await inside.evaluate((e) => [...e.shadowRoot.querySelectorAll('*')].flatMap((x) => { const s = getComputedStyle(x); return [s.color, s.backgroundColor, s.fill, s.accentColor, s.borderTopColor]; }));
    expect(accents).toContain('rgb(122, 31, 75)');
  } finally {
    await page.context().close();
    await around.close();
    await plain.close();
  }
});

/** Visible parts of the element, the text size and the room of each; charts among them. */
const sizes = (page) => element(page).evaluate((e) => ['.strip dd', '.chip', 'h1', '.verdict p', '.worlds .plot text', '.worlds .plot-slot', '.inputs', '.inputs label', '.inputs .box', '.inputs .track', '.past', '.section-head h2'].map((selector) => {
  const part = e.shadowRoot.querySelector(selector);
  const { width, height } = part?.getBoundingClientRect() ?? {};
  return `${selector} ${part && getComputedStyle(part).fontSize} ${width?.toFixed(1)} × ${height?.toFixed(1)}`;
}));

test('sizes and breaks are those of the visitor’s browser, whatever text size the root of the host has', async ({ browser, launchOptions }) => {
  const column = 'h1 { margin: 0; font: 20px sans-serif; } main { width: 650px; }';
  const calculator = `<tierwise-calculator lang="en"></tierwise-calculator>${SCRIPT}`;
  const hosts = await Promise.all([column, `html { font-size: 62.5%; --_tierwise-rem: 40px; } ${column}`, `html { font-size: 200%; } ${column}`].map((css) => host(calculator, { css })));
  const shown = async (from, { url }, act) => {
    const page = await (await from.newContext()).newPage();
    try {
      await page.goto(url);
      await ready(page);
      await expect(element(page).locator('.worlds .plot text').first()).toBeVisible();
      return await act(page);
    } finally {
      await page.context().close();
    }
  };
  try {
    const plain = await shown(browser, hosts[0], sizes);
    expect(plain).toContainEqual(expect.stringMatching(/^\.inputs label 14px/));
    for (const other of hosts.slice(1)) await shown(browser, other, (page) => expect.poll(() => sizes(page)).toEqual(plain));
    const larger = await browser.browserType().launch({ ...launchOptions, args: [...launchOptions.args, '--blink-settings=defaultFontSize=24'] });
    try {
      await shown(larger, hosts[1], async (page) => {
        expect(await style(element(page).locator('.inputs label').first(), 'font-size'), 'half as large again as the visitor asks for').toBe('21px');
        expect(await style(element(page).locator('.strip .range').first(), 'display'), 'and as narrow as that makes it').toBe('none');
      });
    } finally {
      await larger.close();
    }
  } finally {
    for (const { close } of hosts) await close();
  }
});

test('a column of the host is what the element breaks by, not the window', async ({ browser }) => {
  const around = await host(`<tierwise-calculator lang="en"></tierwise-calculator>${SCRIPT}`);
  const page = await (await browser.newContext({ viewport: { width: 900, height: 800 } })).newPage();
  try {
    await page.goto(around.url);
    await ready(page);
    const columns = async () => (await style(element(page).locator('.inputs'), 'grid-template-columns')).split(' ').length;
    expect(await columns()).toBe(2);
    await page.locator('main').evaluate((e) => e.style.setProperty('width', '400px'));
    await expect.poll(columns).toBe(1);
  } finally {
    await page.context().close();
    await around.close();
  }
});

test('how the host sets text stays out, for its body and for every element, and what hides the element hides all of it', async ({ browser }) => {
  const text = `text-align: center; text-transform: uppercase; word-spacing: 8px; letter-spacing: 3px; text-indent: 20px; white-space: nowrap; font-style: italic; font-weight: 900; font-variant: small-caps;
    line-height: 3; text-shadow: 1px 1px red; cursor: wait; hyphens: auto; word-break: break-all; list-style: square;`;
  const calculator = `<tierwise-calculator lang="en"></tierwise-calculator>${SCRIPT}`;
  const hosts = await Promise.all(['', `body { ${text} }`, `* { ${text} font-size: 30px; }`].map((css) => host(calculator, { css })));
  const page = await (await browser.newContext()).newPage();
  const inherited = ['text-align', 'text-transform', 'word-spacing', 'letter-spacing', 'text-indent', 'white-space', 'font-style', 'font-weight', 'font-variant', 'line-height', 'font-size', 'text-shadow', 'cursor', 'hyphens', 'word-break', 'list-style'];
  const set = () => element(page).evaluate((e, names) => ['h1', '.verdict p', '.strip dt', '.inputs label', '.inputs input', '.inputs select', '.button', '.worlds .plot text', 'figcaption', '.footer span', '.popover', 'li'].map((selector) => {
    const computed = getComputedStyle(e.shadowRoot.querySelector(selector));
    return [selector, ...names.map((name) => `${name}: ${computed.getPropertyValue(name)}`)].join('; ');
  }), inherited);
  try {
    await page.goto(hosts[0].url);
    await ready(page);
    await expect(element(page).locator('.worlds .plot text').first()).toBeVisible();
    const plain = await set();
    for (const { url } of hosts.slice(1)) {
      await page.goto(url);
      await ready(page);
      await expect(element(page).locator('.worlds .plot text').first()).toBeVisible();
      expect(await set()).toEqual(plain);
    }
    await element(page).evaluate((e) => e.style.setProperty('visibility', 'hidden'));
    await expect(element(page).locator('h1')).toBeHidden();
  } finally {
    await page.context().close();
    for (const { close } of hosts) await close();
  }
});

/** What the console is warned of. */
const warnings = (page) => {
  const told = [];
  page.on('console', (message) => { if (message.type() === 'warning') told.push(message.text()); });
  return told;
};

test('usd-rate converts what is published in dollars, and without it the console says that nothing does', async ({ browser }) => {
  const around = await host(`<tierwise-calculator id="with" currency="EUR" usd-rate="0.92"></tierwise-calculator><tierwise-calculator id="without" currency="EUR"></tierwise-calculator>${SCRIPT}`);
  const page = await (await browser.newContext()).newPage();
  const told = warnings(page);
  const set = (name, value) => page.locator('#with').evaluate((e, [n, v]) => (v === null ? e.removeAttribute(n) : e.setAttribute(n, v)), [name, value]);
  const last = async (id) => (await heard(page)).filter(({ from }) => from === id).at(-1)?.scenario;
  const terms = async (id) => { const scenario = await last(id); return `${scenario?.currency} ${scenario?.usdRate}`; };
  try {
    await listen(page);
    await page.goto(around.url);
    await ready(page, 0);
    await ready(page, 1);
    await expect.poll(() => terms('with')).toBe('EUR 0.92');
    await expect.poll(() => terms('without')).toBe('EUR 1');
    expect(told).toEqual(['<tierwise-calculator currency="EUR">: published amounts in dollars are taken as amounts of EUR until usd-rate is given']);
    const published = async (id) => (await last(id)).product.paymentFixed.mid ?? (await last(id)).product.paymentFixed;
    expect(await published('with') / await published('without')).toBeCloseTo(0.92, 6);
    await set('usd-rate', '150');
    await set('currency', 'JPY');
    await expect.poll(() => terms('with'), 'in whichever order').toBe('JPY 150');
    expect(told.length).toBe(1);
    await set('usd-rate', null);
    await expect.poll(() => terms('with')).toBe('JPY 1');
    expect(told.slice(1)).toEqual([expect.stringContaining('amounts of JPY until usd-rate is given')]);
    expect(docs).toContain('| `usd-rate` |');
  } finally {
    await page.context().close();
    await around.close();
  }
});

test('a number that the engine would refuse is left out and told, at the start and later', async ({ browser }) => {
  const around = await host(`<tierwise-calculator followers="-4" creators="3" fee="50" lang="en"></tierwise-calculator>${SCRIPT}`);
  const page = await (await browser.newContext()).newPage();
  const told = warnings(page);
  const set = (name, value) => element(page).evaluate((e, [n, v]) => e.setAttribute(n, v), [name, value]);
  const values = () => Promise.all(['followers', 'count', 'fee'].map((name) => box(page, name).inputValue()));
  try {
    await page.goto(around.url);
    await ready(page);
    expect(told).toEqual(['<tierwise-calculator followers="-4">: this value cannot be used']);
    await expect(box(page, 'count')).toHaveValue('3');
    const before = await values();
    const refused = [['followers', '-1'], ['followers', '10000000001'], ['creators', '0'], ['creators', '10001'], ['creators', '-2'], ['fee', '-1'], ['fee', '1e16'], ['fee', '0 to 100'], ['fee', '5 to 1e16'], ['usd-rate', '0'], ['usd-rate', '-1'], ['usd-rate', '1e16'], ['usd-rate', '1 to 2'], ['platform', 'constructor']];
    for (const [name, value] of refused) await set(name, value);
    await expect.poll(() => told.slice(1)).toEqual(refused.map(([name, value]) => `<tierwise-calculator ${name}="${value}">: this value cannot be used`));
    expect(await values()).toEqual(before);
    for (const [name, value, id, shown] of [['followers', '10b', 'followers', '10,000,000,000'], ['followers', '0', 'followers', '0'], ['creators', '1', 'count', '1'], ['fee', '0', 'fee', '0'], ['fee', '1e15', 'fee', '1,000,000,000,000,000']]) {
      await set(name, value);
      await expect(box(page, id)).toHaveValue(shown);
      await ready(page);
      await expect(element(page).locator('.strip.stale, .box.error'), `${name}="${value}"`).toHaveCount(0);
    }
    expect(told.length).toBe(1 + refused.length);
  } finally {
    await page.context().close();
    await around.close();
  }
});

test('under the policy that docs/embed.md asks for, the element computes from a copied folder and asks nobody else', async ({ browser }) => {
  const around = await host(`<tierwise-calculator followers="50k" lang="en"><p>Call us</p></tierwise-calculator>${SCRIPT}`, { policy: elementPolicy });
  const page = await (await browser.newContext()).newPage();
  const troubles = await watch(page, new URL(around.url).origin);
  try {
    await page.goto(around.url);
    await ready(page);
    await expect(box(page, 'followers')).toHaveValue('50,000');
    await expect(page.getByText('Call us')).toBeVisible();
    await box(page, 'past-reach').fill('12000');
    await box(page, 'past-orders').fill('41');
    await expect(page.getByRole('heading', { name: /Your past campaign counts/ })).toBeVisible();
    await page.getByRole('button', { name: /^Clicks per contact/ }).click();
    await expect(page.getByRole('dialog').getByRole('link', { name: /^Source/ }).first()).toBeVisible();
    expect(troubles).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
  } finally {
    await page.context().close();
    await around.close();
  }
});

test('two elements on one page compute by themselves, with names and errors of their own', async ({ browser }) => {
  const around = await host(`<tierwise-calculator id="one" followers="5k" fee="50"></tierwise-calculator><tierwise-calculator id="two" followers="500k" fee="5000" lang="de"></tierwise-calculator>${SCRIPT}`);
  const page = await (await browser.newContext()).newPage();
  try {
    await listen(page);
    await page.goto(around.url);
    await ready(page, 0);
    await ready(page, 1);
    await expect.poll(async () => (await heard(page)).map(({ from, scenario }) => `${from} ${scenario.creators[0].followers}`).sort()).toEqual(['one 5000', 'two 500000']);
    const [one, two] = [page.locator('#one'), page.locator('#two')];
    const before = await two.locator('.strip dl').innerText();
    await one.locator('#fee').fill('x');
    await one.locator('#fee').blur();
    await expect(one.locator('#fee-problem')).toBeVisible();
    await expect(two.locator('#fee-problem')).toHaveCount(0);
    await one.locator('#fee').fill('60');
    await ready(page, 0);
    expect(await two.locator('.strip dl').innerText()).toBe(before);
    expect(await violations(page)).toEqual([]);
  } finally {
    await page.context().close();
    await around.close();
  }
});

test('an element that is taken out and put back goes on', async ({ browser }) => {
  const around = await host(`<tierwise-calculator fee="50"></tierwise-calculator>${SCRIPT}`);
  const page = await (await browser.newContext()).newPage();
  try {
    await page.goto(around.url);
    await ready(page);
    await element(page).evaluate((e) => { const { parentElement } = e; e.remove(); parentElement.append(e); });
    await ready(page);
    await box(page, 'fee').fill('70');
    await expect(element(page).locator('.total > .num')).toHaveText(/^3,680/);
    await ready(page);
  } finally {
    await page.context().close();
    await around.close();
  }
});

test('the frame takes the height of its content, and gives it back when there is less', async ({ page }) => {
  await page.goto('/demo/frame.html');
  const frame = page.frameLocator('iframe.tierwise');
  await expect(frame.locator('.strip[aria-busy="false"] dd').first()).toBeVisible({ timeout: 20_000 });
  const heights = () => page.locator('iframe.tierwise').evaluate((e) => [Math.round(e.getBoundingClientRect().height), Math.ceil(e.contentDocument.body.getBoundingClientRect().height), e.contentDocument.documentElement.scrollHeight - e.clientHeight]);
  const fits = async () => { const [outer, inner, hidden] = await heights(); return Math.abs(outer - inner) <= 3 && hidden <= 0; };
  await expect.poll(fits).toBe(true);
  const [wide] = await heights();
  expect(wide).toBeGreaterThan(900);
  await page.setViewportSize({ width: 375, height: 800 });
  await expect.poll(fits).toBe(true);
  expect((await heights())[0]).toBeGreaterThan(wide);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(async () => (await heights())[0]).toBe(wide);
  expect(await violations(page)).toEqual([]);
  expect(await frame.locator('body').evaluate(() => [localStorage.length, sessionStorage.length]), 'a frame on somebody’s page keeps nothing').toEqual([0, 0]);
});

test('the HTML that the share popover offers shows the scenario on another site, resized, under the policy for frames', async ({ page, browser, site }) => {
  await open(page);
  await type(page, 'fee', '99');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByText('Put it on a website').click();
  const snippet = await page.getByLabel('HTML for the page').inputValue();
  const around = await host(snippet, { policy: framePolicy.replaceAll('https://tierwise.example', site.url) });
  const theirs = await (await browser.newContext()).newPage();
  const troubles = await watch(theirs, site.url);
  try {
    await theirs.goto(around.url);
    const frame = theirs.frameLocator('iframe.tierwise');
    await expect(frame.locator('#fee')).toHaveValue('99', { timeout: 20_000 });
    await expect(frame.locator('.strip[aria-busy="false"] dd').first()).toBeVisible({ timeout: 20_000 });
    await expect.poll(() => theirs.locator('iframe').evaluate((e) => e.getBoundingClientRect().height)).toBeGreaterThan(950);
    expect(troubles.filter((trouble) => !trouble.startsWith(`foreign request: ${around.url}`))).toEqual([]);
  } finally {
    await theirs.context().close();
    await around.close();
  }
  await settled(page);
});
