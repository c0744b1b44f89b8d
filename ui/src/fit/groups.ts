// In which order and under which heading the settings stand. A setting that is not named here comes last, so that a
// new one of the backend is never lost.
import type { SettingName, SettingSpec } from "../backend";
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

export function grouped(specs: readonly SettingSpec[]): { title: string; specs: SettingSpec[] }[] {
  const known = new Set(GROUPS.flatMap(({ names }) => names));
  const groups = GROUPS.map(({ title, names }) => ({
    title,
    specs: names.flatMap((name) => specs.find((spec) => spec.name === name) ?? []),
  }));
  groups.at(-1)?.specs.push(...specs.filter(({ name }) => !known.has(name)));
  return groups.filter((group) => group.specs.length > 0);
}
