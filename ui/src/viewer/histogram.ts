// The drawing of a histogram: an outline of bars whose heights are logarithms, so that the few bright pixels of
// fluorescence are seen beside the many of the background. Where an image has only a few values, such as a mask, each is
// a bar that can be seen and not a line of one pixel at the edge.

/** Bars up to which each is drawn at least as wide as this share of the drawing. */
const FEW = 16;
const WIDE = 0.03;

/** An SVG path within 1 × 1, from the left and up from below; empty bins have no height. */
export function histogramPath(counts: readonly number[]): string {
  const highest = Math.log1p(Math.max(0, ...counts));
  if (counts.length === 0 || highest === 0) return "";
  const place = (value: number) => String(Number(value.toFixed(4)));
  const filled = counts.flatMap((count, index) => (count > 0 ? [{ count, index }] : []));
  if (filled.length <= FEW && 1 / counts.length < WIDE) {
    const bars = filled.map(({ count, index }) => {
      const left = Math.min(1 - WIDE, Math.max(0, (index + 0.5) / counts.length - WIDE / 2));
      return `M${place(left)} 1V${place(1 - Math.log1p(count) / highest)}H${place(left + WIDE)}V1Z`;
    });
    return bars.join("");
  }
  const bars = counts.map((count, index) => {
    const y = place(1 - Math.log1p(count) / highest);
    return `L${place(index / counts.length)} ${y}L${place((index + 1) / counts.length)} ${y}`;
  });
  return `M0 1${bars.join("")}L1 1Z`;
}
