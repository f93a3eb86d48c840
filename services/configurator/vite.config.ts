import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';
import { finishing } from './build/finishing.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const source = fileURLToPath(new URL('./src', import.meta.url));
const tests = fileURLToPath(new URL('../../tests/Configurator.Tests', import.meta.url));

/** Where the gateway listens while the page is developed: `BAKERY_API=http://127.0.0.1:5100 npm run dev`. */
const gateway = process.env['BAKERY_API'] ?? 'http://127.0.0.1:5100';

export default defineConfig({
  base: './',
  plugins: [vue(), finishing()],
  resolve: { alias: { '@': source } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: false,
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Vue and its relatives change seldom; a visitor keeps them from one version of the page to the next.
    rollupOptions: { output: { manualChunks: (id) => (/node_modules\/(@?vue|pinia|@intlify)/.test(id) ? 'vue' : undefined) } },
  },
  server: { host: '127.0.0.1', fs: { allow: [folder, tests] }, proxy: { '/v1': { target: gateway, changeOrigin: true } } },
  preview: { host: '127.0.0.1', proxy: { '/v1': { target: gateway, changeOrigin: true } } },
  test: {
    // Logic needs no document; a test that does says so with `@vitest-environment jsdom`.
    environment: 'node',
    include: ['../../tests/Configurator.Tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '../../tests/Configurator.Tests/e2e/**'],
  },
});
