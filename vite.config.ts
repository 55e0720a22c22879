import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cssVariables } from './src/web/tokens.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Writes the tokens into the page, so that its first paint has the same colours as everything after it. */
const tokensInPage: Plugin = {
  name: 'tokens-in-page',
  transformIndexHtml: () => [{ tag: 'style', children: cssVariables(), injectTo: 'head-prepend' }],
};

/** Puts a compressed twin beside each text file: a closed network speaks plain http, where browsers take gzip only. */
const compressedTwins: Plugin = {
  name: 'compressed-twins',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const names = await readdir(dir, { recursive: true });
    await Promise.all(names.filter((name) => /\.(js|css|svg)$/.test(name)).map((name) => compress(join(dir, name))));
  },
};

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < 1024) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const [small, smaller] = await Promise.all([promisify(gzip)(bytes), promisify(brotliCompress)(bytes, quality)]);
  await Promise.all([writeFile(`${path}.gz`, small), writeFile(`${path}.br`, smaller)]);
}

export default defineConfig({
  root: folder('src/web'),
  // Pages take zod by way of a module that keeps it from evaluating text.
  resolve: { alias: [{ find: /^zod$/, replacement: folder('src/web/zod.ts') }] },
  plugins: [react(), tokensInPage, compressedTwins],
  build: {
    outDir: folder('dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/healthz': 'http://127.0.0.1:8080' } },
});
