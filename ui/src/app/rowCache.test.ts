import { describe, expect, it, vi } from "vitest";
import type { ImageRow } from "../backend";
import { RowCache } from "./rowCache";

const row = (id: number, name = `image ${id}`) => ({ id, name }) as ImageRow;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const noError = (error: unknown) => {
  throw error;
};

describe("row cache", () => {
  it("asks once for what is in sight", async () => {
    const fetch = vi.fn(async (ids: number[]) => ids.map((id) => row(id)));
    const cache = new RowCache(fetch, noError);
    cache.want([1, 2]);
    cache.want([1, 2, 3]);
    await settle();
    expect(fetch.mock.calls).toEqual([[[1, 2]], [[3]]]);
    expect(cache.get(3)?.name).toBe("image 3");
  });

  it("shows the old details until those of the new revision are there", async () => {
    let name = "old";
    const cache = new RowCache(async (ids) => ids.map((id) => row(id, name)), noError);
    cache.want([1]);
    await settle();
    name = "new";
    cache.setRevision(2);
    expect(cache.get(1)?.name).toBe("old");
    await settle();
    expect(cache.get(1)?.name).toBe("new");
  });

  it("shows a change before it is answered, and never what was before it in between", async () => {
    let stored = "old";
    const answers: (() => void)[] = [];
    const cache = new RowCache(async (ids) => {
      const rows = ids.map((id) => row(id, stored));
      await new Promise<void>((resolve) => answers.push(resolve));
      return rows;
    }, noError);
    const answer = async () => {
      answers.shift()?.();
      await settle();
    };
    cache.want([1]);
    await answer();
    // A question of before the change is answered after it.
    cache.setRevision(2);
    const saved = cache.expect([1, 7], (one) => ({ ...one, name: "new" }));
    expect(cache.get(1)?.name).toBe("new");
    await answer();
    expect(cache.get(1)?.name).toBe("new");
    stored = "new";
    cache.setRevision(3);
    saved(3);
    await answer();
    stored = "undone";
    cache.setRevision(4);
    await answer();
    expect(cache.get(1)?.name).toBe("undone");
  });

  it("does not keep what was expected when a later change came first", async () => {
    let stored = "old";
    const cache = new RowCache(async (ids) => ids.map((id) => row(id, stored)), noError);
    cache.want([1]);
    await settle();
    const saved = cache.expect([1], (one) => ({ ...one, name: "new" }));
    stored = "undone";
    cache.setRevision(5);
    await settle();
    expect(cache.get(1)?.name).toBe("new");
    saved(4);
    await settle();
    expect(cache.get(1)?.name).toBe("undone");
  });

  it("goes back to what is stored when a change was not made", async () => {
    const cache = new RowCache(async (ids) => ids.map((id) => row(id, "old")), noError);
    cache.want([1]);
    await settle();
    const saved = cache.expect([1], (one) => ({ ...one, name: "new" }));
    saved(null);
    await settle();
    expect(cache.get(1)?.name).toBe("old");
  });

  it("does not keep an answer for another project", async () => {
    let answer: (rows: ImageRow[]) => void = () => {};
    const cache = new RowCache(() => new Promise((resolve) => (answer = resolve)), noError);
    cache.want([1]);
    cache.clear();
    answer([row(1, "of the other project")]);
    await settle();
    expect(cache.get(1)).toBeUndefined();
  });

  it("does not ask for ever for an image that is gone", async () => {
    const fetch = vi.fn(async () => [] as ImageRow[]);
    const cache = new RowCache(fetch, noError);
    cache.want([7]);
    await settle();
    await settle();
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("forgets what is out of sight beyond its limit", async () => {
    const cache = new RowCache(async (ids) => ids.map((id) => row(id)), noError, 3);
    cache.want([1, 2, 3]);
    await settle();
    cache.want([4, 5]);
    await settle();
    expect([1, 2, 3, 4, 5].map((id) => cache.get(id) !== undefined)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it("reports a failure once and stops", async () => {
    const onError = vi.fn();
    const cache = new RowCache(() => Promise.reject(new Error("gone")), onError);
    cache.want([1]);
    await settle();
    expect(onError).toHaveBeenCalledTimes(1);
  });
});
