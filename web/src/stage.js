// What stands beside the page: the meeting mode over it, the report for the printer. Both are loaded when they are wanted, the
// report also in a quiet moment, because the printer does not wait.

/** @typedef {ReturnType<typeof createStage>} Stage */

/** @param {import('./app.js').TierwiseApp} app */
export function createStage(app) {
  const { session, desk } = app;
  /** @type {(() => void) | null} */
  let close = null;
  let opening = false;
  /** @type {Promise<import('./views/report/report.js').Report> | null} */
  let report = null;
  let ready = false;

  async function follow() {
    if (!session.state.presenting) {
      close?.();
      close = null;
    } else if (!close && !opening) {
      opening = true;
      try {
        const { openMeeting } = await import('./views/present/present.js');
        close = await openMeeting(app);
      } catch {
        session.present(false);
        desk.fail();
      }
      opening = false;
      follow();
    }
  }

  const present = () => {
    session.present(true);
    document.documentElement.requestFullscreen?.().catch(() => {});      // where it is refused, the window is the stage
  };
  const loadReport = () => {
    report ??= import('./views/report/report.js').then(({ createReport }) => createReport(app));
    report.catch(() => { report = null; });
    return report;
  };

  return {
    present,
    /** Opens the form of the report. @param {HTMLElement} opener */
    report: (opener) => loadReport().then((ready) => ready.open(opener), () => desk.fail()),
    connect() {
      session.subscribe(follow);
      follow();
      document.addEventListener('keydown', (event) => {
        const at = /** @type {HTMLElement} */ (event.target);
        if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'p' && !ready) {
          event.preventDefault();                                        // the printer gets the whole report, whenever it is asked for
          loadReport().then((loaded) => loaded.print()).then(() => { ready = true; }, () => print());
        }
        if (event.key.toLowerCase() !== 'p' || !app.preferences.keys || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || session.state.presenting) return;
        if (!at.matches('input:not([type="range"], [type="radio"]), select, textarea') && !document.querySelector(':popover-open')) present();
      });
      setTimeout(() => session.whenIdle(() => { loadReport().catch(() => {}); }), 3000);
      addEventListener('beforeprint', () => { loadReport().catch(() => {}); });
    },
  };
}
