// Dragging a row by its grip: with mouse, pen or finger. Tells where the row would go, scrolls near the ends of the window, and
// ends with the drop, or with nothing on Escape.

const START = 4;
const EDGE = 96;
const SPEED = 14;

/**
 * @typedef {{from: number, gap: number}} Lifted  gap: the row would stand before this one; as many as there are rows: behind the last
 * @param {PointerEvent} event on the grip
 * @param {number} from
 * @param {{rows: () => Element[], show: (lifted: Lifted | null) => void, drop: (from: number, to: number) => void}} table
 */
export function drag(event, from, { rows, show, drop }) {
  if (event.button !== 0) return;
  const grip = /** @type {HTMLElement} */ (event.currentTarget);
  grip.setPointerCapture(event.pointerId);
  const end = new AbortController();
  const listen = { signal: end.signal };
  let y = event.clientY;
  /** @type {number | null} */
  let gap = null;

  const look = () => {
    gap = rows().filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return (top + bottom) / 2 < y;
    }).length;
    show({ from, gap });
  };
  const scroll = () => {
    if (end.signal.aborted) return;
    const by = y < EDGE ? -SPEED : y > innerHeight - EDGE ? SPEED : 0;
    if (by !== 0 && gap !== null) {
      scrollBy(0, by);
      look();
    }
    requestAnimationFrame(scroll);
  };
  const stop = () => {
    end.abort();
    show(null);
  };
  grip.addEventListener('pointermove', (e) => {
    if (gap === null && Math.abs(e.clientY - event.clientY) < START) return;
    y = e.clientY;
    look();
  }, listen);
  grip.addEventListener('pointerup', () => {
    const to = gap === null ? from : gap > from ? gap - 1 : gap;
    stop();
    if (to !== from) drop(from, to);
  }, listen);
  for (const type of ['pointercancel', 'lostpointercapture']) grip.addEventListener(type, stop, listen);
  addEventListener('keydown', (e) => {
    if (e.key !== 'Escape') return;
    e.preventDefault();
    stop();
  }, listen);
  requestAnimationFrame(scroll);
}
