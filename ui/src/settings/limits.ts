// The two limits as numbers in fields, and back. Pure.
import type { AppSettings, AppSettingsView } from "../backend";

export interface LimitsDraft {
  megapixels: number;
  memory: number;
}

export function defaults(view: AppSettingsView): LimitsDraft {
  return { megapixels: view.defaultMegapixels, memory: view.defaultMemoryMb };
}

export function draftOf(view: AppSettingsView): LimitsDraft {
  const { maxMegapixels, maxMemoryMb } = view.settings;
  return { megapixels: maxMegapixels ?? view.defaultMegapixels, memory: maxMemoryMb ?? view.defaultMemoryMb };
}

/** What is as by default stays so, also when a later version or more memory has another default. */
export function settingsOf(draft: LimitsDraft, view: AppSettingsView): AppSettings {
  return {
    maxMegapixels: draft.megapixels === view.defaultMegapixels ? null : draft.megapixels,
    maxMemoryMb: draft.memory === view.defaultMemoryMb ? null : draft.memory,
  };
}
