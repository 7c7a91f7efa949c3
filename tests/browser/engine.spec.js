// The module in Chromium: the page ships it, and it gives the bytes the command-line tool gives.
import { nativeAnswer, normal, readGoldens } from '../golden/golden.js';
import { askEngine, shipsTheModules } from './site.js';
import { expect, test } from './test.js';

test('the page ships exactly the modules that were built', () => {
  expect(shipsTheModules()).toBe(true);
});

test('every golden answer comes out of the module in Chromium, to the byte', async ({ page }) => {
  const goldens = readGoldens();
  expect(goldens.length).toBeGreaterThan(0);
  await page.goto('/');
  const answers = await page.evaluate(askEngine, goldens.map(({ verb, request }) => ({ verb, request })));
  goldens.forEach((golden, i) => {
    expect(answers[i], golden.name).toBe(nativeAnswer(golden));
    expect(normal(answers[i]), golden.name).toBe(normal(golden.answer));
  });
});
