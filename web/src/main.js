// Starts the page. The worker comes first, because the engine is the longest way; the page follows beside it.
import { createClient, stopped, superseded } from './engine/client.js';
import { connectTo } from './engine/connect.js';
import { loadSources } from './engine/sources.js';
import workerUrl from './engine/worker.js?worker&url';
import { browserPage, createSession } from './state/session.js';
import { createStore } from './state/store.js';
import './styles/index.css';

const client = createClient(connectTo(workerUrl, 'tierwise'));
/** @type {Promise<any> | null} */
let asked = null;
const reference = () => (asked ??= client.reference());
const framed = new URLSearchParams(location.search).has('embed');
const page = browserPage({ keeps: !framed });
/** @type {() => void} */
let drawn = () => {};
/** Until the page stands: the many worlds would take half of a small processor from it. */
const stands = /** @type {Promise<void>} */ (new Promise((resolve) => { drawn = resolve; }));
const store = createStore({ evaluate: client.evaluate, stop: client.stop, reference, superseded, stopped, loadSources }, { whenIdle: (act) => stands.then(() => page.whenIdle(act, 1000)) });
const session = createSession(store, { page, warm: () => { reference().catch(() => {}); } });
const begun = session.begin();

// The first number makes a browser read its tables: better now, while the rest is on its way, and in a task of its own.
setTimeout(() => new Intl.NumberFormat().format(0));

const { show } = await import('./page.js');
await show(store, session, begun, drawn);
if (framed) (await import('./embed/inside.js')).tellHeight();
