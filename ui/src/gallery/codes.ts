// Short codes of categories for the tiles, so that colour is never the only sign: initials, made unique.

/** One code for each name, in the same order: "Negative Control (x)" is "NC"; a second "NC" is "NC2". */
export function codesFor(names: readonly string[]): string[] {
  const used = new Map<string, number>();
  return names.map((name) => {
    const code = initials(name);
    const times = (used.get(code) ?? 0) + 1;
    used.set(code, times);
    return times === 1 ? code : `${code}${times}`;
  });
}

function initials(name: string): string {
  const bare = name.replace(/\([^)]*\)/g, " ");
  const words = (bare.trim() === "" ? name : bare).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return "?";
  if (words.length === 1) return [...(words[0] ?? "")].slice(0, 3).join("");
  return words
    .slice(0, 3)
    .map((word) => [...word][0]?.toLocaleUpperCase("en") ?? "")
    .join("");
}
