// The column at the left: project, classifier, categories, and the theme at its foot.
import Add from "@mui/icons-material/Add";
import BrightnessAuto from "@mui/icons-material/BrightnessAuto";
import Close from "@mui/icons-material/Close";
import DarkModeOutlined from "@mui/icons-material/DarkModeOutlined";
import FolderOpen from "@mui/icons-material/FolderOpen";
import HelpOutlined from "@mui/icons-material/HelpOutlined";
import KeyboardOutlined from "@mui/icons-material/KeyboardOutlined";
import LightModeOutlined from "@mui/icons-material/LightModeOutlined";
import SaveAsOutlined from "@mui/icons-material/SaveAsOutlined";
import { Box, Button, Divider, IconButton, Tooltip } from "@mui/material";
import type { ReactNode } from "react";
import { CategoryList } from "../categories/CategoryList";
import { MenuButton } from "../components/MenuButton";
import { PanelEdge } from "../components/PanelEdge";
import { ClassifierSection } from "../fit/ClassifierSection";
import { text } from "../text";
import { useActions, useApp, useJobs } from "./context";
import { PANELS } from "./state";
import { type ThemeChoice, useThemeChoice } from "./theme";

const ROW = {
  size: "small",
  color: "inherit",
  fullWidth: true,
  sx: { justifyContent: "flex-start", textAlign: "left", lineHeight: 1.3, px: 1.25, fontWeight: 400 },
} as const;

export function Drawer() {
  const actions = useActions();
  const jobs = useJobs();
  const width = useApp((state) => state.panels.drawer);
  const m = text.menu;
  return (
    <Box
      component="aside"
      sx={{
        width,
        position: "relative",
        flexShrink: 0,
        display: "flex",
        flexDirection: "column",
        minHeight: 0,
        bgcolor: "background.paper",
        borderRight: 1,
        borderColor: "divider",
      }}
    >
      <Box sx={{ p: 1, display: "grid", gridTemplateColumns: "1fr 1fr", gap: 0.25 }}>
        <Button {...ROW} startIcon={<Add />} data-testid="new" onClick={() => void actions.newProject()}>
          {m.new}
        </Button>
        <MenuButton
          {...ROW}
          label={m.open}
          testId="open"
          startIcon={<FolderOpen />}
          entries={[
            { label: m.openImages, testId: "open-images", act: actions.openImages },
            { label: m.openFolder, testId: "open-folder", act: actions.openFolder },
            "line",
            { label: m.openProject, testId: "open-project", act: () => actions.openProject() },
            { label: m.openExample, testId: "open-example", act: () => jobs.example(false) },
          ]}
        />
        <Button
          {...ROW}
          startIcon={<SaveAsOutlined />}
          data-testid="save-as"
          onClick={() => void actions.saveAs()}
        >
          {m.saveAs}
        </Button>
        <Button
          {...ROW}
          startIcon={<Close />}
          data-testid="close"
          onClick={() => void actions.closeProject()}
        >
          {text.common.close}
        </Button>
      </Box>
      <Divider />
      <ClassifierSection />
      <Divider />
      <CategoryList />
      <Divider />
      <Foot />
      <PanelEdge
        {...PANELS.drawer}
        width={width}
        label={text.common.panelWidth}
        testId="drawer-edge"
        onChange={(next) => actions.arrange.resizePanel("drawer", next)}
      />
    </Box>
  );
}

const NEXT: Record<ThemeChoice, ThemeChoice> = { system: "light", light: "dark", dark: "system" };

function Foot() {
  const actions = useActions();
  const [choice, setChoice] = useThemeChoice();
  const name = { system: text.menu.systemTheme, light: text.menu.lightTheme, dark: text.menu.darkTheme }[
    choice
  ];
  const icon = { system: <BrightnessAuto />, light: <LightModeOutlined />, dark: <DarkModeOutlined /> }[
    choice
  ];
  return (
    <Box sx={{ display: "flex", justifyContent: "space-around", py: 0.5 }}>
      <FootButton name={`${text.menu.theme}: ${name}`} testId="theme" onClick={() => setChoice(NEXT[choice])}>
        {icon}
      </FootButton>
      <FootButton
        name={text.menu.shortcuts}
        testId="shortcuts"
        onClick={() => actions.open({ kind: "shortcuts" })}
      >
        <KeyboardOutlined />
      </FootButton>
      <FootButton
        name={text.menu.curves}
        testId="help-curves"
        onClick={() => actions.open({ kind: "curves" })}
      >
        <HelpOutlined />
      </FootButton>
    </Box>
  );
}

function FootButton(props: { name: string; testId: string; onClick(): void; children: ReactNode }) {
  return (
    <Tooltip title={props.name}>
      <IconButton size="small" aria-label={props.name} data-testid={props.testId} onClick={props.onClick}>
        {props.children}
      </IconButton>
    </Tooltip>
  );
}
