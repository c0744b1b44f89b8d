// Which language the window speaks: chosen by a person and kept on this computer, else that of the system, else English.

export const LANGUAGES = ["en", "de", "es"] as const;
export type Language = (typeof LANGUAGES)[number];
export type LanguageChoice = Language | "system";

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", de: "Deutsch", es: "Español" };

const STORED = "vesicle-language";

const known = (tag: string | null | undefined): Language | undefined =>
  LANGUAGES.find((language) => tag?.toLowerCase().split("-")[0] === language);

/** The first of `tags`, such as "de-AT", that has a catalogue. */
export const languageOf = (tags: readonly string[]): Language =>
  tags.map(known).find((language) => language !== undefined) ?? "en";

export function storedLanguage(): LanguageChoice {
  try {
    return known(localStorage.getItem(STORED)) ?? "system";
  } catch {
    return "system"; // storage is switched off
  }
}

/** Takes effect when the window is loaded again. False: it cannot be kept. */
export function storeLanguage(choice: LanguageChoice): boolean {
  try {
    localStorage.setItem(STORED, choice);
    return true;
  } catch {
    return false;
  }
}

export function systemLanguage(): Language {
  return typeof navigator === "undefined" ? "en" : languageOf(navigator.languages ?? [navigator.language]);
}

const choice = storedLanguage();
export const language: Language = choice === "system" ? systemLanguage() : choice;
