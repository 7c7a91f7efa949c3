// Starts the page. The worker comes first, because the engine is the longest way; the page follows beside it.
import { createClient, superseded } from './engine/client.js';
import { connect } from './engine/connect.js';
import { loadSources } from './engine/sources.js';
import { createStore } from './state/store.js';
import './styles/index.css';

const client = createClient(connect);
const store = createStore({ evaluate: client.evaluate, reference: client.reference, superseded, loadSources });
store.start();

const { show } = await import('./page.js');
await show(store);
