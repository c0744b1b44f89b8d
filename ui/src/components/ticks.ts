// Round numbers along an axis. Pure.

/** Values of 1, 2 or 5 times a power of ten apart, from `low` to `high` inclusive: about `most`, and never more than twice that. */
export function roundTicks(low: number, high: number, most: number): number[] {
  const rough = (high - low) / Math.max(1, most);
  // Of what is as good as one value, one number says all.
  if (!(rough > 1e-6 * Math.abs(high)) || !Number.isFinite(rough)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  const step = factor * power;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  // Whole multiples, so that no 0.30000000000000004 comes of adding up.
  return Array.from({ length: count }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}
