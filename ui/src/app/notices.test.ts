import { describe, expect, it } from "vitest";
import { detailsAtOnce, type Notice, stays, withNotice, withoutStack } from "./notices";

const notice = (id: number, more: Partial<Notice> = {}): Notice => ({
  id,
  severity: "success",
  text: `notice ${id}`,
  details: [],
  ...more,
});
const ids = (notices: Notice[]) => notices.map(({ id }) => id);
const files = (count: number) => Array.from({ length: count }, (_, index) => `${index}.tif: unreadable`);

describe("notices", () => {
  it("replaces an older one on the same topic, at the newest place", () => {
    const before = [notice(1, { topic: "import" }), notice(2), notice(3, { topic: "fit" })];
    expect(ids(withNotice(before, notice(4, { topic: "import" })))).toEqual([2, 3, 4]);
  });
  it("keeps notices without a topic beside each other, and says the same thing once", () => {
    const errors = [notice(1, { text: "a" }), notice(2, { text: "b" })];
    expect(ids(withNotice(errors, notice(3, { text: "a" })))).toEqual([2, 3]);
    expect(ids(withNotice(errors, notice(3, { text: "a", details: ["x"] })))).toEqual([1, 2, 3]);
  });
  it("forgets what was said of stacks when another part of them was chosen, and nothing else", () => {
    const first = "12 × The stack has 9 slices; the first is used.";
    const told = notice(1, { severity: "info", details: [first, "2 files left out."], ofStack: [first] });
    const only = notice(2, { severity: "info", details: [first], ofStack: [first] });
    const other = notice(3, { details: ["a.tif: unreadable"] });
    const left = withoutStack([told, only, other]);
    expect(left.map(({ details }) => details)).toEqual([["2 files left out."], [], ["a.tif: unreadable"]]);
    expect(left.map(stays)).toEqual([true, false, true]);
  });
  it("stays when something went wrong or has a list, and leaves when all is well", () => {
    const severities = ["success", "info", "warning", "error"] as const;
    expect(severities.map((severity) => stays(notice(1, { severity })))).toEqual([false, false, true, true]);
    expect(stays(notice(1, { severity: "info", details: ["2 images were there before."] }))).toBe(true);
  });
  it("shows three lines of many and counts the others", () => {
    expect(detailsAtOnce(notice(1, { details: files(40) }))).toEqual({ lines: files(3), more: 37 });
    expect(detailsAtOnce(notice(1, { details: files(5) }))).toEqual({ lines: files(3), more: 2 });
  });
  it("shows a few lines in full", () => {
    expect(detailsAtOnce(notice(1, { details: files(4) }))).toEqual({ lines: files(4), more: 0 });
    expect(detailsAtOnce(notice(1))).toEqual({ lines: [], more: 0 });
  });
  it("shows no line of what is for a report only", () =>
    expect(detailsAtOnce(notice(1, { details: ["Error: at main.ts"], folded: true }))).toEqual({
      lines: [],
      more: 1,
    }));
});
