// The fake's example project: the simulated assay, so far without fit and predictions.
import { FakeProject, UNKNOWN } from "./project";
import { seeded } from "./random";

/** Images of the simulated assay, most of them Unknown, five labels a category. */
export function exampleProject(count: number, token: string): FakeProject {
  const project = new FakeProject(
    token,
    "/home/ada/.local/share/vesicle/example.vesicle",
    "U2OS arrestin-GFP (simulated)",
    true,
  );
  const random = seeded(11);
  project.document.categories = [
    UNKNOWN,
    { id: project.newCategoryId(), name: "Negative Control (cytoplasmic GFP)", color: "#0072b2" },
    { id: project.newCategoryId(), name: "Positive Control (vesicular GFP)", color: "#d55e00" },
  ];
  const labels = { negative: 0, positive: 0 };
  for (let index = 0; index < count; index++) {
    const truth = random() < 0.5 ? "negative" : "positive";
    const labelled = index % 3 === 1 && labels[truth] < 5;
    if (labelled) labels[truth]++;
    project.document.images.push({
      id: index + 1,
      name: `${"ABCDEFGH"[Math.floor(index / 12) % 8]}${String((index % 12) + 1).padStart(2, "0")}_u2os_sim.tif`,
      truth,
      categoryId: labelled ? (truth === "negative" ? "c1" : "c2") : null,
      origin: labelled ? "person" : null,
      confidence: 0,
      predicted: null,
      partition: labelled ? "unassigned" : "inference",
      missing: index === 40,
    });
  }
  return project;
}
