// A table as it leaves the window. Pure.

/** Rows of one length, the first of them the header. Headers are English, as in the files that the backend writes. */
export type Sheet = string[][];

/** A number with all of its digits; "" where there is none. */
export const cell = (value: number | null | undefined): string =>
  value === null || value === undefined || !Number.isFinite(value) ? "" : String(value);
