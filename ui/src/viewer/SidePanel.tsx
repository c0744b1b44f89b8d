// What lies at the right of the image: one column for all panels, with an edge that changes its width.
import { Box } from "@mui/material";
import type { ReactNode } from "react";
import { useActions, useApp } from "../app/context";
import { PANELS } from "../app/state";
import { PanelEdge } from "../components/PanelEdge";
import { text } from "../text";

interface Props {
  /** What it shows is of the last image, and not to be changed. */
  waits: boolean;
  children: ReactNode;
}

export function SidePanel({ waits, children }: Props) {
  const { arrange } = useActions();
  const width = useApp((state) => state.panels.channels);
  return (
    <Box
      component="aside"
      aria-label={text.viewer.sidePanel}
      aria-busy={waits}
      sx={{
        width,
        position: "relative",
        flexShrink: 0,
        bgcolor: "background.paper",
        borderLeft: 1,
        borderColor: "divider",
      }}
    >
      <PanelEdge
        {...PANELS.channels}
        side="right"
        width={width}
        label={text.common.panelWidth}
        testId="channels-edge"
        onChange={(next) => arrange.resizePanel("channels", next)}
      />
      <Box
        sx={{
          height: "100%",
          pointerEvents: waits ? "none" : undefined,
          // Thumbs and labels reach a little over their fields; that is nothing to scroll to.
          overflowX: "hidden",
          overflowY: "auto",
          "& > section + section": { borderTop: 1, borderColor: "divider" },
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
