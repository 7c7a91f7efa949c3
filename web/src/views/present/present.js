// Meeting mode: three figures in big type, 50 worlds and one slider, over the page, for a room with a projector.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import './present.css';
import '../../elements/chart-frame.js';
import '../../elements/verdict.js';
import { shortMoney } from '../../charts/kit.js';
import { marksChart } from '../../charts/marks.js';
import { worldsChart } from '../../charts/worlds.js';
import { brandMark, icon } from '../../elements/icons.js';
import { Light, untilLifted } from '../../elements/light.js';
import { context, loadPart } from '../../messages/index.js';
import { createMeeting } from '../../state/meeting.js';
import { outlook } from '../../state/outlook.js';
import { rounded, shareOf, stepped, valueAt } from '../../state/steps.js';
import { fieldName, headline, nameOf } from '../words.js';

/**
 * @typedef {import('../../messages/index.js').Context} Context
 * @typedef {import('../../state/outlook.js').Outlook} Outlook
 * @typedef {import('../../engine/worker.js').Evaluation} Evaluation
 */

const STEPS = 1000;
const TICKS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];
/** Ends of the slider, unless the plan or even odds lie beyond. */
const ENDS = /** @type {const} */ ([0.1, 30]);
/** Charts are drawn for text of 12 px and more; on a stage of 1920 × 1080, where the unit is 19.2 px, that becomes 26 px. */
const MAGNIFY = 26 / 12 / 19.2;
/** Ends of the axis of the worlds: it stands still while they move. Narrow screens show less of the right. */
const WORLDS = /** @type {[number, number]} */ ([-1.5, 3.1]);
const NARROW = { below: 490, worlds: /** @type {[number, number]} */ ([-1.5, 2.1]) };
/** Least size of the worlds that are magnified to fill a tall stage. */
const TALL = { width: 430, height: 270 };
/** Whether full screen is being left because a stage closed: a stage that opens meanwhile is not to close with it. */
let closing = false;
/** Characters of a figure that fit in big type. */
const LONGEST = 8;

/** The slider's ends: every mark lies between them. @param {number[]} marks @returns {[number, number]} */
export function endsFor(marks) {
  const all = marks.filter((x) => x > 0);
  return [TICKS.findLast((x) => x <= Math.min(ENDS[0], ...all)) ?? TICKS[0], TICKS.find((x) => x >= Math.max(ENDS[1], ...all)) ?? 1000];
}

class Present extends Light {
  /** @param {import('../../app.js').TierwiseApp} app */
  constructor(app) {
    super();
    this.app = app;
    this.meeting = createMeeting(app.store);
    /** How much the slider's marks and the worlds are magnified, the room that the worlds may fill, half of the slider's thumb. */
    this.size = { big: 1, bigger: 1, fit: 0, width: 0, inset: 11 };
    this.wasFull = false;
    /** @type {WeakMap<Evaluation, Outlook>} */
    this.outlooks = new WeakMap();
    /** @type {Map<string, {inputs: unknown[], value: unknown}>} */
    this.kept = new Map();
    this.observer = new ResizeObserver(() => this.measure());
    /** @type {(() => void)[]} */
    this.ends = [];
    this.onKey = this.onKey.bind(this);
    this.onFull = this.onFull.bind(this);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.className = 'present';
    const draw = () => this.requestUpdate();
    this.ends = [this.meeting.subscribe(draw), this.app.preferences.subscribe(draw), () => this.meeting.end()];
    addEventListener('keydown', this.onKey, { capture: true });
    document.addEventListener('fullscreenchange', this.onFull);
    this.wasFull = document.fullscreenElement !== null && !closing; // it may have come before this code did
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
    this.observer.disconnect();
    removeEventListener('keydown', this.onKey, { capture: true });
    document.removeEventListener('fullscreenchange', this.onFull);
    if (!document.fullscreenElement) return;
    closing = true;
    document.exitFullscreen().catch(() => {}).finally(() => { closing = false; });
  }

  leave() {
    this.app.session.present(false);
  }

  /** The browser takes Escape for itself in full screen: leaving one leaves the other. */
  onFull() {
    if (this.wasFull && !document.fullscreenElement) this.leave();
    this.wasFull = document.fullscreenElement !== null;
  }

