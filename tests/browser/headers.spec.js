// The page under its real headers: it works with them, and the harness would notice if it did not.
import { expect, test } from './test.js';

const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'";

test('the page is served under the strict policy', async ({ page }) => {
  const response = await page.goto('/');
  expect(response?.headers()['content-security-policy']).toBe(policy);
});

test('the page loads and computes without a violation, an error or a foreign request', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('.strip dd').first()).toContainText(/\d/); // the strip holds figures once the engine has answered
});

test('hashed files may be kept for ever, the page itself may not', async ({ page, request }) => {
  const kept = [];
  page.on('response', (response) => {
    if (response.url().includes('/assets/')) kept.push(response.headers()['cache-control']);
  });
  const response = await page.goto('/', { waitUntil: 'networkidle' });
  expect(response?.headers()['cache-control'] ?? '').not.toContain('immutable');
  expect(kept.length).toBeGreaterThan(0);
  for (const value of kept) expect(value).toContain('immutable');
});

for (const [what, provoke] of [
  ['an inline style', () => document.body.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))],
  ['a string as script', () => { try { document.body.innerHTML = '<p>'; } catch { /* refused, as it should be */ } }],
  ['a foreign request', () => fetch('http://127.0.0.1:9/').catch(() => {})],
  ['an error in the console', () => console.error('planted')],
]) {
  test(`the harness notices ${what}`, async ({ page, troubles }) => {
    await page.goto('/');
    await page.evaluate(provoke);
    await expect.poll(() => troubles.length).toBeGreaterThan(0);
    troubles.length = 0;
  });
}
