// Taking tables and charts elsewhere, against the fake backend.
import { beforeEach, expect, it, vi } from "vitest";
import { createFakeBackend } from "../backend/fake";
import { createApp } from "./createApp";
import { exportEntries } from "./ExportButton";

const app = createApp(createFakeBackend({ pace: 0 }));
const { backend, store } = app.core;
const { files } = app.actions;

beforeEach(async () => {
  vi.restoreAllMocks();
  if (!store.getState().view) await app.core.setView(await backend.newProject("/tmp/a.vesicle"));
});

it("makes a table only for a place that was chosen", async () => {
  const rows = vi.fn(async () => [["name"], ["a"], ["b"]]);
  const saved = vi.spyOn(backend, "exportTable");
  const picked = vi.spyOn(backend, "pickExport").mockResolvedValueOnce(null);
  expect(await files.saveTable("Every epoch", rows)).toBe(false);
  expect(rows).not.toHaveBeenCalled();
  expect(await files.saveTable("Every epoch", rows)).toBe(true);
  expect(picked).toHaveBeenLastCalledWith(`${store.getState().view?.name} Every epoch`, "csv");
  expect(saved).toHaveBeenCalledWith(await rows(), expect.stringMatching(/\.csv$/));
  expect(store.getState().notices.at(-1)?.text).toMatch(/^2 rows/);
});

it("suggests a name that is a file's, whatever a plate or a column is called", async () => {
  const picked = vi.spyOn(backend, "pickExport");
  await files.saveTable("Groups by dose µM/ml", () => [["a"]]);
  expect(picked.mock.calls[0]?.[0]).toMatch(/Groups by dose µM-ml$/);
});

it("says that a chart cannot be drawn, and saves nothing", async () => {
  const saved = vi.spyOn(backend, "saveChart");
  expect(await files.saveChart("Map", "png", async () => null)).toBe(false);
  expect(saved).not.toHaveBeenCalled();
  expect(store.getState().notices.at(-1)).toMatchObject({ severity: "error" });
});

it("reports what goes wrong while a table is made", async () => {
  const failing = async () => Promise.reject(new Error("gone"));
  expect(await files.saveTable("Map", failing)).toBe(false);
  expect(store.getState().notices.at(-1)?.details.join()).toContain("gone");
});

it("offers each table as CSV, and each chart as SVG and PNG; what is empty cannot be chosen", () => {
  const entries = exportEntries(
    files,
    [{ id: "doses", name: "Every dose", rows: () => [["a"]] }],
    [{ id: "dose", name: "Dose response", empty: true, draw: () => null as never }],
  );
  const rows = entries.flatMap((entry) => (typeof entry === "object" && "label" in entry ? [entry] : []));
  expect(rows.map(({ testId, disabled }) => [testId, disabled ?? false])).toEqual([
    ["export-doses", false],
    ["export-chart-dose-svg", true],
    ["export-chart-dose-png", true],
  ]);
});
