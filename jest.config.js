/** Each project is run by name: `jest --selectProjects unit api`. */
const common = {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp'],
  transform: { '^.+\\.[tj]s$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|cookie|content-disposition|ulid)/)'],
};
const project = (displayName, extra = {}) => ({
  ...common,
  displayName,
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
  ...extra,
});

/** One private MariaDB for the whole run; `unit` and the others do not wait for it. */
const onDatabases = {
  globalSetup: '<rootDir>/test/support/start-databases.ts',
  globalTeardown: '<rootDir>/test/support/stop-databases.ts',
};

module.exports = {
  // Two cores shared with a browser and a database: slow is not wrong. Only here does jest heed it.
  testTimeout: 30_000,
  // A worker keeps some of every file it has run; past this it begins anew.
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  projects: [
    ...['unit', 'architecture', 'web'].map((name) => project(name)),
    project('weapp', { globalSetup: '<rootDir>/test/support/weapp/build.ts' }),
    project('migration', onDatabases),
    project('api', {
      ...onDatabases,
      // `npm test` takes many files as one: see test/support/bundle.ts.
      ...(process.env.API_BUNDLES && { testMatch: ['<rootDir>/test/bundles/*.test.ts'] }),
      setupFilesAfterEnv: ['<rootDir>/test/support/keep-apps.ts'],
      restoreMocks: true,
    }),
  ],
};
