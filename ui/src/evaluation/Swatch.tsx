// The colour of a category, before its name.
import { Box } from "@mui/material";

export function Swatch({ color }: { color: string | undefined }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        display: "inline-block",
        flexShrink: 0,
        width: 10,
        height: 10,
        borderRadius: "2px",
        mr: 0.75,
        bgcolor: color,
      }}
    />
  );
}
