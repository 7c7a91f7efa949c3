// What the specs of the Estimate view share: opening it, waiting until its figures stand still, reading them.
import { encodeLink } from '../../web/src/state/link.js';
import { expect } from './test.js';

/** In the page: resolves as soon as the figures stand there. An assertion would look again and again, and keep the processor from computing them. */
const figuresStand = (patience) => new Promise((resolve, reject) => {
  const stand = () => document.querySelector('.strip[aria-busy="false"] dd')?.checkVisibility() ?? false;
  if (stand()) {
    resolve(undefined);
    return;
  }
  const late = setTimeout(() => reject(new Error('the figures do not come to stand')), patience);
  const observer = new MutationObserver(() => {
    if (!stand()) return;
    observer.disconnect();
    clearTimeout(late);
    resolve(undefined);
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
});
/** The engine's figures are all there, with all their worlds. */
export const settled = (page) => page.evaluate(figuresStand, 15_000);

/** Opens the page and waits for the answer. */
export async function open(page, { query = '' } = {}) {
  await page.goto(`/${query}`);
  await settled(page);
}

/** A number box by the name of its field: followers, count, fee, past-reach, past-orders. */
export const box = (page, name) => page.locator(`#${name}`);
/** The slider beside it. */
export const slider = (page, name) => page.locator(`tierwise-dial[name="${name}"] input[type="range"]`);
/** The sentence beside a box that says what is wrong with it. */
export const problem = (page, name) => page.locator(`#${name}-problem`);
/** Types into a box as a visitor does, and waits for the figures. */
export async function type(page, name, text) {
  await box(page, name).fill(text);
  await box(page, name).blur();
  await settled(page);
}

/** Types into several boxes as one who waits for nothing in between, then waits for the figures. */
export async function typeAll(page, texts) {
  for (const [name, text] of Object.entries(texts)) await box(page, name).fill(text);
  await box(page, Object.keys(texts).at(-1)).blur();
  await settled(page);
}

/** The other language, by the menu: nothing is computed anew. */
export async function changeLanguage(page) {
  const before = await page.locator('html').getAttribute('lang');
  await page.locator('.tools button[aria-haspopup="menu"]').click();
  await page.getByRole('menuitem', { name: /Auf Deutsch anzeigen|Show in English/ }).click();
  await expect(page.locator('html')).not.toHaveAttribute('lang', before ?? '');
}

/** Back to the example, by the button over the inputs. */
export async function reset(page) {
  await page.locator('.inputs-head button').click();
  await expect(page.locator('.inputs-head button')).toBeDisabled();
  await settled(page);
}

/** A link around any workspace, as a sender's page writes it; with a view if one is named. */
export const linkTo = (workspace, { made, view } = {}) => `/#${view ? `${view}&` : ''}s=${encodeLink(workspace, made)}`;
/** A workspace of these scenarios, as they are given; the first is at hand if no other is named. */
export const workspaceOf = (scenarios, current = 0) => ({ current, entries: scenarios.map((scenario, i) => ({ id: String(i + 1), base: null, scenario, typed: {}, drafts: {}, past: {} })) });

/** Everything that the page answers, as text: what must change when an input does. */
export async function figures(page) {
  await settled(page);
  return page.evaluate(() => {
    const text = (selector) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    return { headline: text('h1'), lead: text('tierwise-verdict p'), strip: text('.strip dl'), spend: text('.total > .num'), stamp: text('.footer .num') };
  });
}

/** The address that the page offers to share. */
export async function shareLink(page) {
  await settled(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.locator('#share-link').inputValue();
  await page.keyboard.press('Escape');
  return link;
}

/** A figure in a text of the page as a number: −4,500 USD → −4500. */
export const amount = (text) => Number(text.replace(/[^\d.−-]/g, '').replace('−', '-'));

/** Before the page loads: keeps every request to the worker and every worker in window.seen. */
export const watchWorkers = (page) => page.addInitScript(() => {
  const seen = { requests: [], workers: [], frames: 0 };
  window.seen = seen;
  const tick = () => { seen.frames += 1; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      seen.workers.push(this);
    }
    postMessage(message, ...rest) {
      if (message?.path?.[0] === 'evaluate') {
        const { scenario, draws, observed } = message.argumentList[0].value;
        seen.requests.push({ draws, observed, fee: scenario.creators[0].fee, frame: seen.frames });
      }
      super.postMessage(message, ...rest);
    }
  };
});
