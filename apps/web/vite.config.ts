import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from './build/budget.ts';
import { catalogues } from './build/catalogues.ts';
import { shell } from './build/shell.ts';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), catalogues(fileURLToPath(new URL('src/locales', import.meta.url))), shell(), budget()],
  build: {
    target: 'es2023',
    // No data: URLs, so that the content policy can stay at 'self'.
    assetsInlineLimit: 0,
    // One stylesheet: the server's first HTML shows any page, so it must be dressed before the page's code comes.
    cssCodeSplit: false,
    sourcemap: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    proxy: {
      '/api': api,
      '/files': api,
      '/health': api,
      '/_mail': api,
      '/socket.io': { target: api, ws: true },
    },
  },
});
