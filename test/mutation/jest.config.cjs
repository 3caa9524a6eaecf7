/** The unit tests alone, for Stryker: the rest needs services. */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  transform: { '^.+\\.[tj]s$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|cookie|content-disposition|ulid|@noble)/)'],
  testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
};
