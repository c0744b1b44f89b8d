// What the colours of wells mean: a scale with numbers, and the wells that have none.
import { Box, Typography } from "@mui/material";
import { text } from "../text";
import { shortValue } from "./figures";
import { noValueColor } from "./gridStyle";
import type { Shows } from "./painting";
import { GRADIENT, legendTicks } from "./scale";

const t = text.plates;

export function Legend({ shows }: { shows: Shows }) {
  const { kind, category, highest } = shows;
  return (
    <Box
      data-testid="plate-legend"
      sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 3, rowGap: 0.5, minWidth: 0 }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="caption" component="p" noWrap title={category} sx={{ maxWidth: 260 }}>
          {t.of(t.values[kind], category)}
        </Typography>
        <Box sx={{ width: 240, px: 1.5 }}>
          <Box
            sx={{ height: 10, borderRadius: 0.5, background: GRADIENT, border: 1, borderColor: "divider" }}
          />
          <Box sx={{ position: "relative", height: 16 }}>
            {legendTicks(highest, kind).map((tick) => (
              <Typography
                key={tick}
                variant="caption"
                style={{ left: `${(tick / highest) * 100}%` }}
                sx={{
                  position: "absolute",
                  transform: "translateX(-50%)",
                  whiteSpace: "nowrap",
                  lineHeight: 1.4,
                }}
              >
                {shortValue(tick, kind)}
              </Typography>
            ))}
          </Box>
        </Box>
      </Box>
      <Box sx={{ display: "flex", gap: 2 }}>
        <Sample look="grey" name={t.noValue} />
        <Sample look="dotted" name={t.noImages} />
      </Box>
    </Box>
  );
}

function Sample({ look, name }: { look: "grey" | "dotted"; name: string }) {
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 0.75 }}>
      <Box
        sx={({ palette }) => ({
          width: 14,
          height: 14,
          borderRadius: "50%",
          border: `1px ${look === "dotted" ? "dotted" : "solid"} ${palette.text.secondary}`,
          backgroundColor: look === "grey" ? noValueColor(palette.mode) : undefined,
        })}
      />
      <Typography variant="caption">{name}</Typography>
    </Box>
  );
}
