// The fake's queues: orders by what it knows of an image, good enough to drive the page.
import type { Backend } from "../backend";
import type { Queue } from "../bindings";
import type { Desk } from "./desk";
import type { FakeImage, FakeProject } from "./project";
import { fail } from "./runner";

/** The images of a queue in their order. */
function ordered({ document: { images }, passes }: FakeProject, queue: Queue): FakeImage[] {
  const unknown = images.filter(({ categoryId, predicted }) => categoryId === null && predicted !== null);
  const surest = (a: FakeImage, b: FakeImage) => a.confidence - b.confidence;
  switch (queue.type) {
    case "uncertain":
      return unknown.sort(surest);
    case "predicted":
      return unknown.filter(({ predicted }) => predicted === queue.data).sort(surest);
    case "confidentErrors":
    case "labelErrors":
      return images.filter(({ categoryId, id }) => categoryId !== null && id % 5 === 0);
    case "similar":
      return [...images].sort(
        (a, b) => Number(queue.data.includes(b.id)) - Number(queue.data.includes(a.id)),
      );
    case "again": {
      const pass = passes.find(({ id }) => id === queue.data.pass);
      return images.filter(({ id }) => pass?.labels.has(id));
    }
    case "nearDuplicates":
      return [];
    default:
      return [...images].sort((a, b) => ((a.id * 7919) % 101) - ((b.id * 7919) % 101));
  }
}

type Queues = Pick<Backend, "startQueue" | "clearQueue" | "beginBlind" | "endBlind">;

export function createFakeQueues(desk: Desk): Queues {
  const show = (queue: Queue | null, blind: boolean) => {
    const target = desk.open();
    target.queue = queue && { queue, ids: ordered(target, queue).map(({ id }) => id) };
    target.blind = blind;
    target.revision++;
    return target.view();
  };
  return {
    beginBlind: async (order) => show(order, true),
    endBlind: async () => show(null, false),
    clearQueue: async () => show(null, desk.open().blind),
    startQueue: async (queue) => {
      const target = desk.open();
      const images = target.document.images;
      if ((queue.type === "uncertain" || queue.type === "predicted") && !images.some((one) => one.predicted))
        fail("refused", "There are no predictions to go by yet. Fit the classifier and predict first.");
      show(queue, target.blind);
      return null;
    },
  };
}
