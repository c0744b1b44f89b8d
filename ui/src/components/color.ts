// Colours as #rrggbb: reading, contrast, and a palette that is told apart with colour-blindness too.

export interface Swatch {
  name: string;
  color: string;
}

/** Okabe and Ito 2008 (without black), then darker and lighter relatives. */
export const PALETTE: Swatch[] = [
  { name: "blue", color: "#0072b2" },
  { name: "vermilion", color: "#d55e00" },
  { name: "green", color: "#009e73" },
  { name: "purple", color: "#cc79a7" },
  { name: "orange", color: "#e69f00" },
  { name: "sky blue", color: "#56b4e9" },
  { name: "yellow", color: "#f0e442" },
  { name: "indigo", color: "#5e4fa2" },
  { name: "crimson", color: "#9e0142" },
  { name: "teal", color: "#00796b" },
  { name: "brown", color: "#8c510a" },
  { name: "olive", color: "#80842b" },
  { name: "pink", color: "#f48fb1" },
  { name: "slate", color: "#546e7a" },
];

/** "#rrggbb" in lower case from "#RGB", "RRGGBB" and the like; null for anything else. */
export function readColor(typed: string): string | null {
  const match = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim());
  const digits = match?.[1]?.toLowerCase();
  if (!digits) return null;
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits}`;
}

function luminance(color: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2 contrast ratio, 1..21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever is read better on this colour. */
export function textOn(color: string): string {
  const known = readColor(color) ?? "#9e9e9e";
  return contrast(known, "#ffffff") >= contrast(known, "#000000") ? "#ffffff" : "#000000";
}

/** The first colour of the palette that is not taken; round again when all are. */
export function nextColor(taken: readonly string[]): string {
  const used = new Set(taken.map((color) => color.toLowerCase()));
  const free = PALETTE.find(({ color }) => !used.has(color));
  return (free ?? PALETTE[taken.length % PALETTE.length])?.color ?? "#0072b2";
}
