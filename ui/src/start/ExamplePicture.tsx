// A drawing of the example's two states for its card; the images themselves are made when the example is opened.
const CELLS = [
  [38, 60, 20, 34, 24],
  [104, 30, 70, 32, 20],
  [92, 104, 140, 36, 22],
  [170, 70, 40, 38, 24],
  [222, 112, 100, 30, 20],
  [250, 34, 10, 34, 22],
  [300, 86, 60, 36, 22],
  [18, 122, 0, 30, 18],
] as const;

export function ExamplePicture({ vesicular }: { vesicular: boolean }) {
  return (
    <svg
      viewBox="0 0 320 132"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      style={{ flex: 1, minWidth: 0, height: "100%" }}
    >
      <rect width="320" height="132" fill="#030805" />
      {CELLS.map(([x, y, turn, long, wide], cell) => (
        <g key={`${x}-${y}`} transform={`translate(${x} ${y}) rotate(${turn})`}>
          <ellipse rx={long} ry={wide} fill="#1fae5a" opacity={vesicular ? 0.2 : 0.55 - (cell % 3) * 0.1} />
          {vesicular &&
            Array.from({ length: 18 }, (_, dot) => {
              const angle = dot * 2.4 + cell;
              const reach = 0.4 + ((dot * 37 + cell * 11) % 50) / 100;
              const at = `${dot}`;
              return (
                <circle
                  key={at}
                  cx={Math.cos(angle) * long * reach}
                  cy={Math.sin(angle) * wide * reach}
                  r={1 + (dot % 3) * 0.5}
                  fill="#8cf5b4"
                />
              );
            })}
          <ellipse rx="10" ry="8" fill="#3d6fe0" opacity="0.85" />
        </g>
      ))}
    </svg>
  );
}
