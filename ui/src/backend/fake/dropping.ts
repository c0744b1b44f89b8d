// Dropping in a browser: it tells names only, so that a folder is made up around them. Without a page nothing happens.
import type { Unlisten } from "../backend";

export function onDragHover(callback: (hovering: boolean) => void): Unlisten {
  return onPage({
    dragenter: (event) => {
      event.preventDefault();
      callback(true);
    },
    dragover: (event) => event.preventDefault(),
    dragleave: (event) => {
      if (event.relatedTarget === null) callback(false);
    },
  });
}

export function onFilesDropped(callback: (paths: string[]) => void): Unlisten {
  return onPage({
    drop: (event) => {
      event.preventDefault();
      callback(Array.from(event.dataTransfer?.files ?? [], (file) => `/dropped/${file.name}`));
    },
  });
}

function onPage(
  listeners: Partial<Record<"dragenter" | "dragover" | "dragleave" | "drop", (event: DragEvent) => void>>,
): Unlisten {
  if (typeof window === "undefined") return () => {};
  const all = Object.entries(listeners);
  for (const [type, listener] of all) window.addEventListener(type, listener as EventListener);
  return () => {
    for (const [type, listener] of all) window.removeEventListener(type, listener as EventListener);
  };
}
