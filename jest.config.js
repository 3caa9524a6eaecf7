/** Each project is run by name: `jest --selectProjects unit api`. */
const common = {
  testEnvironment: 'node',
  transform: { '^.+\\.[tj]s$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|cookie|ulid)/)'],
};
const project = (displayName, extra = {}) => ({
  ...common,
  displayName,
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
  ...extra,
});

module.exports = {
  projects: ['unit', 'api', 'migration', 'architecture', 'web', 'weapp'].map((name) => project(name)),
};
