import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The server to develop against; `npm start` listens there. */
const server = process.env['MARKWARDEN_URL'] ?? 'http://localhost:3000';

export default defineConfig({
  root,
  plugins: [react()],
  // Built elsewhere when the terminal prepares a checkout, whose `dist` may belong to another user.
  build: {
    outDir: process.env['MARKWARDEN_CONSOLE_OUT'] ?? resolve(root, '../../dist/console'),
    emptyOutDir: true,
    // Assets stay files: a data: address would need a wider content security policy.
    assetsInlineLimit: 0,
    // The module preload polyfill is an inline script in old browsers only, which the console does not support.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': server } },
});
