import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // graphql has an entry for bundlers and one for Node. Our own files would get the first, type-graphql and Apollo the second,
    // and neither takes a type of the other's for a type.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    // Decorator metadata is emitted only for files that tsconfig.json includes: a test elsewhere fails with a bare SyntaxError,
    // which the cache repeats after the fix until node_modules/.vite is removed.
    include: ['{server,web,test,migrations}/**/*.test.{ts,tsx}'],
    globalSetup: ['./test/global-setup.ts'],
    setupFiles: ['reflect-metadata'],
    reporters: ['default', './test/plain-summary.ts'],
    pool: 'forks',
    // Files of a worker share what they import: importing the server anew for each took a sixth of the time of all tests.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    // A page may tell what it is loading before its rows are there; on a busy machine that is more than the usual second.
    expect: { poll: { timeout: 20_000 } },
  },
});
