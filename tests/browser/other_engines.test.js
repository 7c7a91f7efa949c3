// Firefox and WebKit: the page opens, computes, and its module gives the bytes the command-line tool gives.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, until } from 'selenium-webdriver';
import { nativeAnswer, readGoldens } from '../golden/golden.js';
import { launchFirefox, openPage } from './firefox.js';
import { askEngine, openSite, prepareSite } from './site.js';
import { arrive, evaluate, launchWebkit } from './webkit.js';

const goldens = readGoldens();
const requests = goldens.map(({ verb, request }) => ({ verb, request }));
const expected = goldens.map((golden) => nativeAnswer(golden));
const computed = /\d/; // the strip holds figures once the engine has answered

let site;
before(async () => {
  prepareSite();
  site = await openSite();
});
after(() => site.close());

describe('Firefox', () => {
  let browser;
  before(async () => { browser = await launchFirefox(); });
  after(() => browser?.close());

  test('opens the page, computes and has nothing to complain about', async () => {
    const { page, troubles } = await openPage(browser);
    await page.goto(site.url);
    await page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector('.strip dd')?.textContent ?? ''), { timeout: 20_000 }, computed.source);
    assert.deepEqual(troubles, []);
  });

  test('gives every golden answer to the byte', async () => {
    const { page } = await openPage(browser);
    await page.goto(site.url);
    assert.deepEqual(await page.evaluate(askEngine, requests), expected);
  });
});

describe('WebKit', () => {
  let webkit;
  before(async () => { webkit = await launchWebkit(); });
  after(() => webkit?.close());

  test('opens the page and computes', async () => {
    await arrive(webkit.browser, () => webkit.browser.get(site.url));
    const figure = await webkit.browser.wait(until.elementLocated(By.css('.strip dd')), 20_000);
    await webkit.browser.wait(until.elementTextMatches(figure, computed), 20_000);
  });

  test('gives every golden answer to the byte', async () => {
    await arrive(webkit.browser, () => webkit.browser.get(site.url));
    assert.deepEqual(await evaluate(webkit.browser, askEngine, requests), expected);
  });
});