  /** Orders per 1,000 people reached, as moved or as planned. */
  get orders() {
    return this.meeting.state.orders ?? this.meeting.state.base?.projection.typical.ordersPerThousandReached ?? 0;
  }

  get domain() {
    const { base } = this.meeting.state;
    return endsFor(base ? [base.projection.typical.ordersPerThousandReached ?? 0, this.outlookOf(base).needed ?? 0] : []);
  }

  /** @param {number} orders */
  slide(orders) {
    const [low, high] = this.domain;
    this.meeting.move(Math.min(high, Math.max(low, rounded(orders, false))));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (/^[zy]$/i.test(event.key)) event.stopPropagation();     // the page under the stage is not undone unseen
      return;
    }
    const { meeting, domain } = this;
    const step = (/** @type {1 | -1} */ way) => () => this.slide(stepped(Math.max(domain[0], rounded(this.orders || domain[0], false)), way, false, event.shiftKey ? 10 : 1));
    const onward = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowUp: step(1), ArrowDown: step(-1), ArrowRight: step(onward), ArrowLeft: step(onward === 1 ? -1 : 1), Home: () => this.slide(domain[0]), End: () => this.slide(domain[1]),
      PageDown: () => meeting.choose(meeting.state.index + 1), PageUp: () => meeting.choose(meeting.state.index - 1),
      f: () => meeting.freeze(), p: () => this.leave(), Escape: () => this.leave(),
    };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = acts[key] ?? (/^[1-6]$/.test(key) ? () => meeting.choose(Number(key) - 1) : undefined);
    if (!act || (key.length === 1 && !this.app.preferences.keys) || (event.repeat && !key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @template T @param {string} key @param {() => T} make @param {unknown[]} inputs @returns {T} */
  memo(key, make, inputs) {
    return /** @type {T} */ (this.app.memo.call(this, key, make, inputs));
  }

  /** @param {Evaluation} answer @returns {Outlook} */
  outlookOf(answer) {
    const known = this.outlooks.get(answer) ?? outlook(answer);
    this.outlooks.set(answer, known);
    return known;
  }

  measure() {
    const stage = this.querySelector('.stage');
    const unit = Number.parseFloat(getComputedStyle(this).fontSize);
    const thumb = this.querySelector('.lever-was');
    if (!stage || !thumb) return;
    const big = Math.max(1, unit * MAGNIFY);
    // A tall stage gives its room to the worlds.
    const bigger = Math.max(big, Math.min(stage.clientHeight / TALL.height, stage.clientWidth / TALL.width));
    const size = { big, bigger, fit: Math.floor(stage.clientHeight / bigger), width: stage.clientWidth / bigger, inset: thumb.getBoundingClientRect().width / 2 / big };
    if (Object.entries(size).every(([name, value]) => this.size[/** @type {keyof typeof size} */ (name)] === value)) return;
    this.size = size;
    this.style.setProperty('--big', String(big));
    this.requestUpdate();
  }

  /** @override */
  firstUpdated() {
    for (const watched of [this, this.querySelector('.stage')]) if (watched) this.observer.observe(watched);
    this.measure();
    /** @type {HTMLElement | null} */ (this.querySelector('#lever'))?.focus();
  }

  /** @override */
  updated() {
    const track = /** @type {HTMLElement | null} */ (this.querySelector('.track'));
    const along = (/** @type {number} */ orders) => `calc(var(--thumb) / 2 + (100% - var(--thumb)) * ${shareOf(orders, this.domain)})`;
    const { frozen } = this.meeting.state;
    track?.style.setProperty('--at', along(this.orders));
    if (frozen) track?.style.setProperty('--was', along(this.frozenOrders));
  }

  get frozenOrders() {
    const { frozen } = this.meeting.state;
    return frozen?.orders ?? frozen?.answer.projection.typical.ordersPerThousandReached ?? 0;
  }

  /** @param {Context} t @param {string} label @param {string} now @param {string} unit @param {string | null} was */
  figure(t, label, now, unit, was) {
    return html`<div><dt>${label}</dt><dd><span class="now"><span>${now}</span>${unit ? html` <small>${unit}</small>` : nothing}</span>
      ${was === null ? nothing : html`<span class="was"><span class="visually-hidden">${t.text('present.was')} </span>${was}<svg class="onward" viewBox="0 0 20 20" aria-hidden="true"><path d="M2 10h15M12 5l5 5-5 5"></path></svg></span>`}</dd></div>`;
  }

  /** The three figures as they are printed. @param {Outlook} o @param {Context} t */
  printed(o, t) {
    const sum = t.money(o.profit.p50, { unit: false, sign: true });
    const price = o.walkAway === null ? '–' : t.money(o.walkAway, { unit: false });
    return { chance: t.percent(o.chance), typical: sum.length > LONGEST ? shortMoney(t, o.profit.p50, { sign: true }) : sum, price: o.walkAway !== null && price.length > LONGEST ? shortMoney(t, o.walkAway) : price };
  }

  /** @param {Context} t @param {Outlook | null} now @param {Outlook | null} was */
  figures(t, now, was) {
    const shown = now && this.printed(now, t);
    const before = was && this.printed(was, t);
    const name = (/** @type {string} */ key) => t.text(`strip.${key}.short`) + t.text(`strip.${key}.long`);
    const unit = !now ? '' : now.walkAway === null ? t.text(`strip.${now.noPrice}`) : `${t.currency} ${t.text(now.perPost ? 'strip.perPost' : 'strip.allFees')}`;
    return html`<dl class="three">${this.figure(t, name('chance'), shown?.chance ?? '–', '', before?.chance ?? null)}
      ${this.figure(t, name('typical'), shown?.typical ?? '–', t.currency, before?.typical ?? null)}
      ${this.figure(t, name('walkAway'), shown?.price ?? '–', unit, before?.price ?? null)}</dl>`;
  }

  /** @param {Context} t @param {Outlook | null} now @param {Outlook | null} was */
  worlds(t, now, was) {
    const { bigger, fit, width } = this.size;
    const domain = width < NARROW.below ? NARROW.worlds : WORLDS;
    const data = this.memo('worlds', () => now && { dots: now.dots, typical: now.roi?.p50 ?? null, ghost: was?.dots ?? null, fit, domain }, [now, was, fit, domain]);
    return html`<h2 class="stage-title">${t.text('worlds.title')}</h2><div class="stage">${data && fit > 0 ? html`<tierwise-chart bare .big=${bigger} .t=${t} .chart=${worldsChart} .data=${data}></tierwise-chart>` : nothing}</div>`;
  }

  /** @param {Context} t */
  lever(t) {
    const { meeting, domain, orders, size } = this;
    const { base, frozen } = meeting.state;
    const label = t.text('strip.orders');
    const needed = base ? this.outlookOf(base).needed : null;
    const assumed = base?.projection.typical.ordersPerThousandReached ?? null;
    const marks = this.memo('marks', () => ({
      domain, unit: /** @type {const} */ ('rate'), ticks: TICKS.filter((x) => x >= domain[0] && x <= domain[1]), inset: size.inset, pays: needed,
      points: assumed ? [{ at: assumed, name: t.text('strip.assumed'), kind: /** @type {const} */ ('assumed') }] : [],
    }), [domain.join(), size.inset, needed, assumed, t]);
    return html`<div class="lever"><label for="lever">${label}</label><output for="lever">${base ? t.rate(orders) : '–'}</output>
      <div class="track"><span class="lever-was" ?data-shown=${frozen !== null} aria-hidden="true"></span>
        <input id="lever" type="range" min="0" max=${STEPS} step="1" ?disabled=${!base} .value=${live(String(Math.round(shareOf(orders, domain) * STEPS)))} aria-valuetext=${`${t.rate(orders)} ${label}`}
          @input=${(/** @type {InputEvent} */ e) => this.slide(valueAt(Number(/** @type {HTMLInputElement} */ (e.target).value) / STEPS, domain))}
          @pointerdown=${() => { meeting.hold(); untilLifted(meeting.settle); }}></div>
      <tierwise-chart bare .big=${size.big} .t=${t} .chart=${marksChart} .data=${marks}></tierwise-chart></div>`;
  }

  /** What this is, in a sentence, and what can be done with it. @param {Context} t */
  note(t) {
    const { state } = this.meeting;
    const stale = this.app.store.state.staleBecause;
    const said = state.refused ? t.text('present.refused') : state.kept ? t.text('present.kept') : state.orders !== null ? t.text('present.whatIf')
      : stale !== null && state.index === this.app.store.state.workspace.current ? t.text('strip.stale', { field: fieldName(stale, t) }) : t.text('present.asPlanned');
    const moved = state.orders !== null;
    const planned = state.base?.projection.typical.ordersPerThousandReached ?? 0;
    return html`<div class="note"><p>${said}</p>
      <button type="button" class="button quiet" ?disabled=${!moved} @click=${() => this.meeting.plan()}>${t.text('present.back', { orders: t.rate(planned) })}</button>
      <button type="button" class="button" ?disabled=${!moved || state.refused} @click=${() => this.meeting.keep()}>${t.text('present.keep', { orders: t.rate(this.orders) })}</button></div>`;
  }

  /** @param {Context} t @param {number} index */
  name(t, index) {
    return nameOf(this.app.store.state.workspace.entries[index], t);
  }

  /** @param {Context} t */
  header(t) {
    const { meeting } = this;
    const { index, frozen } = meeting.state;
    const { entries } = this.app.store.state.workspace;
    const turn = (/** @type {-1 | 1} */ way, /** @type {string} */ key) => html`<button type="button" class="button quiet square ${key}" aria-label=${t.text(`present.${key}`)} title=${t.text(`present.${key}`)} ?disabled=${!entries[index + way]} @click=${() => meeting.choose(index + way)}>${icon('down')}</button>`;
    return html`<header><span class="brand">${brandMark}<span>${this.name(t, index)}</span></span>
      ${entries.length > 1 ? html`<span class="turn">${turn(-1, 'previous')}<span class="num">${t.text('present.scenario', { n: index + 1, count: entries.length })}</span>${turn(1, 'next')}</span>` : nothing}
      <span class="tag">${t.text('estimate')}</span>${frozen && frozen.index !== index ? html`<span class="tag">${t.text('present.against', { name: this.name(t, frozen.index) })}</span>` : nothing}
      <div class="tools"><button type="button" class="button" aria-pressed=${frozen ? 'true' : 'false'} aria-label=${frozen ? nothing : t.text('present.freeze')} title=${t.text('present.freeze')} @click=${() => meeting.freeze()}>${icon('freeze')}<span class="word">${t.text(frozen ? 'present.frozen' : 'present.toFreeze')}</span>${this.app.preferences.keys ? html`<kbd data-key="F" aria-hidden="true"></kbd>` : nothing}</button>
        <button type="button" class="button quiet" aria-label=${t.text('present.leave')} title=${t.text('present.leave')} @click=${() => this.leave()}>${icon('close')}<span class="word">${t.text('present.toLeave')}</span><kbd data-key="Esc" aria-hidden="true"></kbd></button></div></header>`;
  }

  /** @override */
  render() {
    const { app, meeting: { state } } = this;
    const entry = app.store.state.workspace.entries[state.index];
    const now = state.answer && this.outlookOf(state.answer);
    const was = state.frozen && this.outlookOf(state.frozen.answer);
    const t = this.memo('context', () => context(app.preferences.locale, entry.scenario.currency ?? 'USD', now?.event), [app.preferences.locale, entry.scenario.currency, now?.event]);
    const said = now ? t.text('present.said', { orders: t.rate(this.orders), chance: t.percent(now.chance), typical: t.money(now.profit.p50), price: now.walkAway === null ? t.text(`strip.${now.noPrice}`) : t.money(now.walkAway) }) : '';
    return html`${this.header(t)}<main aria-busy=${now ? 'false' : 'true'}>
      <tierwise-verdict class="visually-hidden" .headline=${now ? headline(now, t) : t.text('verdict.question')} .lead=${said} .spoken=${said}></tierwise-verdict>
      ${this.figures(t, now, was)}${this.worlds(t, now, was)}${this.lever(t)}${this.note(t)}</main>`;
  }
}
customElements.define('tierwise-present', Present);

/** Puts the stage over the page. What it returns takes it away again and gives the focus back. @param {import('../../app.js').TierwiseApp} app @returns {Promise<() => void>} */
export async function openMeeting(app) {
  await loadPart('present');
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  for (const open of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(':popover-open'))) open.hidePopover();
  const stage = new Present(app);
  app.inert = true;
  document.documentElement.dataset.meeting = '';
  document.body.append(stage);
  return () => {
    stage.remove();
    app.inert = false;
    delete document.documentElement.dataset.meeting;
    const button = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.tools [data-present], .tools > :last-child')]).find((b) => b.checkVisibility());
    (before?.isConnected && before !== document.body ? before : button)?.focus();
  };
}
