import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Told, run, step } from './steps.mjs';

const JEST = 'node_modules/jest/bin/jest.js';
/** Both databases on a machine that has other things to do. */
const LONGEST_PROJECT_MINUTES = 60;

/** Counts of all checks of one run, and what failed by name. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  failures = [];

  fail(name, count = 1) {
    this.failed += count;
    this.failures.push(name);
  }

  /** The last line of the run. Skipped tests are told, and make it fail. */
  lastLine() {
    return `${this.passed} passed, ${this.failed} failed${this.skipped > 0 ? `, ${this.skipped} skipped` : ''}`;
  }

  get clean() {
    return this.failed === 0 && this.skipped === 0;
  }
}

/** Runs a step whose failure is counted and does not end the run. */
async function counted(name, work) {
  try {
    await step(name, work);
  } catch (error) {
    if (error instanceof Told && error.detail) console.error(error.detail.trimEnd());
    console.error(error instanceof Told ? error.message : error);
    return false;
  }
  return true;
}

/** Builds, types, lint: each is one check. */
export async function check(tally, name, work) {
  if (await counted(name, work)) tally.passed += 1;
  else tally.fail(name);
}

export const npmRun = (script) => async () => {
  const { code, output } = await run('npm', ['run', '--silent', script]);
  if (code !== 0) throw new Told(`${script} found something`, output);
};

function readResults(file, output) {
  if (!existsSync(file)) throw new Told('jest ended without results', output);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function sum(tally, project, results) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites, testResults } = results;
  tally.passed += numPassedTests;
  tally.skipped += numPendingTests + numTodoTests;
  const names = testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName));
  for (const name of names) tally.fail(`${project}: ${name}`);
  const unnamed = numFailedTests - names.length + numRuntimeErrorTestSuites;
  if (unnamed > 0) tally.fail(`${project}: ${unnamed} could not run`, unnamed);
  return { broken: numFailedTests + numRuntimeErrorTestSuites, total: results.numTotalTests };
}

/** Tests make much that is soon forgotten: with room for it, collecting it takes a fifth less time. Workers get it too. */
const ROOM = '--max-semi-space-size=64';

/** Jest projects, side by side; their tests are added to the tally. */
export async function jest(tally, projects, { workers = 2, env = {} } = {}) {
  const project = projects.join(', ');
  const folder = mkdtempSync(join(tmpdir(), 'village-jest-'));
  const file = join(folder, 'results.json');
  let told = false;
  const fine = await counted(project, async () => {
    const options = ['--selectProjects', ...projects, '--ci', '--json', `--outputFile=${file}`, `--maxWorkers=${workers}`];
    const { code, output } = await run(process.execPath, [ROOM, JEST, ...options], { env, timeoutMinutes: LONGEST_PROJECT_MINUTES });
    const { broken, total } = sum(tally, project, readResults(file, output));
    told = broken > 0;
    if (code !== 0 || total === 0) throw new Told(total === 0 ? `no ${project} tests were found` : `${project} failed`, output);
    return `${total} tests`;
  });
  if (!fine && !told) tally.fail(project);
  rmSync(folder, { recursive: true, force: true });
}

/** Prints what failed, then the one line a reader or a machine looks for. */
export function finish(tally) {
  if (tally.failures.length > 0) console.log(`\nFailed:\n${tally.failures.map((name) => `  ${name}`).join('\n')}`);
  console.log(tally.lastLine());
  process.exitCode = tally.clean ? 0 : 1;
}
