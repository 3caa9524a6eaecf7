import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const small = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 12],
};

const environment = [
  'error',
  { object: 'process', property: 'env', message: 'Settings are parsed once, in server/src/core/config; ask AppConfig.' },
];

export default tseslint.config(
  { ignores: ['.stryker-tmp/**', '**/dist/', 'data/', 'coverage/', 'test/web/shots/', '**/vendor/'] },
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...small, eqeqeq: ['error', 'always', { null: 'ignore' }], 'prefer-const': 'error', 'no-var': 'error', 'no-debugger': 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unsafe-function-type': 'off',
    },
  },
  {
    files: ['server/**/*.ts', 'shared/**/*.ts', 'miniapp/src/**/*.{ts,tsx}'],
    rules: { 'no-console': 'error' },
  },
  // In the client `process.env.TARO_ENV` is a constant that the build fills in.
  { files: ['server/**/*.ts', 'shared/**/*.ts'], rules: { 'no-restricted-properties': environment } },
  { files: ['server/src/core/config/**'], rules: { 'no-restricted-properties': 'off' } },
  {
    // Types are needed to see a promise that nobody waits for.
    files: ['server/**/*.ts', 'shared/**/*.ts', 'test/**/*.ts'],
    // The client's own tests are typed with the client.
    ignores: ['test/unit/client/**'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error', '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }] },
  },
  {
    files: ['miniapp/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // A component's markup, a list of columns and a suite of sentences are long without being complicated.
    files: ['test/**/*.{ts,js}', 'miniapp/**/*.tsx', 'server/src/migrations/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 280, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['scripts/node-version.mjs'], rules: { 'no-var': 'off' } },
);
