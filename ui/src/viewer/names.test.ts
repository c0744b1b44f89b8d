import { expect, it } from "vitest";
import { nameOf } from "./names";

it("calls a channel by its name, or by the number that a file or its place gives it", () => {
  expect(nameOf({ name: "DAPI" }, 0)).toBe("DAPI");
  expect(nameOf({ name: "3" }, 0)).toBe("Channel 3");
  expect(nameOf({ name: "01" }, 0)).toBe("Channel 01");
  expect(nameOf({ name: "488" }, 1)).toBe("Channel 488");
  expect(nameOf({ name: "  " }, 1)).toBe("Channel 2");
  expect(nameOf({ name: null }, 1)).toBe("Channel 2");
  expect(nameOf(undefined, 1)).toBe("Channel 2");
});
