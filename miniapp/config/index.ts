import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { aria } from './aria';

const root = resolve(__dirname, '../..');
const client = process.env.TARO_ENV ?? 'weapp';

/** Modules outside src/ that are written in newer JavaScript than our oldest phones understand. */
const alsoCompile = [
  resolve(root, 'shared'),
  ...['zod', '@tanstack', 'zustand'].map((name) => resolve(root, 'node_modules', name)),
];

const abortController = resolve(__dirname, '../src/core/abort-controller.ts');

const postcss = {
  // Lengths stay logical pixels: type grows by --base alone, and a wide office screen keeps phone-sized parts.
  pxtransform: { enable: false, config: {} },
};

export default defineConfig({
  projectName: 'online-village',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${client}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  copy: {
    patterns: client === 'weapp' ? [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }] : [],
    options: {},
  },
  plugins: [['@tarojs/plugin-inject', aria]],
  defineConstants: { API_BASE: JSON.stringify(process.env.API_BASE ?? 'http://127.0.0.1:3000') },
  mini: {
    compile: { include: alsoCompile },
    optimizeMainPackage: { enable: true },
    postcss,
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain: (chain, webpack) => {
      chain.plugin('oldPhones').use(webpack.ProvidePlugin, [{ AbortController: [abortController, 'AbortController'] }]);
    },
  },
  h5: {
    publicPath: '/',
    router: { mode: 'hash' },
    webpackChain: (chain) => {
      chain.performance.hints(false);
      chain.stats('errors-warnings');
      // Otherwise every page carries its own copy of the contract and of what two pages share.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          vendors: { name: 'vendors', test: /node_modules/, priority: 20 },
          common: { name: 'common', minChunks: 2, priority: 10, reuseExistingChunk: true },
        },
      });
    },
    compile: { include: alsoCompile },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    imageUrlLoaderOption: { limit: 4096 },
    postcss: { ...postcss, autoprefixer: { enable: true, config: {} } },
  },
});
