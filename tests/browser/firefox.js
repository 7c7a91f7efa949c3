// Firefox for tests: puppeteer-core speaks WebDriver BiDi to the installed browser.
import puppeteer from 'puppeteer-core';

/** A headless Firefox; the caller closes it. */
export const launchFirefox = () =>
  puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true });

/** A new page and the list of what goes wrong on it: console errors (CSP violations among them) and exceptions. */
export async function openPage(browser) {
  const page = await browser.newPage();
  const troubles = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  return { page, troubles };
}
