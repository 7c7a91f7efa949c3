// The texts of the sources: a file of its own, fetched once, when somebody asks.
import sourcesUrl from 'tierwise-sources?url';

/** @type {Promise<Map<string, import('./tierwise.js').Source>> | null} */
let loading = null;

/** All source records by id. @returns {Promise<Map<string, import('./tierwise.js').Source>>} */
export function loadSources() {
  loading ??= fetch(sourcesUrl).then(async (response) => {
    if (!response.ok) throw new Error(`sources: ${response.status}`);
    const records = /** @type {import('./tierwise.js').Source[]} */ (await response.json());
    return new Map(records.map((record) => [record.id, record]));
  });
  loading.catch(() => { loading = null; });                     // a failed fetch may be tried again
  return loading;
}
