// The fake's map: two heaps by what an image truly is, with some noise.
import type { Backend } from "../backend";
import type { Desk } from "./desk";
import type { Runner } from "./runner";

export function createFakeMap(desk: Desk, runner: Runner): Pick<Backend, "startMap" | "mapPoints"> {
  return {
    startMap: async (method, onEvent) =>
      runner.run("map", "Make a map", onEvent, async (send) => {
        const project = desk.open();
        const { images } = project.document;
        await runner.steps(send, images.length, "images", "Describing images");
        const noise = (id: number, step: number) => ((id * step) % 97) / 97 - 0.5;
        const middle = { negative: 0.25, positive: 0.7 };
        project.map = {
          method,
          ids: images.map(({ id }) => id),
          x: images.map(({ id, truth }) => middle[truth] + noise(id, 31) * 0.4),
          y: images.map(({ id }) => 0.5 + noise(id, 53) * (method === "pca" ? 0.6 : 0.9)),
        };
        project.revision++;
        const summary = `${images.length} images are on the map.`;
        return { summary, added: images.length, skipped: [], notes: [] };
      }),
    mapPoints: async () => desk.open().map,
  };
}
