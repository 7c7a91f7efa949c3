// Firefox and WebKit: a link from Chromium brings the same stamp and figures, they stand after the network is gone, and print has its sheet.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium } from '@playwright/test';
import { launchFirefox, openPage } from './firefox.js';
import { openSite, prepareSite } from './site.js';
import settings from './playwright.config.js';
import { arrive, evaluate, launchWebkit } from './webkit.js';

const PATIENCE = 60_000;

/** In the page, sent as text: everything it answers, once it stands. @returns {Promise<Record<string, string>>} */
const read = async () => {
  for (const end = Date.now() + 50_000; ; await new Promise((next) => { setTimeout(next, 50); })) {
    if (document.querySelector('.strip[aria-busy="false"] dd') && document.querySelector('#past')) break;
    if (Date.now() > end) throw new Error('no answer');
  }
  const text = (selector) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  return { headline: text('h1'), lead: text('tierwise-verdict p'), strip: text('.strip dl'), spend: text('.total > .num'), past: text('#past'), stamp: text('.footer .num') };
};
/** In the page: resolves when everything is kept for a visit without a network; false where this browser, driven like this, keeps nothing. */
const keep = async () => {
  if (!('serviceWorker' in navigator)) return false;
  return Promise.race([navigator.serviceWorker.ready.then(() => true), new Promise((late) => { setTimeout(late, 40_000, false); })]);
};
/** In the page: the rules that hold on paper only. */
const printRules = async () => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === 'print').length;
let site;
let link;
let sent;
before(async () => {
  prepareSite();
  site = await openSite();
  const browser = await chromium.launch(settings.use?.launchOptions);
  try {
    const page = await browser.newPage({ locale: 'en' });
    await page.goto(site.url);
    await page.evaluate(read);
    for (const [id, text] of [['followers', '52345'], ['count', '7'], ['fee', '133.37 to 210.5'], ['past-reach', '12000'], ['past-orders', '41']]) await page.locator(`#${id}`).fill(text);
    await page.locator('#niche').selectOption('food');
    sent = await page.evaluate(read);
    await page.waitForURL(/#s=1\./);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    link = new URL(await page.locator('#share-link').inputValue());
  } finally {
    await browser.close();
  }
});
after(() => site.close());

/** Opens the link in English whatever the browser's language. */
const address = () => `${link.origin}/?lang=en${link.hash}`;

/** The same steps in each browser. @param {{go: (url: string) => Promise<unknown>, run: (f: () => Promise<any>) => Promise<any>, reload: () => Promise<unknown>}} driver @param {import('node:test').TestContext} t */
async function opensAndKeeps({ go, run, reload }, t) {
  await go(address());
  assert.deepEqual(await run(read), sent);
  assert.ok(await run(printRules) >= 1);
  if (!await run(keep)) {
    t.diagnostic('this browser keeps no service worker when it is driven by a test: without a network nothing is asserted');
    return;
  }
  await site.close();
  try {
    await reload();
    assert.deepEqual(await run(read), sent);
  } finally {
    site = await openSite(Number(link.port));
  }
}

describe('Firefox', () => {
  let browser;
  before(async () => { browser = await launchFirefox(); });
  after(() => browser?.close());

  test('a link from Chromium gives the same stamp and figures, also without a network', async (t) => {
    const { page, troubles } = await openPage(browser);
    page.setDefaultTimeout(PATIENCE);
    await opensAndKeeps({ go: (url) => page.goto(url), run: (f) => page.evaluate(f), reload: () => page.reload() }, t);
    assert.deepEqual(troubles, []);
    const pdf = await page.pdf({ format: 'A4' });
    assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-');
  });
});

describe('WebKit', () => {
  let webkit;
  before(async () => { webkit = await launchWebkit(); });
  after(() => webkit?.close());

  test('a link from Chromium gives the same stamp and figures, also without a network', async (t) => {
    const { browser } = webkit;
    await browser.manage().setTimeouts({ script: PATIENCE });
    await opensAndKeeps({ go: (url) => arrive(browser, () => browser.get(url)), run: (f) => evaluate(browser, f), reload: () => arrive(browser, () => browser.navigate().refresh()) }, t);
  });
});
