/**
 * `npm run mutation`: changes the rules of grades, points and proofs one by one and wants a test to notice. Below 80 % it fails.
 * Only unit tests decide, so it needs neither a database nor a browser.
 */
export default {
  testRunner: 'jest',
  jest: { configFile: 'test/mutation/jest.config.cjs', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  mutate: [
    'shared/domain/grades.ts',
    'shared/domain/checklists.ts',
    'shared/domain/sheet-median.ts',
    'shared/domain/quarters.ts',
    'shared/domain/record-rules.ts',
    'shared/domain/cap-spans.ts',
    'shared/domain/rule-*.ts',
    'shared/domain/standings.ts',
    'shared/domain/points-expiry.ts',
    'shared/domain/ranking.ts',
    'shared/domain/redemption.ts',
    'shared/domain/transparency/*.ts',
  ],
  thresholds: { high: 90, low: 80, break: 80 },
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.stryker-tmp',
  concurrency: 2,
  timeoutMS: 5_000,
};
