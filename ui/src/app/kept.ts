// What the window remembers from one start to the next, on this computer: how large tiles and panels are, and how images
// are shown. What belongs to a project is kept with the project. It refuses nothing: what cannot be read is as it was.
import { PANELS, type Panels, type ShownAs, TILE } from "./state";

export interface Kept {
  tileSize: number;
  shownAs: ShownAs;
  panels: Panels;
  mapOpen: boolean;
}

const STORED = "vesicle-window";

export function readKept(stored: string | null): Kept {
  const known = parsed(stored);
  const panels = record(known.panels);
  return {
    tileSize: within(known.tileSize, TILE),
    shownAs: known.shownAs === "table" ? "table" : "gallery",
    panels: {
      drawer: within(panels.drawer, PANELS.drawer),
      channels: within(panels.channels, PANELS.channels),
      map: within(panels.map, PANELS.map),
    },
    mapOpen: known.mapOpen === true,
  };
}

export function loadKept(): Kept {
  try {
    return readKept(localStorage.getItem(STORED));
  } catch {
    return readKept(null); // storage is switched off
  }
}

export function keep({ tileSize, shownAs, panels, mapOpen }: Kept): void {
  try {
    localStorage.setItem(STORED, JSON.stringify({ tileSize, shownAs, panels, mapOpen }));
  } catch {
    // It then lasts until the window is closed.
  }
}

interface Span {
  min: number;
  max: number;
  default: number;
}

function within(value: unknown, { min, max, default: usual }: Span): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return usual;
  return Math.round(Math.min(max, Math.max(min, value)));
}

function parsed(stored: string | null): Record<string, unknown> {
  try {
    return record(JSON.parse(stored ?? "{}"));
  } catch {
    return {};
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};
