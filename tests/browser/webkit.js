// WebKit for tests: Debian's WebKitWebDriver drives its MiniBrowser on a virtual screen.
import { spawn } from 'node:child_process';
import { readdirSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { Builder, Capabilities } from 'selenium-webdriver';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The test browser that belongs to WebKitGTK; it is not on the PATH. */
function miniBrowser() {
  for (const lib of readdirSync('/usr/lib').filter((name) => name.includes('linux-gnu'))) {
    for (const version of ['6.0', '4.1', '4.0']) {
      const path = `/usr/lib/${lib}/webkit${version === '6.0' ? '' : '2'}gtk-${version}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  }
  throw new Error('WebKitGTK has no MiniBrowser here: run scripts/setup');
}

/** Starts a screen, the driver and the browser. `close` ends all three. */
export async function launchWebkit() {
  const children = [];
  const stop = () => children.reverse().forEach((child) => child.kill());
  try {
    // Xvfb picks a free screen and says which.
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    children.push(screen);
    const number = await new Promise((resolve, reject) => {
      screen.once('error', reject);
      screen.stdio[3].once('data', (data) => resolve(String(data).trim()));
    });
    const port = await freePort();
    const env = { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
    const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
    children.push(driver);
    await new Promise((resolve, reject) => driver.once('error', reject).once('spawn', resolve));
    const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } });
    const url = `http://127.0.0.1:${port}`;
    for (let attempt = 0; !(await fetch(`${url}/status`).then((r) => r.ok, () => false)); ++attempt) {
      if (attempt > 100) throw new Error('WebKitWebDriver does not answer');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const browser = await new Builder().usingServer(url).withCapabilities(capabilities).build();
    return {
      browser,
      async close() {
        await browser.quit().catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/**
 * Goes to another document, or to this one anew, and waits until it stands. WebKitWebDriver alone ends its wait too early where the
 * page that is left writes its address meanwhile: it takes that for the arrival, and what is asked next is asked of the old page.
 * @param {import('selenium-webdriver').WebDriver} browser @param {() => Promise<unknown>} go
 */
export async function arrive(browser, go) {
  const left = await browser.executeScript('return performance.timeOrigin');
  await go();
  const stands = 'return performance.timeOrigin !== arguments[0] && document.readyState === "complete"';
  await browser.wait(() => browser.executeScript(stands, left).catch(() => false), 20_000, 'the page does not open');    // the old page may go while it is asked
}

/** Runs an async function in the page and returns its result; the function is sent as text. */
export async function evaluate(browser, run, argument) {
  const result = await browser.executeAsyncScript(
    `const done = arguments[arguments.length - 1]; (${run})(arguments[0]).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
    argument,
  );
  if (result.error) throw new Error(result.error);
  return result.value;
}
