// The fake's learning: checks, a split, plausible curves, predictions near the truth, and a real confusion matrix.
import type {
  Advice,
  EpochMetrics,
  EvaluationSet,
  EvaluationView,
  FitCheck,
  FitSettings,
  FitStart,
  FitView,
  ModelView,
  RateCurve,
} from "../bindings";
import { type FakeImage, type FakeProject, UNKNOWN } from "./project";
import { seeded } from "./random";
import { formulas } from "./settings";

export function parametersOf(settings: FitSettings): number {
  const columns = Math.floor((Math.floor((settings.inputWidth - 4) / 2) - 4) / 2);
  const rows = Math.floor((Math.floor((settings.inputHeight - 4) / 2) - 4) / 2);
  return 408 + 3216 + Math.max(1, columns * rows) * 16 * 2 + 2;
}

export function checkFit(project: FakeProject, settings: FitSettings, start: FitStart): FitCheck {
  const problems: FitCheck["problems"] = [];
  const warnings: FitCheck["warnings"] = [];
  const labelled = project
    .view()
    .categories.filter((category) => category.id !== UNKNOWN.id && category.labelled > 0);
  if (labelled.length < 2) {
    problems.push({
      field: "labels",
      message: "Only one category has labelled images. Label images of at least two categories.",
    });
  }
  for (const category of labelled) {
    if (category.labelled === 1) {
      problems.push({
        field: "labels",
        message: `“${category.name}” has only one labelled image, so it cannot be split. Label at least one more.`,
      });
    } else if (category.labelled < 5) {
      warnings.push({
        field: "labels",
        message: `“${category.name}” has only ${category.labelled} labelled images.`,
      });
    }
  }
  const rarest = Math.min(...labelled.map((category) => category.labelled));
  if (settings.learningRate > 0.1) {
    warnings.push({ field: "learningRate", message: "So large a learning rate often diverges." });
  }
  if (settings.inputWidth < 16) {
    problems.push({ field: "inputWidth", message: "The Simple CNN needs at least 16 columns." });
  }
  if (start === "continue" && project.model && settings.inputWidth !== project.model.inputWidth) {
    problems.push({
      field: "inputWidth",
      message: `The current weights are for ${project.model.inputWidth} columns. Start afresh to change this.`,
    });
  }
  const quick = settings.architecture === "quick";
  const perCategory = labelled.map((category) => {
    if (quick) return { categoryId: category.id, training: category.labelled, validation: 0 };
    const training = Math.min(
      category.labelled - 1,
      Math.max(1, Math.round(category.labelled * settings.trainingFraction)),
    );
    return { categoryId: category.id, training, validation: category.labelled - training };
  });
  const parameters = parametersOf(settings);
  return {
    problems,
    warnings,
    canContinue: project.model !== null,
    continueReason: project.model === null ? "There is no fitted model yet." : null,
    training: perCategory.reduce((sum, row) => sum + row.training, 0),
    validation: perCategory.reduce((sum, row) => sum + row.validation, 0),
    perCategory,
    parameters,
    memoryMb: Math.max(
      8,
      Math.round((settings.inputWidth * settings.inputHeight * settings.batchSize * 120) / 1e6),
    ),
    deviceName: settings.device === "vulkan:llvmpipe" ? "llvmpipe (software Vulkan)" : "CPU (2 cores)",
    reason:
      quick && labelled.length > 0
        ? `With ${rarest} labels in the rarest category Quick is right more often than the networks.`
        : null,
  };
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

export function evaluate(project: FakeProject, set: EvaluationSet): EvaluationView {
  const categories = project.document.categories.filter(({ id }) => id !== UNKNOWN.id);
  const place = new Map(categories.map(({ id }, index) => [id, index]));
  const matrix = categories.map(() => categories.map(() => 0));
  const imageIds: number[][][] = categories.map(() => categories.map(() => []));
  const partition = set === "crossValidation" ? "training" : set;
  const validation = project.document.images.filter(
    (image) => image.partition === partition && image.categoryId,
  );
  for (const image of validation) {
    const guess: FakeImage = { ...image };
    predictImage(guess);
    const row = place.get(image.categoryId ?? "") ?? 0;
    const column = place.get(guess.predicted ?? "") ?? 0;
    const cells = matrix[row];
    if (cells) cells[column] = (cells[column] ?? 0) + 1;
    imageIds[row]?.[column]?.push(image.id);
  }
  const at = (row: number, column: number) => matrix[row]?.[column] ?? 0;
  const notes: string[] = [];
  const perCategory = categories.map((category, k) => {
    const support = categories.reduce((sum, _, column) => sum + at(k, column), 0);
    const called = categories.reduce((sum, _, row) => sum + at(row, k), 0);
    const precision = called === 0 ? 0 : at(k, k) / called;
    const recall = support === 0 ? 0 : at(k, k) / support;
    const own =
      called === 0
        ? [`Nothing was predicted as “${category.name}”: its precision is undefined and counted as 0.`]
        : [];
    notes.push(...own);
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { categoryId: category.id, precision, recall, f1, support, notes: own };
  });
  const mean = (pick: (row: (typeof perCategory)[number]) => number) =>
    perCategory.reduce((sum, row) => sum + pick(row), 0) / Math.max(1, perCategory.length);
  const right = categories.reduce((sum, _, k) => sum + at(k, k), 0);
  return {
    set,
    folds: set === "crossValidation" ? 5 : 0,
    modelName: project.model?.name ?? "Simple CNN 1",
    count: validation.length,
    skipped: 0,
    evaluatedAt: new Date().toISOString(),
    categories: categories.map((category) => ({ ...category, exists: true })),
    matrix,
    imageIds,
    accuracy: validation.length === 0 ? null : right / validation.length,
    accuracyRange: validation.length === 0 ? null : { low: 0.78, high: 0.97 },
    balancedAccuracy: validation.length === 0 ? null : mean((row) => row.recall),
    foldAccuracy: set === "crossValidation" ? { mean: 0.92, sd: 0.05, low: 0.86, high: 0.98 } : null,
    calibration: { expectedError: 0.043, brier: 0.121, bins: calibrationBins(validation.length) },
    crossEntropy: 0.214,
    macro: {
      precision: mean((row) => row.precision),
      recall: mean((row) => row.recall),
      f1: mean((row) => row.f1),
    },
    perCategory,
    notes,
    formulas,
  };
}

/** Five bins, of which the upper three hold the images: a little surer than right. */
function calibrationBins(images: number): EvaluationView["calibration"]["bins"] {
  const shares = [0, 0, 0.1, 0.3, 0.6];
  return shares.map((share, bin) => {
    const count = Math.round(share * images);
    const confidence = count === 0 ? 0 : (bin + 0.6) / 5;
    const accuracy = count === 0 ? 0 : Math.max(0, confidence - 0.05);
    const half = count === 0 ? 1 : 0.4 / Math.sqrt(count);
    const low = Math.max(0, accuracy - half);
    return {
      from: bin / 5,
      to: (bin + 1) / 5,
      count,
      confidence,
      accuracy,
      low,
      high: Math.min(1, accuracy + half),
    };
  });
}
