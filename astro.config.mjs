import { defineConfig } from "astro/config";

export default defineConfig({
  output: "static",
  trailingSlash: "always",
  compressHTML: true,
  devToolbar: { enabled: false },
  // While one page is written to the disk, the next is rendered: alone, each waits a fifth of its time for the disk.
  build: { concurrency: 4, format: "directory", inlineStylesheets: "never", assets: "assets" },
  // Nothing may be fetched while building: fonts, pictures and data lie in the repository.
  vite: { build: { assetsInlineLimit: 0 } },
});
