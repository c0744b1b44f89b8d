// In which order and under which heading the settings stand. A setting that is not named here comes last, so that a
// new one of the backend is never lost.
import type { FitSettings, SettingName, SettingSpec } from "../backend";
import { text } from "../text";

const t = text.fit;
const AUGMENTATION: SettingName[] = [
  "mirror",
  "quarterTurns",
  "rotation",
  "shift",
  "zoom",
  "blur",
  "intensityGain",
  "intensityOffset",
  "noise",
  "channelDropout",
];
const OPTIMIZATION: SettingName[] = [
  "optimizer",
  "learningRate",
  "schedule",
  "warmupEpochs",
  "weightDecay",
  "gradientClipping",
  "dropout",
  "loss",
  "labelSmoothing",
];
const GROUPS: { title: string; names: SettingName[]; preview?: boolean }[] = [
  { title: t.groupModel, names: ["architecture", "pretrained", "frozenEpochs", "refitAfterLabel"] },
  { title: t.groupInput, names: ["inputWidth", "inputHeight", "crop", "rescale"] },
  { title: t.groupAugmentation, names: AUGMENTATION, preview: true },
  { title: t.groupSplit, names: ["trainingFraction", "groupBy", "shuffle"] },
  { title: t.groupTraining, names: ["epochs", "batchSize", "patience", "folds", "classBalance"] },
  { title: t.groupOptimization, names: OPTIMIZATION },
  { title: t.groupMachine, names: ["seed", "device", "mixedPrecision"] },
];

/** Two of these stand side by side. */
export const HALF_WIDTH: ReadonlySet<SettingName> = new Set([
  "inputWidth",
  "inputHeight",
  "epochs",
  "batchSize",
  "patience",
  "folds",
  "warmupEpochs",
  "weightDecay",
  "gradientClipping",
  "dropout",
  ...AUGMENTATION,
]);

/** What Quick has to do with: it sees images as they are, learns from all labels at once, and always runs on the
 * processor. */
const OF_QUICK: ReadonlySet<SettingName> = new Set(["architecture", "refitAfterLabel", "groupBy", "seed"]);
/** What a network has nothing to do with. */
const UNUSED: Record<Exclude<FitSettings["architecture"], "quick">, ReadonlySet<SettingName>> = {
  simpleCnn: new Set(["refitAfterLabel", "pretrained", "frozenEpochs", "dropout"]),
  compactCnn: new Set(["refitAfterLabel", "pretrained", "frozenEpochs"]),
  efficientNetLite0: new Set(["refitAfterLabel"]),
};

/** The settings that `architecture` uses. `preview`: examples of what they do to an image belong beside them. */
export function grouped(
  specs: readonly SettingSpec[],
  architecture: FitSettings["architecture"],
): { title: string; specs: SettingSpec[]; preview: boolean }[] {
  const used = specs.filter(({ name }) =>
    architecture === "quick" ? OF_QUICK.has(name) : !UNUSED[architecture].has(name),
  );
  const known = new Set(GROUPS.flatMap(({ names }) => names));
  const groups = GROUPS.map(({ title, names, preview = false }) => ({
    title,
    preview,
    specs: names.flatMap((name) => used.find((spec) => spec.name === name) ?? []),
  }));
  groups.at(-1)?.specs.push(...used.filter(({ name }) => !known.has(name)));
  return groups.filter((group) => group.specs.length > 0);
}
