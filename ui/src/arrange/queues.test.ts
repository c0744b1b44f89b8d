import { expect, it } from "vitest";
import { queueTitle } from "./queues";

it("names what a queue is about", () => {
  const categories = [{ id: "c1", name: "Mitosis" }];
  expect(queueTitle({ type: "predicted", data: "c1" }, categories)).toBe("Predicted as Mitosis");
  expect(queueTitle({ type: "predicted", data: "gone" }, categories)).toBe("Predicted as a category");
  expect(queueTitle({ type: "shuffled", data: 7 }, categories)).toBe("Shuffled (seed 7)");
  expect(queueTitle({ type: "outliers" }, categories)).toBe("Outliers");
});
