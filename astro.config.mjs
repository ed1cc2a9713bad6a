import { defineConfig } from "astro/config";

export default defineConfig({
  output: "static",
  trailingSlash: "always",
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: "directory", inlineStylesheets: "never", assets: "assets" },
  // Nothing may be fetched while building: fonts, pictures and data lie in the repository.
  vite: { build: { assetsInlineLimit: 0 } },
});
