// The line between a panel and what lies beside it; see useEdge.
import { Box } from "@mui/material";
import { type Edge, useEdge } from "./useEdge";

interface Props extends Edge {
  label: string;
  testId: string;
}

export function PanelEdge({ label, testId, ...edge }: Props) {
  const handlers = useEdge(edge);
  return (
    <Box
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      data-testid={testId}
      data-own-keys
      tabIndex={0}
      {...handlers}
      sx={{
        position: "absolute",
        zIndex: 2,
        top: 0,
        bottom: 0,
        [edge.side === "right" ? "left" : "right"]: -4,
        width: 9,
        cursor: "col-resize",
        touchAction: "none",
        "&::after": { content: '""', position: "absolute", top: 0, bottom: 0, left: 4, width: "1px" },
        "&:hover::after, &:active::after, &:focus-visible::after": {
          left: 3,
          width: "3px",
          bgcolor: "primary.main",
        },
        "&:focus-visible": { outline: "none" },
      }}
    />
  );
}
