// Which ready-made pattern is worth offering for some file names. It refuses to choose: a person says yes.
import type { NamingPreview, PresetMatch } from "../backend";

/** The best pattern, when it fits at least half of the names; the backend puts the best first. */
export function suggested({ presets }: Pick<NamingPreview, "presets">): PresetMatch | null {
  const [best] = presets;
  return best && best.matched * 2 >= best.of ? best : null;
}

/** The suggested pattern tells channels, slices or time points apart, so that several files may be one image. */
export function joinsFiles(preview: NamingPreview): boolean {
  return /\{(channel|z|time)[:}]/.test(suggested(preview)?.preset.pattern ?? "");
}
