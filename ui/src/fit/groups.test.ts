import { expect, it } from "vitest";
import type { SettingName, SettingSpec } from "../backend";
import { grouped } from "./groups";

const specs = (
  ["seed", "architecture", "epochs", "inputWidth", "trainingFraction", "shuffle", "device"] as SettingName[]
).map((name) => ({ name }) as SettingSpec);
const shown = (architecture: "quick" | "simpleCnn" | "compactCnn", more: SettingSpec[] = []) =>
  grouped([...specs, ...more], architecture).flatMap((group) => group.specs.map(({ name }) => name));

it("shows every setting of a network, in order, and new ones last", () => {
  const fresh = { name: "freshlyMade" as SettingName } as SettingSpec;
  expect(shown("simpleCnn", [fresh])).toEqual([
    "architecture",
    "inputWidth",
    "trainingFraction",
    "shuffle",
    "epochs",
    "seed",
    "device",
    "freshlyMade",
  ]);
});

it("leaves out what a network has nothing to do with", () => {
  const dropout = { name: "dropout" } as SettingSpec;
  expect(shown("simpleCnn", [dropout])).not.toContain("dropout");
  expect(shown("compactCnn", [dropout])).toContain("dropout");
});

it("shows of Quick only what it uses", () => {
  expect(shown("quick")).toEqual(["architecture", "seed"]);
});
