// The fake's descriptions of settings: plausible texts in the shape of the contract.
import type { FitSettings, SettingSpec } from "../bindings";
import { defaultSettings } from "./settings";

type Choice = [value: string, label: string, help: string];

function setting(
  name: keyof FitSettings,
  label: string,
  help: string,
  rest: Partial<SettingSpec> & { choose?: Choice[] } = {},
): SettingSpec {
  const { choose, ...given } = rest;
  return {
    name,
    label,
    help,
    unit: null,
    kind: choose ? "choice" : "integer",
    min: null,
    max: null,
    step: null,
    choices: (choose ?? []).map(([value, text, explained]) => ({ value, label: text, help: explained })),
    default: String(defaultSettings[name]),
    ...given,
  };
}

export const settingSpecs: SettingSpec[] = [
  setting("architecture", "Model architecture", "The network that is trained.", {
    choose: [
      ["quick", "Quick", "Describes each image by some hundred numbers and learns from those, in a second."],
      ["simpleCnn", "Simple CNN", "Two convolutions and one dense layer: quick, good for a first try."],
      ["compactCnn", "Compact CNN", "Deeper, with global pooling: better on textures, slower."],
      ["efficientNetLite0", "EfficientNet-Lite0", "A modern network, from weights for photographs."],
    ],
  }),
  setting("pretrained", "Pretrained weights", "Begin with weights that were trained on photographs.", {
    kind: "switch",
  }),
  setting("frozenEpochs", "Frozen epochs", "For so long only the last layer learns.", {
    unit: "epochs",
    min: 0,
    max: 10000,
  }),
  setting("inputWidth", "Columns", "Images are brought to this width.", {
    unit: "px",
    min: 16,
    max: 1024,
    step: 1,
  }),
  setting("inputHeight", "Rows", "Images are brought to this height.", {
    unit: "px",
    min: 16,
    max: 1024,
    step: 1,
  }),
  setting("crop", "Crop", "How an image becomes the input shape.", {
    choose: [
      ["none", "None (resize the whole image)", "The whole image is resized."],
      ["centre", "Centre", "The middle of the image is cut out."],
      ["random", "Random", "A new part of the image in each epoch; the centre when predicting."],
    ],
  }),
  setting("rescale", "Rescale pixel intensities", "Brings the brightness of images to a common range.", {
    choose: [
      ["off", "Off", "Raw intensities."],
      ["typeRange", "Range of the pixel type", "0 to the largest value that the file type can hold."],
      ["percentile", "Percentiles 0.1–99.9", "Robust against hot pixels."],
      ["standardise", "Mean 0, deviation 1", "Per image and channel."],
    ],
  }),
  setting("mirror", "Mirror", "Training images are mirrored at random.", { kind: "switch" }),
  setting("quarterTurns", "Quarter turns", "Training images are turned by quarter turns.", {
    kind: "switch",
  }),
  setting("rotation", "Rotation", "Training images are turned by up to so much either way.", {
    unit: "°",
    min: 0,
    max: 180,
  }),
  setting("noise", "Noise", "Noise of up to so many standard deviations.", {
    kind: "number",
    min: 0,
    max: 2,
  }),
  setting(
    "trainingFraction",
    "Training percentage",
    "The share of labelled images to train on; the rest validates.",
    {
      kind: "number",
      min: 0.1,
      max: 0.95,
      step: 0.05,
    },
  ),
  setting("groupBy", "Keep together", "Images with the same value here stand on one side.", {
    kind: "column",
    default: "",
  }),
  setting("refitAfterLabel", "Refit after each label", "Quick keeps up with the labels.", { kind: "switch" }),
  setting("shuffle", "Shuffle", "Mixes the training images anew in each epoch.", { kind: "switch" }),
  setting("epochs", "Epochs", "How many times the network sees all training images.", {
    min: 1,
    max: 10000,
    step: 1,
  }),
  setting("batchSize", "Batch size", "Images per step; smaller needs less memory.", {
    unit: "images",
    min: 1,
    max: 1024,
    step: 1,
  }),
  setting("patience", "Patience", "Ends when the validation loss has not improved for so long. 0 is off.", {
    unit: "epochs",
    min: 0,
    max: 10000,
  }),
  setting(
    "folds",
    "Cross-validation",
    "Fits so many models more, each without a part of the images. 0 is off.",
    {
      unit: "folds",
      min: 0,
      max: 20,
    },
  ),
  setting("classBalance", "Class balance", "Where some categories have more training images than others.", {
    choose: [
      ["none", "None", "Every image counts the same."],
      ["weights", "Weights", "Every category counts the same in the loss."],
      ["sampling", "Sampling", "Every category is shown as often."],
    ],
  }),
  setting("schedule", "Schedule", "How the learning rate goes on over the epochs.", {
    choose: [
      ["constant", "Constant", "It stays."],
      ["cosine", "Cosine", "It falls along half a cosine to a twentieth."],
    ],
  }),
  setting("dropout", "Dropout", "Share of the last layer's inputs that is left out.", {
    kind: "number",
    min: 0,
    max: 0.9,
  }),
  setting("mixedPrecision", "Mixed precision", "Layers learn in half precision, on a device that has it.", {
    kind: "switch",
  }),
  setting("optimizer", "Optimization algorithm", "How the weights follow the gradient.", {
    choose: [
      ["adam", "Adam", "Adapts the step of each weight. A good first choice."],
      ["adamW", "AdamW", "Adam with weight decay."],
      ["sgd", "SGD", "Plain gradient descent."],
      ["momentum", "Momentum", "Gradient descent with momentum 0.9."],
      ["rmsProp", "RMSProp", "Divides by a running mean of squares."],
      ["adaGrad", "AdaGrad", "Steps shrink with use."],
    ],
  }),
  setting("loss", "Loss function", "What training makes small.", {
    choose: [
      ["crossEntropy", "Categorical cross entropy", "The usual choice for categories."],
      ["binaryCrossEntropy", "Binary cross entropy", "Each category on its own."],
      ["meanSquaredError", "Mean squared error", "Squared distance from 0 or 1."],
      ["meanAbsoluteError", "Mean absolute error", "Distance from 0 or 1."],
      ["huber", "Huber", "Squared when small, straight when large."],
      ["hinge", "Hinge", "Margin between categories."],
    ],
  }),
  setting("learningRate", "Learning rate", "Length of a step: too large diverges, too small crawls.", {
    kind: "number",
    min: 0.000001,
    max: 1,
  }),
  setting("seed", "Seed", "The same seed gives the same split and the same start.", {
    min: 0,
    max: 4294967295,
    step: 1,
  }),
  setting("device", "Device", "Where the network is trained.", {
    choose: [["auto", "Automatic", "The best that is found."]],
  }),
];
