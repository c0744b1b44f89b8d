// The fake's labelling passes and saved filters.
import type { Backend } from "../backend";
import type { Desk } from "./desk";
import { type FakeProject, label } from "./project";
import { fail } from "./runner";

type Passes = Pick<
  Backend,
  "keepPass" | "beginPass" | "takePass" | "deletePass" | "agreement" | "saveFilter" | "forgetFilter"
>;

export function createFakePasses(desk: Desk): Passes {
  const labels = (project: FakeProject, pass: number | null): Map<number, string> => {
    if (pass !== null) return passOf(project, pass).labels;
    const labelled = project.document.images.filter(({ categoryId }) => categoryId !== null);
    return new Map(labelled.map(({ id, categoryId }) => [id, categoryId ?? ""]));
  };
  const keep = (project: FakeProject, name: string) => {
    if (project.passes.some((pass) => pass.name.toLowerCase() === name.toLowerCase()))
      fail("refused", `There is already a labelling pass named “${name}”. Choose another name.`);
    const kept = labels(project, null);
    if (kept.size === 0) fail("refused", "No image has a label, so there is nothing to keep.");
    const id = project.passes.length + 1;
    project.passes.push({ id, name, keptAt: "2026-11-29T10:00:00Z", labels: kept });
    project.revision++;
    return kept;
  };
  const changed = (project: FakeProject) => {
    project.revision++;
    return project.view();
  };

  return {
    keepPass: async (name) => {
      keep(desk.open(), name);
      return desk.open().view();
    },
    beginPass: async (name) => {
      const kept = keep(desk.open(), name);
      desk.open().edit("Begin a labelling pass", (next) => label(next, [...kept.keys()], null));
      return desk.open().view();
    },
    takePass: async (id) => {
      const pass = passOf(desk.open(), id);
      desk.open().edit(`Take the labels of “${pass.name}”`, (next) => {
        for (const image of next.images) label(next, [image.id], pass.labels.get(image.id) ?? null);
      });
      return desk.open().view();
    },
    deletePass: async (id) => {
      const project = desk.open();
      project.passes = project.passes.filter((pass) => pass.id !== id);
      return changed(project);
    },
    agreement: async (first, second) => {
      const project = desk.open();
      const [a, b] = [labels(project, first), labels(project, second)];
      const categories = project.document.categories.map(({ id }) => id).filter((id) => id !== "unknown");
      const counts = categories.map((row) =>
        categories.map(
          (column) => [...a].filter(([image, label]) => label === row && b.get(image) === column).length,
        ),
      );
      const images = counts.flat().reduce((sum, count) => sum + count, 0);
      const same = counts.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
      return {
        images,
        same,
        onlyFirst: a.size - images,
        onlySecond: b.size - images,
        expected: 0.5,
        kappa: images === 0 ? null : (same / images - 0.5) / 0.5,
        range: images === 0 ? null : { low: 0.4, high: 0.9 },
        categories,
        counts,
        differing: [...a]
          .filter(([image, label]) => b.has(image) && b.get(image) !== label)
          .map(([id]) => id),
      };
    },
    saveFilter: async (name, arrangement) => {
      const project = desk.open();
      const others = project.savedFilters.filter((saved) => saved.name.toLowerCase() !== name.toLowerCase());
      project.savedFilters = [...others, { name, arrangement }];
      return changed(project);
    },
    forgetFilter: async (name) => {
      const project = desk.open();
      project.savedFilters = project.savedFilters.filter((saved) => saved.name !== name);
      return changed(project);
    },
  };
}

function passOf(project: FakeProject, id: number) {
  const pass = project.passes.find((other) => other.id === id);
  return pass ?? fail("refused", "This labelling pass does not exist any more.");
}
