// The fake's explanations: a heap of heat that speaks for the category, and for occlusion one that speaks against it.
import type { Backend } from "../backend";
import type { Explanation, HeatView } from "../bindings";
import type { Desk } from "./desk";
import { seeded } from "./random";
import { fail, type Runner } from "./runner";

/** Values across and down. */
const SIDES: Record<Explanation, number> = { gradCam: 13, occlusion: 10 };

export function createFakeExplaining(desk: Desk, runner: Runner): Pick<Backend, "startExplain" | "heat"> {
  let last: { token: string; heat: HeatView } | null = null;
  return {
    startExplain: async (image, categoryId, method, onEvent) => {
      const project = desk.open();
      if (!project.model) fail("refused", "There is no model yet. Fit the classifier first.");
      if (project.model.architecture === "Quick" && method === "gradCam")
        fail(
          "refused",
          "Quick has no maps that could show where it looks. Choose occlusion, which hides one place after another instead.",
        );
      return runner.run("explain", "Explain", onEvent, async (send) => {
        await runner.steps(send, method === "gradCam" ? 9 : 100, "places", "Explaining");
        if (runner.cancelled)
          return { summary: "Stopped; nothing was explained.", added: 0, skipped: [], notes: [] };
        last = { token: project.token, heat: heatOf(image, categoryId, method) };
        const name = project.document.images.find(({ id }) => id === image)?.name ?? "";
        const category = project.document.categories.find(({ id }) => id === categoryId)?.name ?? "";
        const summary = `Found what in ${name} speaks for “${category}”.`;
        return { summary, added: 1, skipped: [], notes: [] };
      });
    },
    heat: async () => (last?.token === desk.project?.token ? (last?.heat ?? null) : null),
  };
}

function heatOf(image: number, categoryId: string, method: Explanation): HeatView {
  const side = SIDES[method];
  const random = seeded(image * 17 + categoryId.length);
  const heap = () => ({ x: 0.2 + 0.6 * random(), y: 0.2 + 0.6 * random() });
  const [forIt, againstIt] = [heap(), heap()];
  const height = (of: { x: number; y: number }, x: number, y: number) =>
    Math.exp(-((x - of.x) ** 2 + (y - of.y) ** 2) / 0.025);
  const raw = Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [((at % side) + 0.5) / side, (Math.floor(at / side) + 0.5) / side];
    const against = method === "occlusion" ? 0.6 * height(againstIt, x, y) : 0;
    return height(forIt, x, y) - against;
  });
  const most = Math.max(...raw.map(Math.abs));
  const values = raw.map((value) => value / most);
  return { image, categoryId, method, width: side, height: side, values, strongest: 2.3 };
}
