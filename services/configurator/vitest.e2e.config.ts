import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests in a browser: `npx vitest run --config vitest.e2e.config.ts`. They start the whole product, or use the one at `BAKERY_PAGE`. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    environment: 'node',
    include: ['../../tests/Configurator.Tests/e2e/**/*.test.ts'],
    globalSetup: '../../tests/Configurator.Tests/e2e/bakery.ts',
    // One browser at a time: what is measured and what is waited for must not depend on how many cores there are.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
