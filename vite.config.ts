import { copyFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { generateTypedDocuments, trustedDocumentsFile } from './scripts/codegen.mjs';

/** Typed GraphQL documents before anything is compiled: a document that does not fit the schema fails the build. */
function typedDocuments(): Plugin {
  let outDir = '';
  return {
    name: 'homeward-typed-documents',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir);
    },
    async buildStart() {
      await generateTypedDocuments();
    },
    // Beside the pages, not among them: it is for the server that knows them.
    writeBundle() {
      copyFileSync(trustedDocumentsFile, path.join(outDir, '..', 'trusted-documents.json'));
    },
  };
}

/** Beside each file of text, the same compressed: the server sends what the browser takes (server/web-assets.ts). */
function compressedTwins(): Plugin {
  return {
    name: 'homeward-compressed-twins',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css)$/.test(name));
      await Promise.all(
        texts.map(async (name) => {
          const content = await readFile(path.join(dir, name));
          await writeFile(path.join(dir, `${name}.br`), await promisify(brotliCompress)(content));
          await writeFile(path.join(dir, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
        }),
      );
    },
  };
}

/** Where `vite dev` finds the server; the built files are served by the server itself. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? '4000'}`;

export default defineConfig({
  root: 'web',
  plugins: [typedDocuments(), react(), compressedTwins()],
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
      [
        '/graphql',
        '/session',
        '/sign-in/start',
        '/sign-in/callback',
        '/boundaries',
        '/export',
        '/data/upload',
        '/data/jobs',
        '/health',
      ].map((path) => [path, server]),
    ),
  },
});
