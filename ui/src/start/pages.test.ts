import { describe, expect, it } from "vitest";
import type { PageLayout, PageOrder, PagesLook } from "../backend";
import { createFakeBackend } from "../backend/fake";
import { text } from "../text";
import { allFit, chosen, misfit, orderOf, orders, undivided, withPart } from "./pages";

const layout = (channels: number, slices: number, times: number, order: PageOrder = "czt"): PageLayout => ({
  channels,
  slices,
  times,
  order,
});
const look: PagesLook = {
  questions: [15, 6].map((pages) => ({ file: `stack ${pages}.tif`, pages, files: 1, suggestions: [] })),
  unasked: [],
  files: 2,
  lookedAt: 2,
};

describe("the numbers", () => {
  it("follow each other while they come out even", () => {
    expect(withPart(undivided(15), "channels", 3, 15)).toEqual(layout(3, 5, 1));
    expect(withPart(layout(3, 5, 1), "times", 5, 15)).toEqual(layout(3, 1, 5));
    expect(withPart(layout(3, 5, 1), "channels", 4, 15)).toEqual(layout(4, 5, 1));
    expect(withPart(layout(3, 5, 1), "slices", 4, 15)).toEqual(layout(3, 4, 1));
  });
  it("say why they do not fit", () => {
    expect(misfit(layout(3, 5, 1), 15)).toBeNull();
    expect(misfit(layout(3, 4, 1), 15)).toBe("3 × 4 × 1 = 12, but the file has 15 pages.");
  });
});

describe("the answer", () => {
  it("is nothing while all pages are slices, so that files stay what they were", () => {
    expect(chosen(look, new Map())).toEqual([]);
    expect(chosen(look, new Map([[15, undivided(15)]]))).toEqual([]);
    expect(chosen(null, new Map([[15, layout(3, 5, 1)]]))).toEqual([]);
  });
  it("is what was chosen otherwise, for each number of pages", () => {
    const divided = new Map([[15, layout(3, 5, 1, "zct")]]);
    expect(chosen(look, divided)).toEqual([layout(3, 5, 1, "zct"), undivided(6)]);
  });
  it("has to make the pages of every question", () => {
    expect(allFit(look, new Map([[6, layout(2, 3, 1)]]))).toBe(true);
    expect(allFit(look, new Map([[6, layout(2, 4, 1)]]))).toBe(false);
    expect(allFit(null, new Map())).toBe(true);
  });
});

describe("the order", () => {
  it("is offered where it makes a difference", () => {
    expect(orders(layout(1, 15, 1))).toHaveLength(1);
    expect(orders(layout(3, 5, 1))).toEqual(["czt", "zct"]);
    expect(orders(layout(3, 5, 2))).toHaveLength(6);
  });
  it("stays the same when parts come and go", () => {
    expect(orderOf(layout(3, 1, 5, "czt"))).toBe("ctz");
    expect(orderOf(layout(1, 3, 5, "tzc"))).toBe("tzc");
    expect(orderOf(layout(3, 5, 1, "ztc"))).toBe("zct");
    for (const order of orders(layout(2, 2, 2))) expect(orderOf(layout(2, 2, 2, order))).toBe(order);
  });
  it("is told in plain words", () => {
    const said = (l: PageLayout) => orders(l).map((order) => text.pages.orders(order, l));
    expect(said(layout(3, 5, 1))).toEqual(["Channel changes fastest (as ImageJ)", "Slice changes fastest"]);
    expect(said(layout(3, 1, 5))).toEqual([
      "Channel changes fastest (as ImageJ)",
      "Time point changes fastest",
    ]);
    expect(said(layout(2, 2, 2))[0]).toBe("Channel changes fastest, then the slice (as ImageJ)");
    expect(said(layout(2, 2, 2))[5]).toBe("Time point changes fastest, then the slice");
  });
});

describe("the words", () => {
  it.each([
    [layout(3, 5, 1), "3 channels, 5 slices each"],
    [layout(1, 15, 1), "15 slices"],
    [layout(15, 1, 1), "15 channels"],
    [layout(2, 3, 4), "2 channels, 3 slices each, 4 time points"],
    [layout(1, 1, 15), "15 time points"],
  ])("%#", (division, said) => expect(text.pages.result(division)).toBe(said));
  it("name the file and the others like it", () => {
    expect(text.pages.about("a.tif", 15, 0)).toBe("a.tif has 15 pages and does not say what they are.");
    expect(text.pages.about("a.tif", 15, 11)).toContain("So do 11 others.");
    expect(text.pages.unasked([2, 7])).toContain("(2, 7)");
    expect(text.pages.lookedAt(40, 90)).toBe("There was time to look at 40 of 90 files.");
  });
});

it("is asked by the backend only without a pattern", async () => {
  const { previewImport } = createFakeBackend({ pace: 0 });
  const seen = await previewImport(["/data/stack 1.tif"], null);
  expect(seen.pages).toMatchObject({ questions: [{ file: "stack 1.tif", pages: 15 }] });
  expect((await previewImport(["/data/cells.tif"], null)).pages).toBeNull();
  const naming = { text: "{plate}.tif", form: "fields", stackZ: true, stackTime: true } as const;
  expect((await previewImport(["/data/stack 1.tif"], naming)).pages).toBeNull();
});
