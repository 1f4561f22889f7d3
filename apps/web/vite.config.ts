import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from './build/budget.ts';
import { catalogues } from './build/catalogues.ts';
import { precompress } from './build/precompress.ts';
import { shell } from './build/shell.ts';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    catalogues(fileURLToPath(new URL('src/locales', import.meta.url))),
    shell(),
    budget(),
    precompress(),
  ],
  build: {
    target: 'es2023',
    // A running server hands out the files of its own build until it is restarted: scripts/lib/keep-earlier.mjs.
    emptyOutDir: false,
    // No data: URLs, so that the content policy can stay at 'self'.
    assetsInlineLimit: 0,
    // One stylesheet: the server's first HTML shows any page, so it must be dressed before the page's code comes.
    cssCodeSplit: false,
    sourcemap: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Sixty crumbs would cost a request each and compress badly: libraries keep their file between releases, what pages
        // share is a second one, and each page brings its own; what draws QR codes is for two of them.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules[\\/](?:\.pnpm[\\/])?(?:react|react-dom|scheduler|@tanstack|@lingui|use-sync-external-store)/,
              priority: 2,
            },
            {
              name: 'base',
              // What only pages of staff and of settings share stays theirs.
              test: /src[\\/](?:lib|ui[\\/](?!qr-code|settings-|localized-field|form-in-place)|app[\\/](?!gate|more|gallery))|packages[\\/]shared[\\/]src[\\/](?!admin|site|documents)|lucide-react/,
              minShareCount: 2,
              priority: 1,
            },
          ],
        },
      },
    },
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
