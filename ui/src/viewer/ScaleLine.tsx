// The scale bar over the image: white with a dark edge, so that it is read on any picture.
import { Box } from "@mui/material";
import { text } from "../text";
import { scaleBar } from "./scaleBar";

/** CSS pixels. */
const WIDEST = 140;

export function ScaleLine({ pixelSize, zoom }: { pixelSize: number | null; zoom: number }) {
  const bar = scaleBar(pixelSize, zoom, WIDEST);
  if (!bar) return null;
  return (
    <Box
      role="img"
      aria-label={text.viewer.scaleBar(bar.label)}
      data-testid="scale-bar"
      sx={{
        position: "absolute",
        right: 20,
        bottom: 16,
        pointerEvents: "none",
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        gap: 0.5,
        color: "#fff",
        fontSize: 13,
        fontWeight: 500,
        lineHeight: 1,
        textShadow: "0 0 3px #000, 0 0 3px #000, 0 0 1px #000",
      }}
    >
      {bar.label}
      <Box
        sx={{ height: 4, bgcolor: "#fff", boxShadow: "0 0 0 1px rgb(0 0 0 / 70%)" }}
        style={{ width: bar.width }}
      />
    </Box>
  );
}
