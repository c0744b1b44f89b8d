// In which order and under which heading the settings stand. A setting that is not named here comes last, so that a
// new one of the backend is never lost.
import type { FitSettings, SettingName, SettingSpec } from "../backend";
import { text } from "../text";

const t = text.fit;
const GROUPS: { title: string; names: SettingName[] }[] = [
  { title: t.groupModel, names: ["architecture"] },
  { title: t.groupInput, names: ["inputWidth", "inputHeight", "crop", "rescale"] },
  { title: t.groupSplit, names: ["trainingFraction", "shuffle"] },
  { title: t.groupTraining, names: ["epochs", "batchSize"] },
  { title: t.groupOptimization, names: ["optimizer", "learningRate", "loss"] },
  { title: t.groupMachine, names: ["seed", "device"] },
];

/** Two of these stand side by side. */
export const HALF_WIDTH: ReadonlySet<SettingName> = new Set([
  "inputWidth",
  "inputHeight",
  "epochs",
  "batchSize",
]);

/** What Quick has to do with: it sees images as they are, has no epochs, and always runs on the processor. */
const OF_QUICK: ReadonlySet<SettingName> = new Set(["architecture", "trainingFraction", "shuffle", "seed"]);

/** The settings that `architecture` uses. */
export function grouped(
  specs: readonly SettingSpec[],
  architecture: FitSettings["architecture"],
): { title: string; specs: SettingSpec[] }[] {
  const used = specs.filter(({ name }) => architecture !== "quick" || OF_QUICK.has(name));
  const known = new Set(GROUPS.flatMap(({ names }) => names));
  const groups = GROUPS.map(({ title, names }) => ({
    title,
    specs: names.flatMap((name) => used.find((spec) => spec.name === name) ?? []),
  }));
  groups.at(-1)?.specs.push(...used.filter(({ name }) => !known.has(name)));
  return groups.filter((group) => group.specs.length > 0);
}
