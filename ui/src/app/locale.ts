// Imported first: gives `navigator.language` a value that Intl accepts. Under LANG=C WebKitGTK reports "C", and uPlot
// formats numbers with it while it is being imported; the error would leave the window white.

/** The first of `tags` that Intl accepts, else "en". */
export function acceptedLanguage(tags: readonly (string | undefined)[]): string {
  for (const tag of tags) {
    if (!tag) continue;
    try {
      new Intl.NumberFormat(tag);
      return tag;
    } catch {
      // Not a BCP 47 tag: try the next.
    }
  }
  return "en";
}

export function mendNavigatorLanguage(target: Navigator): void {
  const language = acceptedLanguage([target.language, ...(target.languages ?? [])]);
  if (language === target.language) return;
  Object.defineProperty(target, "language", { get: () => language, configurable: true });
  Object.defineProperty(target, "languages", { get: () => [language], configurable: true });
}

if (typeof navigator !== "undefined") mendNavigatorLanguage(navigator);
