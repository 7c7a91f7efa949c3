// Firefox and WebKit: the core of the Estimate view. Load, change, refuse, drag.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key, until } from 'selenium-webdriver';
import { launchFirefox, openPage } from './firefox.js';
import { openSite, prepareSite } from './site.js';
import { arrive, launchWebkit } from './webkit.js';

const PATIENCE = 30_000;
const SETTLED = '.strip[aria-busy="false"] dd';
const spendFor = (fee) => (40 * fee + 880).toLocaleString('en');

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

  test('computes on load, follows changes and drags, keeps what it cannot read', async () => {
    const { page, troubles } = await openPage(browser);
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(`${site.url}/?lang=en`);
    const text = (selector) => page.$eval(selector, (e) => e.textContent.replace(/\s+/g, ' ').trim());
    const settled = () => page.waitForSelector(SETTLED, { timeout: PATIENCE });
    const fill = async (selector, value) => {
      await page.$eval(selector, (e) => { e.focus(); e.select(); });
      if (value === '') await page.keyboard.press('Backspace');
      else await page.keyboard.type(value);
      await page.$eval(selector, (e) => e.blur());
      await settled();
    };
    await settled();
    assert.match(await text('h1'), /profit\.$/);
    const first = await text('.strip dl');
    await fill('#fee', '1.5k');
    assert.equal(await page.$eval('#fee', (e) => e.value), '1,500');
    assert.ok((await text('.total > .num')).startsWith(spendFor(1500)));
    assert.notEqual(await text('.strip dl'), first);
    const kept = await text('.strip dl');
    await fill('#followers', 'oo5');
    assert.equal(await page.$eval('#followers', (e) => e.value), 'oo5');
    assert.match(await text('#followers-problem'), /^Type a number/);
    assert.match(await text('.strip-note'), /Followers each/);
    assert.equal(await text('.strip dl'), kept);
    await fill('#followers', '30000');
    const track = await (await page.$('tierwise-dial[name="fee"] input[type="range"]')).boundingBox();
    const at = (share) => [track.x + track.width * share, track.y + track.height / 2];
    await page.mouse.move(...at(0.6));
    await page.mouse.down();
    for (let i = 1; i <= 20; i += 1) await page.mouse.move(...at(0.6 - i * 0.02));
    await page.mouse.up();
    await settled();
    const fee = Number((await page.$eval('#fee', (e) => e.value)).replace(',', ''));
    assert.ok(fee > 10 && fee < 300, String(fee));
    await page.waitForFunction((spend) => document.querySelector('.total > .num').textContent.startsWith(spend), { timeout: PATIENCE }, spendFor(fee));
    assert.deepEqual(troubles, []);
  });
});

describe('WebKit', () => {
  let webkit;
  before(async () => { webkit = await launchWebkit(); });
  after(() => webkit?.close());

  test('computes on load, follows changes and drags, keeps what it cannot read', async () => {
    const { browser } = webkit;
    await browser.manage().window().setRect({ width: 1280, height: 950 });
    await arrive(browser, () => browser.get(`${site.url}/?lang=en`));
    const find = (selector) => browser.findElement(By.css(selector));
    const text = async (selector) => (await browser.executeScript('return document.querySelector(arguments[0]).textContent', selector)).replace(/\s+/g, ' ').trim();
    const settled = () => browser.wait(until.elementLocated(By.css(SETTLED)), PATIENCE);
    const fill = async (selector, value) => {
      const box = await find(selector);
      await browser.executeScript('arguments[0].focus(); arguments[0].select()', box);
      await box.sendKeys(value === '' ? Key.BACK_SPACE : value, Key.ENTER);
      await browser.executeScript('arguments[0].blur()', box);
      await settled();
    };
    await settled();
    assert.match(await text('h1'), /profit\.$/);
    const first = await text('.strip dl');
    await fill('#fee', '1.5k');
    assert.equal(await (await find('#fee')).getProperty('value'), '1,500');
    assert.ok((await text('.total > .num')).startsWith(spendFor(1500)));
    assert.notEqual(await text('.strip dl'), first);
    const kept = await text('.strip dl');
    await fill('#followers', 'oo5');
    assert.equal(await (await find('#followers')).getProperty('value'), 'oo5');
    assert.match(await text('#followers-problem'), /^Type a number/);
    assert.match(await text('.strip-note'), /Followers each/);
    assert.equal(await text('.strip dl'), kept);
    await fill('#followers', '30000');
    const slider = await find('tierwise-dial[name="fee"] input[type="range"]');
    await browser.executeScript('arguments[0].scrollIntoView({ block: "center" })', slider);
    const { width } = await slider.getRect();
    await browser.actions().move({ origin: slider, x: Math.round(width * 0.1), y: 0 }).press().move({ origin: slider, x: Math.round(-width * 0.1), y: 0, duration: 200 }).move({ origin: slider, x: Math.round(-width * 0.3), y: 0, duration: 200 }).release().perform();
    await settled();
    const fee = Number((await (await find('#fee')).getProperty('value')).replace(',', ''));
    assert.ok(fee > 10 && fee < 300, String(fee));
    await browser.wait(async () => (await text('.total > .num')).startsWith(spendFor(fee)), PATIENCE);
  });
});
