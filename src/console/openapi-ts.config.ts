import { resolve } from 'node:path';
import { defineConfig } from '@hey-api/openapi-ts';

/** Only the types: the console asks the server itself, in api/client.ts. */
export default defineConfig({
  input: resolve(import.meta.dirname, '../../docs/openapi.json'),
  output: { path: resolve(import.meta.dirname, 'api/generated'), clean: true },
  plugins: ['@hey-api/typescript'],
});
