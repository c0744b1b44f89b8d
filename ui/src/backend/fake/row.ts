// The details of one of the fake's images, with made metadata.
import type { ImageRow } from "../bindings";
import { stackWord } from "../stackWord";
import { type FakeImage, type FakeProject, UNKNOWN } from "./project";

/** Of the drug in a well, µM. */
const DOSES = [0, 0.1, 0.5, 1, 2.5, 10, 30];

export function rowOf(project: FakeProject, image: FakeImage): ImageRow {
  const others = project.document.categories.filter(({ id }) => id !== UNKNOWN.id && id !== image.predicted);
  const prediction =
    image.categoryId === null && image.predicted !== null
      ? {
          categoryId: image.predicted,
          confidence: image.confidence,
          probabilities: [
            { categoryId: image.predicted, probability: image.confidence },
            ...others.map(({ id }) => ({
              categoryId: id,
              probability: (1 - image.confidence) / Math.max(1, others.length),
            })),
          ],
        }
      : null;
  return {
    id: image.id,
    name: image.name,
    path: `/data/plate-1/${image.name}`,
    files: image.files ?? 1,
    version: `${project.channelsVersion}-${stackWord(project.stack)}`,
    width: image.width ?? 512,
    height: image.height ?? 512,
    channels: image.channels ?? 2,
    channelNames: ["DNA", "arrestin-GFP"].slice(0, image.channels ?? 2),
    slices: image.slices ?? 1,
    times: image.times ?? 1,
    bits: image.bits ?? 16,
    pixelSize: image.pixelSize ?? [0.325, 0.325, image.slices ? 2 : null],
    categoryId: image.categoryId,
    origin: image.origin,
    prediction,
    partition: image.partition,
    missing: image.missing,
    metadata: [
      // A plate of 96 wells has room for so many.
      ...(project.document.images.length <= 96
        ? []
        : [{ name: "plate", value: `Plate ${Math.floor((image.id - 1) / 96) + 1}` }]),
      { name: "well", value: image.name.slice(0, 3) },
      { name: "site", value: String(Math.floor(image.id / 20) + 1) },
      ...(image.id % 11 === 0 ? [] : [{ name: "dose µM", value: String(DOSES[image.id % DOSES.length]) }]),
      {
        name: "simulated truth",
        value: image.truth === "positive" ? "Positive Control" : "Negative Control",
      },
    ],
  };
}
