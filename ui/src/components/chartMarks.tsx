// What a line chart draws besides its curves: the sample of a curve beside its name, and vertical marks with names.
import type uPlot from "uplot";

export interface Mark {
  x: number;
  name: string;
}

interface SampleProps {
  color: string;
  dashed: boolean;
  ground: string;
  marked: boolean;
}

export function CurveSample({ color, dashed, ground, marked }: SampleProps) {
  return (
    <svg width="26" height="10" aria-hidden="true">
      <line
        x1="0"
        y1="5"
        x2="26"
        y2="5"
        stroke={color}
        strokeWidth="2"
        strokeDasharray={dashed ? "6 4" : undefined}
      />
      {marked && (
        <circle
          cx="13"
          cy="5"
          r={dashed ? 3.2 : 2.8}
          fill={dashed ? ground : color}
          stroke={color}
          strokeWidth="1.5"
        />
      )}
    </svg>
  );
}

export function drawMarks(self: uPlot, marks: readonly Mark[], ink: string): void {
  const { ctx, bbox } = self;
  ctx.save();
  ctx.strokeStyle = ink;
  ctx.fillStyle = ink;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.font = `${10 * devicePixelRatio}px Roboto, sans-serif`;
  // Above the plot, where no curve runs.
  ctx.textBaseline = "bottom";
  ctx.textAlign = "left";
  for (const { x, name } of marks) {
    const at = Math.round(self.valToPos(x, "x", true));
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    const wide = ctx.measureText(name).width + 6 * devicePixelRatio;
    const left = at + wide > bbox.left + bbox.width ? at - wide : at + 4 * devicePixelRatio;
    ctx.fillText(name, left, bbox.top - devicePixelRatio);
  }
  ctx.restore();
}
