// Beside the well under the pointer or at the keys: its name, its images, and each category. It takes no clicks.
import { Box, Paper, Typography } from "@mui/material";
import type { PlateCategory, WellView } from "../backend";
import { text } from "../text";
import { linesOf } from "./painting";

const t = text.plates;
/** Pixels; where it would leave the window it goes to the other side of the well. */
const WIDE = 240;
const GAP = 8;
/** So many categories are named. */
const MOST = 8;

interface Props {
  well: WellView;
  categories: readonly PlateCategory[];
  /** Of the well, in the window. */
  box: DOMRect;
}

export function WellTip({ well, categories, box }: Props) {
  const right = box.right + GAP + WIDE < innerWidth;
  const low = box.top > innerHeight / 2;
  const lines = linesOf(well, categories).map((line, at) => ({ ...line, color: categories[at]?.color }));
  const shown = lines.length > MOST ? lines.filter(({ count, mean }) => count > 0 || mean !== null) : lines;
  return (
    <Paper
      elevation={6}
      data-testid="well-tip"
      // What it says is the name of the well in the grid.
      aria-hidden
      sx={{ position: "fixed", zIndex: "tooltip", width: WIDE, px: 1.5, py: 1, pointerEvents: "none" }}
      style={{
        left: right ? box.right + GAP : Math.max(4, box.left - GAP - WIDE),
        ...(low ? { bottom: innerHeight - box.bottom } : { top: box.top }),
      }}
    >
      <Box sx={{ display: "flex", alignItems: "baseline", gap: 1 }}>
        <Typography sx={{ fontWeight: 500, fontSize: 16 }}>{well.name}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t.imagesIn(well.images)}
        </Typography>
      </Box>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: "10px 1fr auto auto",
          columnGap: 1,
          rowGap: 0.25,
          alignItems: "center",
          fontSize: 12.5,
          mt: 0.5,
        }}
      >
        {shown.slice(0, MOST).map(({ name, count, mean, color }) => [
          <Box key={`${name} color`} sx={{ width: 10, height: 10, borderRadius: 0.5, bgcolor: color }} />,
          <Box
            key={`${name} name`}
            sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
          >
            {name}
          </Box>,
          <Box key={`${name} count`} sx={{ textAlign: "right", fontVariantNumeric: "tabular-nums" }}>
            {count}
          </Box>,
          <Box
            key={`${name} mean`}
            sx={{ textAlign: "right", color: "text.secondary", fontVariantNumeric: "tabular-nums" }}
          >
            {mean === null ? "" : `p ${mean}`}
          </Box>,
        ])}
      </Box>
    </Paper>
  );
}
