import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  build: {
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      output: {
        // Charts are fetched with the first page that draws one.
        manualChunks: (id: string) => {
          if (!id.includes('node_modules') || id.includes('fontsource')) return undefined;
          return /node_modules\/(?:echarts|zrender)\//u.test(id) ? 'charts' : 'vendor';
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
