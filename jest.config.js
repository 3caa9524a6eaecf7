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

/** Those that start the server. `npm test` takes many files as one: see test/support/bundle.ts. */
const bundled = (displayName, extra = {}) =>
  project(displayName, { ...extra, ...(process.env.BUNDLES && { testMatch: [`<rootDir>/test/bundles/${displayName}-*.test.ts`] }) });

/** On both databases. */
const onServers = (displayName) =>
  bundled(displayName, {
    ...onDatabases,
    setupFilesAfterEnv: ['<rootDir>/test/support/keep-apps.ts'],
    restoreMocks: true,
  });

module.exports = {
  // Two cores shared with a browser and a database: slow is not wrong. Only here does jest heed it.
  testTimeout: 30_000,
  // A worker keeps some of every file it has run; past this it begins anew.
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  projects: [
    ...['unit', 'architecture'].map((name) => project(name)),
    bundled('web'),
    bundled('weapp', { globalSetup: '<rootDir>/test/support/weapp/build.ts' }),
    project('migration', onDatabases),
    onServers('api'),
    // Whole lives played at random, races, crashes, servers started and killed: they take as long as all the others.
    onServers('endurance'),
  ],
};
