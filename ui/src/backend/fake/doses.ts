// A dose table and something like a curve, for the fake.
import type { DoseRowView, DoseView, EstimateView, RangeView } from "../bindings";

export const meanOf = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
export const sdOf = (values: readonly number[]) => {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1));
};

export function doseResponse(
  points: [number, number][],
  unit: string | null,
  ends: RangeView | null,
): DoseView {
  const doses = [...new Set(points.map(([dose]) => dose))].sort((a, b) => a - b);
  const rows = doses.map((dose): DoseRowView => {
    const values = points.filter(([of]) => of === dose).map(([, value]) => value);
    const mean = meanOf(values);
    const sd = values.length > 1 ? sdOf(values) : null;
    const standardError = sd === null ? null : sd / Math.sqrt(values.length);
    const half = standardError === null ? null : 2.3 * standardError;
    const percent =
      ends === null || !(ends.high !== ends.low) ? null : (100 * (mean - ends.low)) / (ends.high - ends.low);
    return {
      dose,
      wells: values.length,
      mean,
      sd,
      standardError,
      range: half === null ? null : { low: mean - half, high: mean + half },
      percent: percent !== null && Number.isFinite(percent) ? percent : null,
    };
  });
  const positive = doses.filter((dose) => dose > 0);
  const [first, last] = [positive[0] ?? 1, positive.at(-1) ?? 1];
  if (positive.length < 5)
    return {
      unit,
      rows,
      points,
      curve: null,
      reason: "A curve needs at least five doses above 0.",
      notes: [],
    };
  const ec50 = Math.sqrt(first * last);
  const [bottom, top] = [rows[0]?.mean ?? 0, rows.at(-1)?.mean ?? 1];
  const line = Array.from({ length: 100 }, (_, at): [number, number] => {
    const dose = first * (last / first) ** (at / 99);
    return [dose, bottom + (top - bottom) / (1 + (ec50 / dose) ** 1.2)];
  });
  const about = (value: number): EstimateView => ({ value, low: value * 0.6, high: value * 1.6 });
  return {
    unit,
    rows,
    points,
    curve: {
      bottom: about(bottom),
      top: { ...about(top), high: null },
      ec50: about(ec50),
      slope: about(1.2),
      rSquared: 0.87,
      beyondDoses: false,
      line,
    },
    reason: null,
    notes: [],
  };
}
