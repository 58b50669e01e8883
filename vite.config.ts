import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { generateTypedDocuments } from './scripts/codegen.mjs';

/** Typed GraphQL documents before anything is compiled: a document that does not fit the schema fails the build. */
function typedDocuments(): Plugin {
  return {
    name: 'homeward-typed-documents',
    async buildStart() {
      await generateTypedDocuments();
    },
  };
}

/** Where `vite dev` finds the server; the built files are served by the server itself. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? '4000'}`;

export default defineConfig({
  root: 'web',
  plugins: [typedDocuments(), react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Everything comes as a file of our own origin: data: addresses would need a looser content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 900,
  },
  // GOV.UK's Sass still carries a media query meant for Internet Explorer; it is dropped rather than fatal.
  css: {
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } },
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/session', '/boundaries', '/export', '/data/upload', '/data/jobs', '/health'].map((path) => [path, server]),
    ),
  },
});
