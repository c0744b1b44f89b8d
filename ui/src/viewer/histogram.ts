// The drawing of a histogram: an outline of bars whose heights are logarithms, so that the few bright pixels of
// fluorescence are seen beside the many of the background.

/** An SVG path within 1 × 1, from the left and up from below; empty bins have no height. */
export function histogramPath(counts: readonly number[]): string {
  const highest = Math.log1p(Math.max(0, ...counts));
  if (counts.length === 0 || highest === 0) return "";
  const place = (value: number) => String(Number(value.toFixed(4)));
  const bars = counts.map((count, index) => {
    const y = place(1 - Math.log1p(count) / highest);
    return `L${place(index / counts.length)} ${y}L${place((index + 1) / counts.length)} ${y}`;
  });
  return `M0 1${bars.join("")}L1 1Z`;
}
