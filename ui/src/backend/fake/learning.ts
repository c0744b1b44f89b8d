// The fake's learning: a split, plausible curves, and predictions near the truth.
import type { Advice, EpochMetrics, FitCheck, FitSettings, FitView, ModelView, RateCurve } from "../bindings";
import { type FakeImage, type FakeProject, UNKNOWN } from "./project";
import { seeded } from "./random";

export function parametersOf(settings: FitSettings): number {
  const columns = Math.floor((Math.floor((settings.inputWidth - 4) / 2) - 4) / 2);
  const rows = Math.floor((Math.floor((settings.inputHeight - 4) / 2) - 4) / 2);
  return 408 + 3216 + Math.max(1, columns * rows) * 16 * 2 + 2;
}

/** What a fit of Quick gave. */
export function quickFit(settings: FitSettings, check: FitCheck): FitView {
  return {
    epochs: [],
    starts: [],
    stopped: false,
    training: check.training,
    validation: 0,
    settings,
    device: check.deviceName,
    advice: [],
    crossValidation: { folds: 5, accuracy: 0.94 },
  };
}

/** Flat, falling around 0.002, and rising at the end. */
export function fakeRates(): RateCurve {
  const points = Array.from({ length: 96 }, (_, step) => {
    const log = -6 + (6 * step) / 99;
    return { rate: 10 ** log, loss: 0.2 + 0.5 / (1 + Math.exp(4 * (log + 2.6))) + 10 ** (2 * log + 0.6) };
  });
  return { points, suggested: 0.0023 };
}

/** Sets Training and Validation in the first images of each category, as counted by the check. */
export function splitImages(project: FakeProject, check: FitCheck): void {
  for (const { categoryId, training } of check.perCategory) {
    let taken = 0;
    for (const image of project.document.images) {
      if (image.categoryId !== categoryId) continue;
      image.partition = taken < training ? "training" : "validation";
      taken++;
    }
  }
}

export function epochMetrics(epoch: number, settings: FitSettings): EpochMetrics {
  const random = seeded(settings.seed * 1000 + epoch);
  const rate = Math.min(1, settings.learningRate * 180);
  const learnt = 1 - Math.exp(-epoch * rate * 0.8);
  const diverged = settings.learningRate > 0.5 && epoch > 4;
  const overfit = Math.min(0.9, Math.max(0, epoch - 14) * 0.018);
  const noise = () => (random() - 0.5) * 0.05;
  return {
    epoch,
    accuracy: diverged ? 0.5 : Math.min(1, 0.5 + 0.5 * learnt + noise()),
    validationAccuracy: diverged ? 0.5 : Math.min(1, 0.5 + 0.44 * learnt + noise() - overfit * 0.4),
    loss: diverged ? null : 0.05 + 0.65 * (1 - learnt) + Math.abs(noise()) * 0.4,
    validationLoss: diverged ? null : 0.14 + 0.56 * (1 - learnt) + Math.abs(noise()) + overfit,
    seconds: 0.3,
  };
}

export function adviceFor(epochs: EpochMetrics[], validation: number): Advice[] {
  const last = epochs.at(-1);
  const found: Advice[] = [];
  if (!last) return found;
  if (last.loss === null) {
    return [
      {
        kind: "diverged",
        epoch: epochs.find((metrics) => metrics.loss === null)?.epoch ?? null,
        message:
          "The loss is no longer a number: training diverged. Use a smaller learning rate and start afresh.",
      },
    ];
  }
  if (last.epoch > 22) {
    found.push({
      kind: "overfitting",
      epoch: 15,
      message:
        "These curves look like overfitting since epoch 15: the validation loss rises while the loss falls. Label more images or use fewer epochs.",
    });
  } else if (last.epoch < 12) {
    found.push({
      kind: "stillImproving",
      epoch: null,
      message: "The validation loss is still falling. More epochs may help.",
    });
  }
  if (validation < 20) {
    found.push({
      kind: "tooFewValidation",
      epoch: null,
      message: `Only ${validation} images validate: one image more or less changes the validation accuracy by ${Math.round(100 / Math.max(1, validation))} %.`,
    });
  }
  return found;
}

const ARCHITECTURES: Record<FitSettings["architecture"], string> = {
  quick: "Quick",
  simpleCnn: "Simple CNN",
  compactCnn: "Compact CNN",
  efficientNetLite0: "EfficientNet-Lite0",
};

export function modelOf(project: FakeProject, settings: FitSettings, epochsTrained: number): ModelView {
  return {
    id: "m1",
    name: settings.architecture === "quick" ? "Quick" : "Simple CNN 1",
    architecture: ARCHITECTURES[settings.architecture],
    categories: project.document.categories
      .filter(({ id }) => id !== UNKNOWN.id)
      .map((category) => ({ ...category, exists: true })),
    inputWidth: settings.inputWidth,
    inputHeight: settings.inputHeight,
    channels: 2,
    parameters: parametersOf(settings),
    epochsTrained,
    fittedAt: new Date().toISOString(),
    device: "CPU (2 cores)",
  };
}

export function predictImage(image: FakeImage): void {
  const random = seeded(image.id * 31 + 5);
  const right = random() < 0.93;
  const positive = (image.truth === "positive") === right;
  image.predicted = positive ? "c2" : "c1";
  image.confidence = right ? 0.72 + random() * 0.28 : 0.51 + random() * 0.2;
}
