import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite dev` finds the server while the screens are being worked on. */
const server = process.env.GEJIE_SERVER ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    manifest: true,
    rolldownOptions: {
      // What most screens need comes in one file: forty small ones would wait for one another.
      output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 12 }] } },
    },
  },
  server: { proxy: { '/api': { target: server } } },
});
