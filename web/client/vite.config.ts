import { defineConfig } from "vite";

// Two pages, two scripts with fixed names, so that the templates need no manifest; nothing is shared between them,
// so that neither page loads a third file.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../static/client",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: { explorer: "src/explorer.ts", sparql: "src/sparql.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
