/** @typedef {{open: (o: HTMLElement) => void}} Report */
/** @param {any} app @returns {Report} */
export const createReport = (app) => ({ open: () => app });
