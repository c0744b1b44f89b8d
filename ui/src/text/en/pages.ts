// Texts of the question how the pages of a file divide into channels, slices and time points.
import { count } from "./amounts";

interface Division {
  channels: number;
  slices: number;
  times: number;
}

const plural = (n: number, noun: string) => `${count(n)} ${noun}${n === 1 ? "" : "s"}`;
const NOUNS = { c: "channel", z: "slice", t: "time point" };

export const pages = {
  title: "How do the pages divide?",
  about: (file: string, n: number, others: number) => {
    const more =
      others > 0 ? ` So ${others === 1 ? "does 1 other file" : `do ${count(others)} others`}.` : "";
    return `${file} has ${count(n)} pages and does not say what they are.${more}`;
  },
  unasked: (numbers: readonly number[]) =>
    `Files with other numbers of pages (${numbers.map(count).join(", ")}) are not asked about: their pages stay slices. To divide them, import them by themselves.`,
  lookedAt: (seen: number, all: number) => `There was time to look at ${count(seen)} of ${count(all)} files.`,
  suggestions: "Likely divisions",
  parts: { channels: "Channels", slices: "Slices (z)", times: "Time points" },
  order: "Order of the pages",
  oneOrder: "As they are",
  orders: (order: string, { channels, slices, times }: Division) => {
    const parts = { c: channels, z: slices, t: times };
    const names = [...order]
      .filter((part) => parts[part as keyof typeof parts] > 1)
      .map((part) => NOUNS[part as keyof typeof NOUNS]);
    const [first = "", second] = names;
    const capital = first.charAt(0).toUpperCase() + first.slice(1);
    const after = names.length > 2 ? `, then the ${second}` : "";
    // ImageJ writes channels, then slices, then time points: the first letter of what there is is in that order.
    const usual = [..."czt"]
      .filter((part) => order.includes(part))
      .map((part) => NOUNS[part as keyof typeof NOUNS]);
    const imagej = usual.filter((name) => names.includes(name)).join() === names.join();
    return `${capital} changes fastest${after}${imagej ? " (as ImageJ)" : ""}`;
  },
  each: (n: number) => `Each file of ${count(n)} pages`,
  result: ({ channels, slices, times }: Division) => {
    const parts: string[] = [];
    if (channels > 1) parts.push(plural(channels, "channel"));
    if (slices > 1) parts.push(plural(slices, "slice") + (channels > 1 ? " each" : ""));
    if (times > 1) parts.push(plural(times, "time point"));
    return parts.length === 0 ? "1 page" : parts.join(", ");
  },
  misfit: (numbers: readonly number[], made: number, n: number) =>
    `${numbers.map(count).join(" × ")} = ${count(made)}, but the file has ${plural(n, "page")}.`,
};
