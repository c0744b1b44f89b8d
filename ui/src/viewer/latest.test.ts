import { expect, it } from "vitest";
import { Latest } from "./latest";

function asked() {
  const open: { question: number; answer(value: string): void; fail(): void }[] = [];
  const heard: string[] = [];
  const latest = new Latest<number, string>(
    (question) =>
      new Promise((answer, fail) => open.push({ question, answer, fail: () => fail(new Error("no")) })),
    (answer) => heard.push(answer),
    (_error, question) => heard.push(`error ${question}`),
  );
  const rest = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { latest, open, heard, rest };
}

it("asks one at a time and skips those between", async () => {
  const { latest, open, heard, rest } = asked();
  for (const question of [1, 2, 3, 4]) latest.put(question);
  expect(open.map(({ question }) => question)).toEqual([1]);
  open[0]?.answer("one");
  await rest();
  expect(open.map(({ question }) => question)).toEqual([1, 4]);
  open[1]?.answer("four");
  await rest();
  expect(heard).toEqual(["one", "four"]);
});

it("goes on after an error", async () => {
  const { latest, open, heard, rest } = asked();
  latest.put(1);
  latest.put(2);
  open[0]?.fail();
  await rest();
  open[1]?.answer("two");
  await rest();
  expect(heard).toEqual(["error 1", "two"]);
});

it("does not hear what was dropped", async () => {
  const { latest, open, heard, rest } = asked();
  latest.put(1);
  latest.put(2);
  latest.drop();
  open[0]?.answer("one");
  await rest();
  expect(heard).toEqual([]);
  expect(open).toHaveLength(1);
});
