// Build, development server and unit tests of the window's page. `vite build --mode demo` keeps the
// in-memory backend in the bundle, so that the page can be looked at in an ordinary browser.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  cacheDir: "../node_modules/.vite",
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    // WebView2 is evergreen; WebKitGTK 2.40 and the WKWebView of macOS 13 set the floor.
    target: ["chrome111", "safari16.4"],
    sourcemap: false,
    chunkSizeWarningLimit: 1000,
  },
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"] },
});
