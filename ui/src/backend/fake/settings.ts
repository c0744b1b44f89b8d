// The fake's default settings, devices and formulas.
import type { Backend } from "../backend";
import type { AppSettingsView, DeviceInfo, EvaluationView, FitSettings } from "../bindings";
import { fail } from "./runner";

export const defaultSettings: FitSettings = {
  architecture: "simpleCnn",
  pretrained: true,
  frozenEpochs: 5,
  inputWidth: 64,
  inputHeight: 64,
  crop: "none",
  rescale: "percentile",
  mirror: true,
  quarterTurns: true,
  rotation: 0,
  shift: 0,
  zoom: 0,
  intensityGain: 0,
  intensityOffset: 0,
  noise: 0,
  blur: 0,
  channelDropout: 0,
  trainingFraction: 0.75,
  groupBy: null,
  refitAfterLabel: false,
  shuffle: true,
  epochs: 20,
  batchSize: 32,
  optimizer: "adam",
  loss: "crossEntropy",
  labelSmoothing: 0,
  learningRate: 0.001,
  schedule: "cosine",
  warmupEpochs: 0,
  weightDecay: 0,
  gradientClipping: 0,
  dropout: 0.25,
  patience: 0,
  folds: 0,
  classBalance: "none",
  mixedPrecision: false,
  seed: 42,
  device: "auto",
};

export const devices: DeviceInfo[] = [
  { id: "cpu", name: "CPU (2 cores)", kind: "cpu", isAuto: true, note: null },
  {
    id: "vulkan:llvmpipe",
    name: "llvmpipe (software Vulkan)",
    kind: "software",
    isAuto: false,
    note: "Slower than the CPU; for tests.",
  },
];

export const formulas: EvaluationView["formulas"] = [
  {
    name: "accuracy",
    formula: "Σ diagonal / N",
    meaning: "The share of images whose prediction is right.",
    source: "scikit-learn accuracy_score",
  },
  {
    name: "balancedAccuracy",
    formula: "(1/K) Σ recall",
    meaning: "The mean of the recalls: each category counts the same.",
    source: "Brodersen et al. 2010",
  },
  {
    name: "kappa",
    formula: "(p₀ − pₑ) / (1 − pₑ)",
    meaning: "How much better than chance: 1 is perfect, 0 is what chance would give.",
    source: "Cohen 1960",
  },
  {
    name: "mcc",
    formula: "(c·s − Σ pₖtₖ) / √((s² − Σ pₖ²)(s² − Σ tₖ²))",
    meaning: "The correlation of truth and prediction: 1 is perfect, 0 is chance.",
    source: "Gorodkin 2004",
  },
  {
    name: "crossEntropy",
    formula: "−(1/N) Σ ln p(true category)",
    meaning: "How sure the model was of the truth; 0 is best.",
    source: "Goodfellow et al. 2016, 5.5",
  },
  {
    name: "precision",
    formula: "TP / (TP + FP)",
    meaning: "Of the images predicted as this category, the share that is right.",
    source: "Manning et al. 2008, 8.3",
  },
  {
    name: "recall",
    formula: "TP / (TP + FN)",
    meaning: "Of the images of this category, the share that was found.",
    source: "Manning et al. 2008, 8.3",
  },
  {
    name: "f1",
    formula: "2 · P · R / (P + R)",
    meaning: "The harmonic mean of precision and recall.",
    source: "van Rijsbergen 1979",
  },
  {
    name: "macro",
    formula: "(1/K) Σ over categories",
    meaning: "The mean over categories, each counted the same.",
    source: "Manning et al. 2008, 13.6",
  },
  {
    name: "support",
    formula: "TP + FN",
    meaning: "The number of images of this category.",
    source: "scikit-learn",
  },
];

/** A computer with 16 GB. */
export function createFakeAppSettings(): Pick<Backend, "appSettings" | "saveAppSettings"> {
  let view: AppSettingsView = {
    settings: { maxMegapixels: null, maxMemoryMb: null },
    defaultMegapixels: 2147,
    defaultMemoryMb: 4096,
    mostMegapixels: 100_000,
    leastMemoryMb: 16,
    mostMemoryMb: 16_384,
  };
  return {
    appSettings: async () => view,
    saveAppSettings: async (settings) => {
      const { maxMegapixels, maxMemoryMb } = settings;
      if (maxMegapixels !== null && (maxMegapixels < 1 || maxMegapixels > view.mostMegapixels)) {
        fail("refused", `The largest picture can be 1 to ${view.mostMegapixels} megapixels.`);
      }
      if (maxMemoryMb !== null && (maxMemoryMb < view.leastMemoryMb || maxMemoryMb > view.mostMemoryMb)) {
        fail(
          "refused",
          `The memory for one picture can be ${view.leastMemoryMb} to ${view.mostMemoryMb} MB.`,
        );
      }
      view = { ...view, settings };
      return view;
    },
  };
}
