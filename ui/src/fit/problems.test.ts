import { expect, it } from "vitest";
import type { FitCheck, SettingSpec } from "../backend";
import { problemOf, problemsOf } from "./problems";

const specs = [{ name: "epochs", label: "Epochs" }] as SettingSpec[];
const check = {
  problems: [
    { field: "labels", message: "Label more." },
    { field: "epochs", message: "Too many." },
  ],
} as FitCheck;

it("names the field in lists and leaves labels as they are", () => {
  const problems = problemsOf(check, {}, specs);
  expect(problems.map(({ line }) => line)).toEqual(["Label more.", "Epochs: Too many."]);
  expect(problemOf(problems, "epochs")).toBe("Too many.");
  expect(problemOf(problems, "seed")).toBeNull();
});

it("puts what is typed now before what was said of the last good value", () => {
  expect(problemsOf(check, { epochs: "Type a whole number." }, specs).map(({ line }) => line)).toEqual([
    "Epochs: Type a whole number.",
    "Label more.",
  ]);
});

it("has no problems before the first check", () => expect(problemsOf(null, {}, specs)).toEqual([]));
