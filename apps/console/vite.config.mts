import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What every page needs, and what changes only with the packages. */
const frame = /node_modules[\\/](?:react|react-dom|react-router|react-router-dom|scheduler|@tanstack)[\\/]/;
/** Fetched with the first page that draws a chart. */
const charts = /node_modules[\\/](?:echarts|zrender)[\\/]/;

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  build: {
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'frame', test: frame },
            { name: 'charts', test: charts },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
