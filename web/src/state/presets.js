// The five examples the page starts from.
import list from './presets.json' with { type: 'json' };

/** @typedef {{id: string, why: string, scenario: import('../engine/tierwise.js').Scenario}} Preset */

export const presets = /** @type {Preset[]} */ (/** @type {unknown} */ (list));
/** @param {string | null} id @returns {Preset | undefined} */
export const presetOf = (id) => presets.find((preset) => preset.id === id);
