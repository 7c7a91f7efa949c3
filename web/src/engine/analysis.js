// Starts the second worker; loaded with the first view that asks for it.
import { createClient, stopped, superseded } from './client.js';
import { connectTo } from './connect.js';
import workerUrl from './worker.js?worker&url';

export const openAnalysis = () => {
  const client = createClient(connectTo(workerUrl, 'tierwise-analysis', 'analyse'));
  return { evaluate: client.evaluate, stop: client.stop, close: client.close, superseded, stopped };
};
