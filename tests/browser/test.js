// The `test` of every browser spec: pages come from the built site under its real headers, and a test fails when its page
// violates the CSP, writes an error to the console, throws, or asks any other host for anything.
import { test as base, expect } from '@playwright/test';
import { openSite } from './site.js';

/** Collects what must not happen on a page, as sentences. */
export async function watch(page, origin) {
  const troubles = [];
  page.on('console', (message) => {
    // The page names its icon. Beside a bare text file a browser asks for this one by itself.
    const unasked = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !unasked) troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('crash', () => troubles.push('the page crashed'));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) troubles.push(`foreign request: ${request.url()}`);
  });
  await page.exposeFunction('reportViolation', (text) => troubles.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => window.reportViolation(`CSP: ${event.effectiveDirective} refused ${event.blockedURI} (${event.sourceFile})`));
  });
  return troubles;
}

export const test = base.extend({
  site: [
    async ({}, use) => {
      const site = await openSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  /** What went wrong on `page` so far; a test that provokes trouble empties it. */
  troubles: async ({ page, site }, use) => use(await watch(page, site.url)),
  quiet: [
    async ({ troubles }, use) => {
      await use();
      expect(troubles, 'the page kept its promises').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
