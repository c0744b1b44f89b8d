// The right of the dialog: controls, and dose and response.
import { Box, Tab, Tabs } from "@mui/material";
import { useId } from "react";
import type { PlatesView, PlateValue } from "../backend";
import { text } from "../text";
import { ControlsPanel } from "./ControlsPanel";
import type { Choose, PlatesChoice } from "./choice";
import { DosePanel } from "./DosePanel";

const t = text.plates;
const TABS = ["controls", "dose"] as const;

export interface PanelProps {
  view: PlatesView;
  value: PlateValue;
  choice: PlatesChoice;
  choose: Choose;
}

export function SidePanel(props: PanelProps) {
  const { choice, choose } = props;
  const id = useId();
  return (
    <Box
      sx={{
        width: "clamp(370px, 32vw, 640px)",
        flexShrink: 0,
        minHeight: 0,
        display: "flex",
        flexDirection: "column",
        borderLeft: 1,
        borderColor: "divider",
      }}
    >
      <Tabs
        variant="fullWidth"
        value={choice.tab}
        onChange={(_event, tab: PlatesChoice["tab"]) => choose({ tab })}
        sx={{ flexShrink: 0, borderBottom: 1, borderColor: "divider" }}
      >
        {TABS.map((tab) => (
          <Tab
            key={tab}
            value={tab}
            id={`${id}-${tab}`}
            aria-controls={`${id}-panel`}
            data-testid={`plates-tab-${tab}`}
            label={t[tab]}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${choice.tab}`}
        // What is only read is scrolled by key too.
        tabIndex={0}
        sx={{ flex: 1, minHeight: 0, overflowY: "auto", p: 2 }}
      >
        {choice.tab === "controls" ? <ControlsPanel {...props} /> : <DosePanel {...props} />}
      </Box>
    </Box>
  );
}
