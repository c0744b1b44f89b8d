// Chooses the backend once, at start: the real one in the app's window, the in-memory one in a browser while
// developing. A production build contains no fake; outside the app's window it gives null.
import type { Backend } from "./backend";

declare global {
  interface Window {
    __TAURI_INTERNALS__?: unknown;
  }
}

export async function connectBackend(): Promise<Backend | null> {
  if (window.__TAURI_INTERNALS__ !== undefined) {
    const { createTauriBackend } = await import("./tauri");
    return createTauriBackend();
  }
  if (import.meta.env.MODE === "production") return null;
  const { createFakeBackend } = await import("./fake");
  const asked = new URLSearchParams(location.search);
  const number = (name: string, standard: number) => Number(asked.get(name) ?? standard);
  return createFakeBackend({ images: number("images", 72), pace: number("pace", 250) });
}
