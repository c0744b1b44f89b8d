// The confusion matrix as a picture, for a file: rows are ground truth, columns predictions, shaded by the share of the row.
import type { EvaluationView } from "../backend";
import type { ChartInk } from "../components/chartInk";
import { text } from "../text";
import { cellColor } from "./cellColor";
import { MANY, matrixRows } from "./matrix";

/** Pixels of a cell, and for names of rows and columns. */
const CELL = { few: 56, many: 26 };
const NAMES = 190;
const TOP = 60;
const MARGIN = 16;

export function MatrixChart({ evaluation, ink }: { evaluation: EvaluationView; ink: ChartInk }) {
  const { categories, matrix } = evaluation;
  const t = text.evaluation;
  const many = categories.length >= MANY;
  const side = many ? CELL.many : CELL.few;
  const left = NAMES + 20;
  const top = TOP + NAMES;
  const width = left + side * categories.length + MARGIN + 60;
  const height = top + side * categories.length + MARGIN;
  const size = many ? 9 : 14;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>{t.matrix}</title>
      <text x={MARGIN} y={26} fill={ink.text} fontSize={15} fontWeight="bold">
        {t.matrix}
      </text>
      <text x={MARGIN} y={top - 8} fill={ink.muted} fontSize={11}>
        {t.truth} ↓ · {t.prediction} →
      </text>
      {categories.map(({ id, name }, index) => {
        const middle = index * side + side / 2;
        return (
          <g key={id} fill={ink.text} fontSize={11}>
            <text x={left - 8} y={top + middle + 4} textAnchor="end">
              {shortened(name)}
            </text>
            <text transform={`translate(${left + middle + 4} ${top - 8}) rotate(-90)`}>
              {shortened(name)}
            </text>
          </g>
        );
      })}
      {matrixRows(matrix).map((row, r) =>
        row.cells.map((cell, c) => {
          const { fill, ink: digits } = cellColor(cell, "light", ink.ground);
          return (
            <g key={`${categories[r]?.id}-${categories[c]?.id}`}>
              <rect
                x={left + c * side}
                y={top + r * side}
                width={side - 1}
                height={side - 1}
                fill={fill}
                stroke={ink.grid}
              />
              {(cell.count > 0 || !many) && (
                <text
                  x={left + c * side + side / 2}
                  y={top + r * side + side / 2 + size / 3}
                  textAnchor="middle"
                  fill={digits}
                  fontSize={size}
                >
                  {cell.count}
                </text>
              )}
            </g>
          );
        }),
      )}
    </svg>
  );
}

/** Names of any length end within the file. */
const shortened = (name: string) => (name.length > 30 ? `${name.slice(0, 28)}…` : name);
