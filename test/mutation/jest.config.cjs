/** The tests of the shared rules alone, for Stryker: the rest needs services, and is slow. */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  transform: { '^.+\\.[tj]s$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|cookie|content-disposition|ulid|@noble)/)'],
  testMatch: ['<rootDir>/test/unit/domain/**/*.test.ts'],
};
