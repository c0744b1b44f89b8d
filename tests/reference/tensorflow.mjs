// What TensorFlow.js says, for the tests of models that come from Piximi. Not part of the build; run it by hand:
//   npm install --prefix PLACE @tensorflow/tfjs@4.2.0     (the version that Piximi 1.1 has)
//   node tests/reference/tensorflow.mjs PLACE             (networks with weights drawn here)
//   node tests/reference/tensorflow.mjs PLACE FOLDER      (those and pixels of FOLDER, unpacked projects of Piximi)
// It writes src-tauri/crates/learning/tests/learning/foreign_golden.json, or tests/rust/piximi_golden.json.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [installed, folder] = process.argv.slice(2);
const tf = createRequire(join(installed, "package.json"))("@tensorflow/tfjs");
await tf.setBackend("cpu");
const root = new URL("../..", import.meta.url).pathname;

/** Numbers from 0 to 1 with 24 bits, the same in every language. */
function draws(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

function network([height, width, channels, classes], weights) {
  const model = tf.sequential();
  const conv = (filters, more) =>
    tf.layers.conv2d({ kernelSize: 5, filters, strides: 1, activation: "relu", ...more });
  model.add(conv(8, { inputShape: [height, width, channels] }));
  model.add(tf.layers.maxPooling2d({ poolSize: [2, 2], strides: [2, 2] }));
  model.add(conv(16, {}));
  model.add(tf.layers.maxPooling2d({ poolSize: [2, 2], strides: [2, 2] }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: classes, activation: "softmax" }));
  model.setWeights(model.getWeights().map((old, at) => tf.tensor(weights(at, old.size), old.shape)));
  return model;
}

/** An image of values from 0 to 1, [height, width, channels], as the input that Piximi makes of it. */
function input(image, [height, width], crop) {
  let box = [0, 0, 1, 1];
  let padded = image;
  if (crop === "Match") {
    const [sampleHeight, sampleWidth] = image.shape;
    const pad = (wanted, has) => [Math.floor(Math.max(0, wanted - has) / 2), Math.ceil(Math.max(0, wanted - has) / 2)];
    padded = image.pad([pad(height, sampleHeight), pad(width, sampleWidth), [0, 0]]);
    const part = (wanted, has) => (has > wanted ? [(1 - wanted / has) / 2, (1 - wanted / has) / 2 + wanted / has] : [0, 1]);
    const [top, bottom] = part(height, sampleHeight);
    const [left, right] = part(width, sampleWidth);
    box = [top, left, bottom, right];
  }
  return tf.image.cropAndResize(padded.expandDims(0), tf.tensor2d([box]), tf.tensor1d([0], "int32"), [height, width], "bilinear");
}

function probabilities(model, image, size, crop, raw) {
  return tf.tidy(() => {
    const scaled = input(image, size, crop);
    return [...model.predict(raw ? scaled.mul(255).round() : scaled).dataSync()];
  });
}

function drawn() {
  const cases = [];
  const shapes = [
    { shape: [20, 20, 2, 3], images: [[20, 20], [30, 22], [61, 47], [9, 13]] },
    { shape: [28, 17, 1, 2], images: [[512, 64], [28, 17], [5, 300]] },
  ];
  for (const { shape, images } of shapes)
    for (const crop of ["None", "Match"])
      for (const raw of [false, true]) {
        const seed = cases.length + 1;
        const next = draws(seed);
        const scales = [raw ? 2 ** -9 : 0.5, 0.125, 0.25, 0.125, 0.5, 0.5];
        const model = network(shape, (at, size) => Float32Array.from({ length: size }, () => (next() - 0.5) * scales[at]));
        const said = images.map(([height, width]) => {
          const values = Float32Array.from({ length: height * width * shape[2] }, () => Math.floor(next() * 256));
          const image = tf.tensor3d(values, [height, width, shape[2]]).div(255);
          return { height, width, probabilities: probabilities(model, image, shape.slice(0, 2), crop, raw) };
        });
        cases.push({ seed, shape, crop, raw, scales, images: said });
      }
  return cases;
}

function saved(name, models, every) {
  const text = (path) => JSON.parse(readFileSync(join(folder, name, path), "utf8"));
  const zarr = `${name}.zarr`;
  const things = text(join(zarr, "project/things/.zattrs")).thing_names;
  const chosen = things.filter((_, at) => at % every === 0);
  const of = models.map((file) => {
    const json = text(`${file}.json`);
    const bytes = readFileSync(join(folder, name, `${file}.weights.bin`));
    const [, height, width, channels] = json.modelTopology.config.layers[0].config.batch_input_shape;
    let at = 0;
    const model = network([height, width, channels, json.classes.length], (_, size) => {
      const part = new Float32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + 4 * size));
      at += 4 * size;
      return part;
    });
    const said = chosen.map((thing) => {
      const place = join(zarr, "project/things", thing, thing);
      const [, h, w, c] = text(join(place, ".zarray")).shape;
      const values = readFileSync(join(folder, name, place, "0.0.0.0"));
      const floats = new Float32Array(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength));
      const image = tf.tensor3d(floats, [h, w, c]);
      return [thing, probabilities(model, image, [height, width], "None", false).map((share) => +share.toFixed(6))];
    });
    return { model: file, classes: json.classes, images: Object.fromEntries(said) };
  });
  return { project: name, models: of };
}

if (folder) {
  const projects = [
    saved("piximi-1.1-bbbc016", ["Image_Simple-CNN", "Image_Simple-CNN1"], 6),
    saved("piximi-1.1-bbbc013-2ch", ["Image_Simple-CNN"], 8),
  ];
  writeFileSync(join(root, "tests/rust/piximi_golden.json"), `${JSON.stringify(projects)}\n`);
} else {
  const place = "src-tauri/crates/learning/tests/learning/foreign_golden.json";
  writeFileSync(join(root, place), `${JSON.stringify(drawn())}\n`);
}
