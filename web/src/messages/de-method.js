/** @type {Record<string, import('./index.js').Message>} */
export default {
};
