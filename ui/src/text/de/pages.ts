// Texts in German of the question how the pages of a file divide into channels, slices and time points.
import { count } from "./amounts";

interface Division {
  channels: number;
  slices: number;
  times: number;
}

const NOUNS = { c: "Kanal", z: "Ebene", t: "Zeitpunkt" };
const PLURALS = { c: "Kanäle", z: "Ebenen", t: "Zeitpunkte" };

/** Only said of several. */
const several = (n: number, part: keyof typeof PLURALS) => `${count(n)} ${PLURALS[part]}`;

export const pages = {
  title: "Wie teilen sich die Seiten auf?",
  about: (file: string, n: number, others: number) => {
    const more =
      others > 0
        ? ` Das gilt auch für ${others === 1 ? "1 weitere Datei" : `${count(others)} weitere Dateien`}.`
        : "";
    return `${file} hat ${count(n)} Seiten und gibt nicht an, was sie sind.${more}`;
  },
  unasked: (numbers: readonly number[]) =>
    `Nach Dateien mit anderen Seitenzahlen (${numbers.map(count).join(", ")}) wird nicht gefragt: Ihre Seiten bleiben Ebenen. Um sie aufzuteilen, importieren Sie sie für sich.`,
  lookedAt: (seen: number, all: number) =>
    `Die Zeit reichte, um ${count(seen)} von ${count(all)} Dateien anzusehen.`,
  suggestions: "Wahrscheinliche Aufteilungen",
  parts: { channels: "Kanäle", slices: "Ebenen (z)", times: "Zeitpunkte" },
  order: "Reihenfolge der Seiten",
  oneOrder: "Wie sie sind",
  orders: (order: string, { channels, slices, times }: Division) => {
    const parts = { c: channels, z: slices, t: times };
    const names = [...order]
      .filter((part) => parts[part as keyof typeof parts] > 1)
      .map((part) => NOUNS[part as keyof typeof NOUNS]);
    const [first = "", second] = names;
    const after = names.length > 2 ? `, dann ${second}` : "";
    // ImageJ writes channels, then slices, then time points: the first letter of what there is is in that order.
    const usual = [..."czt"]
      .filter((part) => order.includes(part))
      .map((part) => NOUNS[part as keyof typeof NOUNS]);
    const imagej = usual.filter((name) => names.includes(name)).join() === names.join();
    return `${first} wechselt am schnellsten${after}${imagej ? " (wie in ImageJ)" : ""}`;
  },
  each: (n: number) => `Jede Datei mit ${count(n)} Seiten`,
  result: ({ channels, slices, times }: Division) => {
    const parts: string[] = [];
    if (channels > 1) parts.push(several(channels, "c"));
    if (slices > 1) parts.push((channels > 1 ? "je " : "") + several(slices, "z"));
    if (times > 1) parts.push(several(times, "t"));
    return parts.length === 0 ? "1 Seite" : parts.join(", ");
  },
  misfit: (numbers: readonly number[], made: number, n: number) =>
    `${numbers.map(count).join(" × ")} = ${count(made)}, aber die Datei hat ${n === 1 ? "1 Seite" : `${count(n)} Seiten`}.`,
};
