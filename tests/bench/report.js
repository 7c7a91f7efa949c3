// What a run of the bench found: printed as it comes, and RESULTS.md at the end.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { short } from './measure.js';

const load = () => loadavg()[0].toFixed(2);

/** The first line that a program says of itself, or that it is not there. */
function versionOf(program) {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0];
  } catch {
    return `${program} not found`;
  }
}

export function startReport(command) {
  const body = [];
  const verdicts = [];
  const put = (text) => {
    body.push(text);
    console.log(text);
  };
  const table = (head, rows) => put([`| ${head.join(' | ')} |`, `|${head.map((_, i) => (i === 0 ? '---' : '--:')).join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`), ''].join('\n'));
  return {
    section: (title) => put(`## ${title}\n\nLoad of the machine as this began: ${load()}.\n`),
    text: (text) => put(`${text}\n`),
    table,
    /** A figure beside its target: at `least` or at `most` so much; `limit` says what stands in the way where it is missed. */
    verdict(what, figure, bound, target, limit = '') {
      const met = bound === 'least' ? figure >= target : figure <= target;
      const by = bound === 'least' ? figure / target : target / figure;
      verdicts.push([what, `at ${bound} ${target.toLocaleString('en-US')}`, short(figure), met ? 'yes' : `no: ${short(by)} of it`, met ? '' : limit]);
      console.log(`→ ${what}: ${short(figure)} (at ${bound} ${target.toLocaleString('en-US')}${met ? '' : ', not met'})\n`);
    },
    /** The whole report as Markdown. */
    write() {
      const [cpu] = cpus();
      const machine = `${cpu.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`;
      const tools = [`Node ${process.version} (V8 ${process.versions.v8})`, versionOf('c++'), versionOf('emcc')].join(' · ');
      const head = ['what', 'target', 'measured', 'met', 'the limit'];
      const first = [`| ${head.join(' | ')} |`, '|---|--:|--:|---|---|', ...verdicts.map((row) => `| ${row.join(' | ')} |`)].join('\n');
      return `# Measured speed and accuracy\n\nWritten by \`${command}\`. Ratios are medians over runs of pairs measured one right after the other.\n\nMachine: ${machine}\\\nTools: ${tools}\n\n## Targets\n\n${first}\n\n${body.join('\n')}`;
    },
  };
}
