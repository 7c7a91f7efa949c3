// Makes docs/screenshot.png, the picture in the README: the first screen of the built page, 1280 px wide.
//   node tests/browser/screenshot.js
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { openSite, prepareSite } from './site.js';
import settings from './playwright.config.js';

const file = fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url));
const LARGEST = 200 * 1024;

prepareSite();
const site = await openSite();
const browser = await chromium.launch(settings.use?.launchOptions);
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light', locale: 'en', reducedMotion: 'reduce' });
  await page.goto(site.url);
  await page.locator('.strip[aria-busy="false"] dd').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(new URL('.', `file://${file}`), { recursive: true });
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  await site.close();
}
const { size } = statSync(file);
console.log(`${file}: ${Math.round(size / 1024)} KB`);
if (size > LARGEST) throw new Error(`the screenshot is larger than ${LARGEST / 1024} KB`);
