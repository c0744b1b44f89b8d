// Texts in Spanish of the question how the pages of a file divide into channels, slices and time points.
import { amount, count } from "./amounts";

interface Division {
  channels: number;
  slices: number;
  times: number;
}

const NOUNS = { c: "canal", z: "corte", t: "punto temporal" };

export const pages = {
  title: "¿Cómo se dividen las páginas?",
  about: (file: string, n: number, others: number) => {
    const more = others > 0 ? ` Lo mismo ocurre con ${amount(others, "archivo", "archivos")} más.` : "";
    return `${file} tiene ${amount(n, "página", "páginas")} y no indica qué son.${more}`;
  },
  unasked: (numbers: readonly number[]) =>
    `No se pregunta por los archivos con otros números de páginas (${numbers.map(count).join(", ")}): sus páginas siguen siendo cortes. Para dividirlos, impórtelos por separado.`,
  lookedAt: (seen: number, all: number) =>
    `Hubo tiempo de examinar ${count(seen)} de ${count(all)} archivos.`,
  suggestions: "Divisiones probables",
  parts: { channels: "Canales", slices: "Cortes (z)", times: "Puntos temporales" },
  order: "Orden de las páginas",
  oneOrder: "Como están",
  orders: (order: string, { channels, slices, times }: Division) => {
    const parts = { c: channels, z: slices, t: times };
    const names = [...order]
      .filter((part) => parts[part as keyof typeof parts] > 1)
      .map((part) => NOUNS[part as keyof typeof NOUNS]);
    const [first = "", second] = names;
    const after = names.length > 2 ? `, luego el ${second}` : "";
    // ImageJ writes channels, then slices, then time points: the first letter of what there is is in that order.
    const usual = [..."czt"]
      .filter((part) => order.includes(part))
      .map((part) => NOUNS[part as keyof typeof NOUNS]);
    const imagej = usual.filter((name) => names.includes(name)).join() === names.join();
    return `Primero cambia el ${first}${after}${imagej ? " (como ImageJ)" : ""}`;
  },
  each: (n: number) => `Cada archivo de ${amount(n, "página", "páginas")}`,
  result: ({ channels, slices, times }: Division) => {
    const parts: string[] = [];
    if (channels > 1) parts.push(amount(channels, "canal", "canales"));
    if (slices > 1) parts.push(amount(slices, "corte", "cortes") + (channels > 1 ? " cada uno" : ""));
    if (times > 1) parts.push(amount(times, "punto temporal", "puntos temporales"));
    return parts.length === 0 ? "1 página" : parts.join(", ");
  },
  misfit: (numbers: readonly number[], made: number, n: number) =>
    `${numbers.map(count).join(" × ")} = ${count(made)}, pero el archivo tiene ${amount(n, "página", "páginas")}.`,
};
