// <tierwise-chart>: the frame of every chart. Heading, table and save buttons, the picture at its real width, caption.
// One tab stop a picture: arrow keys walk its marks and announce each. Renders into the page (light DOM).
import { html, nothing } from 'lit';
import { Light, nextTask } from './light.js';

/**
 * @typedef {import('../charts/kit.js').Words} Words
 * @typedef {import('../charts/kit.js').Chart<any>} Chart
 * @typedef {'assumptions' | 'evidence' | null} Cites  what a picture is drawn from that others published: what the scenario assumes, published orders, nothing
 */

const EASE = 'cubic-bezier(0.2, 0, 0, 1)'; const MOVE = 240;
const ICONS = {
  table: 'M3.5 4.5h13v11h-13zM3.5 8.5h13M8 4.5v11',
  picture: 'M4.5 15.5v-4M8.2 15.5v-8M11.8 15.5v-6M15.5 15.5v-11',
  save: 'M10 3.5v9M10 12.5L6.5 9M10 12.5L13.5 9M4 16.5h12',
};
/** @param {keyof typeof ICONS} name */
const icon = (name) => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${ICONS[name]}></path></svg>`;
let serial = 0;

/**
 * Use: html`<tierwise-chart .chart=${worldsChart} .data=${data} .t=${t} .name=${…}></tierwise-chart>`. All are properties; those marked * are attributes too:
 *   chart     one of `worldsChart`, `gaugeChart`, … (charts/<name>.js)
 *   data      what that chart takes; null while there is none yet: a skeleton keeps its height. The same object = no redraw
 *   t         the context of language and currency
 *   name      text of the heading; `heading`* its id (for aria-labelledby of a section around); `level`* 2, 3 or 4 (default 2)
 *   section*  true: a section's large heading with `lead` under it; `panel`*: a panel's title; default: a small line over the picture
 *   lead      a sentence under the heading, caption: under the picture; text or template
 *   tag       text set before the heading: "Estimate"
 *   unit      text after the heading, muted: "USD"
 *   stale*    true: from before an error; greyscale, dashed frame
 *   settling* true: more exact figures are on their way; a picture out of sight waits for them, so that a drag draws what is seen
 *   big*      magnification of everything, default 1 (meeting mode)
 *   bare*     true: only the picture (marks under a slider, a card): no heading, buttons or tab stop; its name and description stay
 *   file      base name of saved files; `scenario` its name or names, `stamp`: lines under a saved picture
 *   cites     what it is drawn from that others published: 'assumptions' (default), 'evidence' or null
 * Fires `chart-table` ({detail: boolean}) when the table twin is shown or hidden, and `cite` ({detail: {what, line}}) for the line that names
 * the sources under a saved picture: who hears it sets `line` to a promise of it.
 */
export class ChartFrame extends Light {
  /** @override */
  static properties = {
    chart: { attribute: false }, data: { attribute: false }, t: { attribute: false }, name: { attribute: false }, heading: { type: String }, level: { type: Number }, section: { type: Boolean }, panel: { type: Boolean }, lead: { attribute: false }, caption: { attribute: false },
    tag: { attribute: false }, unit: { attribute: false }, stale: { type: Boolean }, settling: { type: Boolean }, big: { type: Number }, bare: { type: Boolean }, file: { attribute: false }, scenario: { attribute: false }, cites: { attribute: false }, stamp: { attribute: false },
    width: { state: true }, text: { state: true }, twin: { state: true }, saving: { state: true }, message: { state: true },
  };

  constructor() {
    super();
    /** @type {Chart | null} */
    this.chart = null;
    /** @type {any} */
    this.data = null;
    /** @type {Words | null} */
    this.t = null;
    this.name = '';
    this.heading = '';
    this.level = 2;
    this.section = false;
    this.panel = false;
    /** @type {unknown} */
    this.lead = null;
    /** @type {unknown} */
    this.caption = null;
    this.tag = '';
    this.unit = '';
    this.stale = false;
    this.settling = false;
    this.big = 1;
    this.bare = false;
    this.file = '';
    this.scenario = '';
    /** What it is drawn from, for the line of sources under a saved picture. @type {Cites} */
    this.cites = 'assumptions';
    /** @type {string | undefined} */
    this.stamp = '';
    /** Real width of the plot, CSS px; 0 until it was measured. */
    this.width = 0;
    /** Size of the page's text, as a multiple of the usual. */
    this.text = 1;
    this.twin = false;
    this.saving = false;
    /** What the polite live region says. */
    this.message = '';
    this.uid = `chart-${++serial}`;
    this.at = -1;
    /** Where the marks stood before the new data. @type {Map<string, Box>} */
    this.stood = new Map();
    /** When data last came, ms. */
    this.dataAt = -Infinity;
    /** Marks on their way. @type {Animation[]} */
    this.motions = [];
    /** Ends the wait of a picture out of sight. @type {(() => void) | null} */
    this.wake = null;
    this.observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.measure());
    this.sight = typeof IntersectionObserver === 'undefined' ? null : new IntersectionObserver((entries) => {
      this.seen = entries.some((entry) => entry.isIntersecting);
      if (this.seen) this.wake?.();
    });
    this.seen = this.sight === null;
  }

  get headingId() {
    return this.heading || this.uid;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.sight?.observe(this);
    if (this.hasUpdated) this.watch();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer?.disconnect();
    this.sight?.disconnect();
  }

  /** Room is kept at once; each picture is drawn in a task of its own. @override */
  async scheduleUpdate() {
    if (this.hasUpdated) {
      await nextTask();
      if (this.settling && !this.seen) {
        await new Promise((go) => { this.wake = () => go(undefined); });
        this.wake = null;
        await nextTask();
      }
    }
    await super.scheduleUpdate();
  }

  /** @override @type {import('lit').ReactiveElement['requestUpdate']} */
  requestUpdate(...change) {
    super.requestUpdate(...change);
    if (!this.settling) this.wake?.();
  }

  /** @override */
  firstUpdated() {
    this.watch();
  }

  watch() {
    const slot = this.querySelector('.plot-slot');
    if (!slot || !this.observer) this.measure();
    else this.observer.observe(slot);                           // it measures once the page is laid out: asking at once would lay it out for each chart
  }

  measure() {
    const slot = this.querySelector('.plot-slot');
    const width = slot ? slot.clientWidth : 0;
    if (width <= 0) return;
    // Larger text set in the browser magnifies the picture with it. It is that of the page, or inside a shadow root of what stands there.
    const { firstElementChild: top } = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    const root = top ? Number.parseFloat(getComputedStyle(top).fontSize) / 16 : 1;
    this.text = Number.isFinite(root) && root > 0 ? root : 1;
    if (Math.abs(width - this.width) >= 1) this.width = width;
  }

  get picture() {
    return /** @type {SVGSVGElement | null} */ (this.querySelector('.plot-slot > svg.plot'));
  }
  get marks() {
    return [...(this.picture?.querySelectorAll('[data-mark]') ?? [])];
  }
  get ready() {
    return this.chart !== null && this.t !== null && this.data !== null && this.data !== undefined;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('data') || changed.has('chart')) {
      // Data that come in quick succession are a drag: marks follow at once, and settle with the last step.
      const now = performance.now(); const dragged = now - this.dataAt < MOVE;
      this.dataAt = now;
      if (dragged) for (const motion of this.motions.splice(0)) motion.cancel();
      this.stood = dragged || changed.has('width') || changed.has('chart') ? new Map() : boxes(this.picture);
    }
    if (changed.has('data') && this.at >= 0) this.leave();
  }

  /** @override */
  render() {
    const { chart, t } = this;
    if (!chart || !t) return nothing;
    if (this.bare) return html`<div class="plot-slot">${this.plot(chart, t)}</div>`;
    return html`<figure class=${this.stale ? 'chart stale' : 'chart'} aria-labelledby=${this.headingId}>
      ${this.head(t)}
      <div class="plot-slot" @keydown=${this.key} @pointerover=${this.over} @pointerleave=${this.leave} @focusout=${this.leave}>
        ${this.twin && this.ready ? this.table(chart, t) : this.plot(chart, t)}
        <span class="mark-ring" aria-hidden="true" hidden></span><span class="mark-note" aria-hidden="true" hidden></span>
      </div>
      <p class="visually-hidden" role="status" aria-live="polite">${this.message}</p>
      ${this.stale ? html`<p class="visually-hidden">${t.text('charts.frame.stale')}</p>` : nothing}
      <span class="visually-hidden" id=${`${this.uid}-keys`}>${t.text('charts.frame.keys')}</span>
      ${given(this.caption) ? html`<figcaption>${this.caption}</figcaption>` : nothing}
    </figure>`;
  }

  /** @param {Words} t */
  head(t) {
    const title = html`${this.tag ? html`<span class="tag">${this.tag}</span> ` : nothing}${this.name}${this.unit ? html`<span class="chart-unit">, ${this.unit}</span>` : nothing}`;
    const id = this.headingId; const cls = this.panel ? 'panel-title' : nothing;
    const heading = this.level === 4 ? html`<h4 id=${id} class=${cls}>${title}</h4>` : this.level === 3 ? html`<h3 id=${id} class=${cls}>${title}</h3>` : html`<h2 id=${id} class=${cls}>${title}</h2>`;
    return html`<div class=${this.section ? 'section-head' : 'chart-head'}>${heading}${this.actions(t)}${given(this.lead) ? html`<p>${this.lead}</p>` : nothing}</div>`;
  }

  /** @param {Words} t */
  actions(t) {
    const table = t.text(this.twin ? 'charts.frame.picture' : 'charts.frame.table');
    return html`<div class="actions icons chart-actions" @keydown=${this.menuKey} @focusout=${this.menuOut}>
      <button type="button" class="button quiet small square" aria-label=${`${table}: ${this.name}`} title=${table} ?disabled=${!this.ready} @click=${this.swap}>${icon(this.twin ? 'picture' : 'table')}</button>
      <button type="button" class="button quiet small square chart-save" aria-label=${`${t.text('charts.frame.save')}: ${this.name}`} title=${t.text('charts.frame.save')} aria-expanded=${this.saving ? 'true' : 'false'} ?disabled=${!this.ready} @click=${() => { this.saving = !this.saving; }}>${icon('save')}</button>
      ${this.saving ? html`<div class="chart-menu" role="group" aria-label=${t.text('charts.frame.save')}>
        <button type="button" class="button small" @click=${() => this.save('svg')}>${t.text('charts.frame.saveSvg')}</button>
        <button type="button" class="button small" @click=${() => this.save('png')}>${t.text('charts.frame.savePng')}</button></div>` : nothing}
    </div>`;
  }

  /** @param {Chart} chart @param {Words} t */
  plot(chart, t) {
    if (!this.ready || this.width === 0) return html`<div class="skeleton chart-skeleton" aria-busy="true" role="img" aria-label=${t.text('charts.frame.loading')}></div>`;
    return chart.draw(this.data, this.width / ((this.big || 1) * this.text), t);
  }

  /** @param {Chart} chart @param {Words} t */
  table(chart, t) {
    const { head, rows } = chart.table(this.data, t);
    return html`<div class="twin-scroll" tabindex="0" role="region" aria-labelledby=${this.headingId}><table class="twin"><caption>${chart.summary(this.data, t)}</caption>
      <thead><tr>${head.map((h) => html`<th scope="col">${h}</th>`)}</tr></thead>
      <tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((c) => html`<td>${c}</td>`)}</tr>`)}</tbody></table></div>`;
  }

  /** @override */
  updated() {
    const { picture } = this;
    const skeleton = /** @type {HTMLElement | null} */ (this.querySelector('.chart-skeleton'));
    if (skeleton && this.chart?.height) skeleton.style.setProperty('--chart-height', `${this.chart.height}px`);
    if (!picture) return;
    if (!this.bare && this.marks.length > 0) {
      picture.setAttribute('tabindex', '0');
      picture.setAttribute('aria-describedby', `${this.uid}-keys`);
    }
    if (this.stood.size > 0 && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.motions = move(picture, this.stood);
    this.stood = new Map();
  }

  swap() {
    this.leave();
    this.twin = !this.twin;
    this.dispatchEvent(new CustomEvent('chart-table', { detail: this.twin, bubbles: true }));
  }

  // ---- Walking the marks

  /** @param {KeyboardEvent} event */
  key(event) {
    const { marks } = this; const last = marks.length - 1;
    if (event.target !== this.picture || event.altKey || event.ctrlKey || event.metaKey || last < 0) return;
    const step = { ArrowRight: this.at + 1, ArrowDown: this.at + 1, ArrowLeft: this.at < 0 ? last : this.at - 1, ArrowUp: this.at < 0 ? last : this.at - 1, Home: 0, End: last }[event.key];
    if (event.key === 'Escape' && this.at >= 0) { event.stopPropagation(); this.leave(); return; }
    if (step === undefined) return;
    event.preventDefault();
    this.show(marks, Math.max(0, Math.min(last, step)), true);
  }

  /** @param {PointerEvent} event */
  over(event) {
    const hit = event.target instanceof Element ? event.target.closest('[data-note]') : null;
    if (hit && event.target !== this.picture) this.show(this.marks, this.marks.indexOf(hit), false);
  }

  /** Rings a mark and says it. @param {Element[]} marks @param {number} at @param {boolean} aloud */
  show(marks, at, aloud) {
    const label = marks[at]?.getAttribute('data-mark'); const slot = this.querySelector('.plot-slot');
    const ring = /** @type {HTMLElement | null} */ (this.querySelector('.mark-ring')); const note = /** @type {HTMLElement | null} */ (this.querySelector('.mark-note'));
    if (!label || !slot || !ring || !note) return;
    this.at = at;
    if (aloud) this.message = label;
    const frame = slot.getBoundingClientRect(); const box = (marks[at].querySelector('.hit') ?? marks[at]).getBoundingClientRect();
    const pad = 3;
    place(ring, { left: box.left - frame.left - pad, top: box.top - frame.top - pad, width: box.width + 2 * pad, height: box.height + 2 * pad });
    ring.hidden = false;
    note.hidden = !marks[at].hasAttribute('data-note');
    if (note.hidden) return;
    note.textContent = label;
    const size = note.getBoundingClientRect(); const above = box.top - frame.top - size.height - 10;
    place(note, { left: Math.max(0, Math.min(frame.width - size.width, box.left - frame.left + box.width / 2 - size.width / 2)), top: above >= -12 ? above : box.bottom - frame.top + 10 });
  }

  leave() {
    this.at = -1;
    for (const e of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.mark-ring, .mark-note'))) e.hidden = true;
  }

  // ---- Saving

  /** @param {KeyboardEvent} event */
  menuKey(event) {
    if (event.key !== 'Escape' || !this.saving) return;
    event.stopPropagation();
    this.saving = false;
    /** @type {HTMLElement | null} */ (this.querySelector('.chart-save'))?.focus();
  }

  /** @param {FocusEvent} event */
  menuOut(event) {
    const to = event.relatedTarget;
    if (this.saving && !(to instanceof Node && this.querySelector('.chart-actions')?.contains(to))) this.saving = false;
  }

  /** A saved picture: the chart as it stands, with its title and where it is from; one from before an error says so. @param {'svg' | 'png'} kind @returns {Promise<Blob | null>} */
  async image(kind) {
    const { svgFile, pngFile } = await import('../charts/export.js');
    if (this.twin) { this.twin = false; await this.updateComplete; await new Promise((done) => { requestAnimationFrame(done); }); }
    const { picture } = this;
    if (!picture) return null;
    const asked = new CustomEvent('cite', { bubbles: true, detail: { what: this.cites, line: /** @type {Promise<string>} */ (Promise.resolve('')) } });
    this.dispatchEvent(asked);
    const sources = await asked.detail.line.catch(() => '');       // a picture without them is better than none
    const notes = [this.stale ? this.t?.text('charts.frame.stale') : '', this.scenario ? `${this.scenario} · Tierwise` : 'Tierwise', sources, this.stamp].flatMap((note) => note || []);
    const words = { title: this.unit ? `${this.name}, ${this.unit}` : this.name, tag: this.tag, notes };
    return kind === 'svg' ? svgFile(picture, words) : pngFile(picture, words);
  }

  /** @param {'svg' | 'png'} kind */
  async save(kind) {
    this.saving = false;
    /** @type {HTMLElement | null} */ (this.querySelector('.chart-save'))?.focus();
    const blob = await this.image(kind).catch(() => null);
    if (!blob) { this.message = this.t?.text('charts.frame.failed') ?? ''; return; }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${(this.file || this.name || 'chart').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/** @typedef {{x: number, y: number, w: number, h: number}} Box */

/** @param {unknown} content */
const given = (content) => content !== null && content !== undefined && content !== nothing && content !== '';

/** Where every keyed mark stands. @param {SVGSVGElement | null} picture @returns {Map<string, Box>} */
function boxes(picture) {
  const of = (/** @type {Element} */ e, /** @type {string[]} */ names) => { for (const n of names) { const v = e.getAttribute(n); if (v !== null) return Number(v); } return 0; };
  return new Map([...(picture?.querySelectorAll('[data-k]') ?? [])].map((e) => [e.getAttribute('data-k') ?? '', { x: of(e, ['cx', 'x', 'data-x']), y: of(e, ['cy', 'y', 'data-y']), w: of(e, ['width', 'data-w']), h: of(e, ['height', 'data-h']) }]));
}

/** Marks move from where they stood to where they are: dots by rank, bars by name. @param {SVGSVGElement} picture @param {Map<string, Box>} before @returns {Animation[]} */
function move(picture, before) {
  const motions = [];
  for (const [key, now] of boxes(picture)) {
    const was = before.get(key); const element = picture.querySelector(`[data-k="${CSS.escape(key)}"]`);
    if (!was || !element || (was.x === now.x && was.y === now.y && was.w === now.w && was.h === now.h)) continue;
    const sx = now.w > 0 && was.w > 0 ? was.w / now.w : 1; const sy = now.h > 0 && was.h > 0 ? was.h / now.h : 1;
    motions.push(element.animate([{ transform: `translate(${was.x - now.x * sx}px, ${was.y - now.y * sy}px) scale(${sx}, ${sy})` }, { transform: 'translate(0, 0) scale(1, 1)' }], { duration: MOVE, easing: EASE }));
  }
  return motions;
}

/** @param {HTMLElement} element @param {Record<string, number>} box px */
function place(element, box) {
  for (const [name, px] of Object.entries(box)) element.style.setProperty(name, `${px}px`);
}

if (typeof customElements !== 'undefined' && !customElements.get('tierwise-chart')) customElements.define('tierwise-chart', ChartFrame);
