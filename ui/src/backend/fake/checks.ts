// The fake's look at Fit settings before a fit: what would not work, what may not, and how the labels would be split.
import type { FitCheck, FitSettings, FitStart } from "../bindings";
import { parametersOf } from "./learning";
import { type FakeProject, UNKNOWN } from "./project";

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
