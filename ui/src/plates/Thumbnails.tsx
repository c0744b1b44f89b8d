// All plates small, beside each other, in the same colours; a click opens one. Drawn, since twenty plates have thousands of
// wells.
import { Box, ButtonBase, Typography, useTheme } from "@mui/material";
import { memo, useEffect, useRef } from "react";
import type { PlatesView, PlateView } from "../backend";
import { text } from "../text";
import { noValueColor } from "./gridStyle";
import { paint, type Shows } from "./painting";

const t = text.plates;
/** Pixels of the longer side, before the screen's own. */
const SIDE = 220;

interface Props {
  view: PlatesView;
  shows: Shows;
  current: number;
  onOpen(plate: number): void;
}

export function Thumbnails({ view, shows, current, onOpen }: Props) {
  return (
    <Box
      data-testid="plates-small"
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: "auto",
        display: "grid",
        gridTemplateColumns: `repeat(auto-fill, minmax(${SIDE}px, 1fr))`,
        alignContent: "start",
        gap: 1.5,
      }}
    >
      {view.plates.map((plate, at) => (
        <ButtonBase
          // biome-ignore lint/suspicious/noArrayIndexKey: plates keep their places
          key={at}
          data-testid={`plate-small-${at}`}
          aria-label={t.thumbnail(plate.name ?? t.onlyPlate, plate.wells.length)}
          aria-current={at === current}
          onClick={() => onOpen(at)}
          sx={{
            flexDirection: "column",
            alignItems: "stretch",
            gap: 0.5,
            p: 1,
            borderRadius: 1,
            border: 1,
            borderColor: at === current ? "primary.main" : "divider",
            "&:hover": { bgcolor: "action.hover" },
          }}
        >
          <Typography variant="body2" noWrap title={plate.name ?? undefined} sx={{ textAlign: "left" }}>
            {plate.name ?? t.onlyPlate}
          </Typography>
          <Small plate={plate} shows={shows} />
        </ButtonBase>
      ))}
    </Box>
  );
}

interface SmallProps {
  plate: PlateView;
  shows: Shows;
}

const Small = memo(
  function Small({ plate, shows }: SmallProps) {
    const canvas = useRef<HTMLCanvasElement>(null);
    const { palette } = useTheme();
    const { divider, mode } = palette;
    const muted = palette.text.secondary;
    useEffect(() => {
      const context = canvas.current?.getContext("2d");
      if (!context) return;
      const cell = (SIDE * 2) / plate.columns;
      context.clearRect(0, 0, plate.columns * cell, plate.rows * cell);
      const dot = (row: number, column: number) => {
        context.beginPath();
        if (plate.columns > 24)
          context.rect((column + 0.06) * cell, (row + 0.06) * cell, cell * 0.88, cell * 0.88);
        else context.arc((column + 0.5) * cell, (row + 0.5) * cell, cell * 0.42, 0, 2 * Math.PI);
      };
      context.strokeStyle = divider;
      for (let row = 0; row < plate.rows; row++)
        for (let column = 0; column < plate.columns; column++) {
          dot(row, column);
          context.stroke();
        }
      for (const well of plate.wells) {
        const { color } = paint(well, shows);
        dot(well.row, well.column);
        context.strokeStyle = muted;
        context.stroke();
        context.fillStyle = color ?? noValueColor(mode);
        context.fill();
      }
    }, [plate, shows, divider, mode, muted]);
    return (
      <canvas
        ref={canvas}
        width={SIDE * 2}
        height={Math.round((SIDE * 2 * plate.rows) / plate.columns)}
        style={{ width: "100%" }}
      />
    );
  },
  (before, now) => before.plate === now.plate && JSON.stringify(before.shows) === JSON.stringify(now.shows),
);
