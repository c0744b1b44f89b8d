// The bar at the top: mark, menus, name of the project, undo and redo, tools for the gallery, Categorize.
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import Deselect from "@mui/icons-material/Deselect";
import Redo from "@mui/icons-material/Redo";
import SelectAll from "@mui/icons-material/SelectAll";
import Undo from "@mui/icons-material/Undo";
import ZoomIn from "@mui/icons-material/ZoomIn";
import ZoomOut from "@mui/icons-material/ZoomOut";
import { Badge, Box, Divider, IconButton, Slider, Tooltip, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { CategorizeButton } from "../categories/CategorizeButton";
import { chord, said, text } from "../text";
import { useActions, useApp } from "./context";
import { Logo } from "./Logo";
import { MenuBar } from "./MenuBar";
import { ProjectName } from "./ProjectName";
import { deselect, selectAll } from "./selection";
import { TILE } from "./state";

export function TopBar() {
  const actions = useActions();
  const undo = useApp((state) => state.view?.undo ?? null);
  const redo = useApp((state) => state.view?.redo ?? null);
  const selected = useApp((state) => state.selection.ids.size);
  const shown = useApp((state) => state.gallery.ids.length);
  const told = selected > 999 ? "999+" : String(selected);
  return (
    <Box
      component="header"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 0.5,
        px: 1.5,
        height: 48,
        flexShrink: 0,
        bgcolor: "background.paper",
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <Logo />
      <Typography component="span" sx={{ fontWeight: 700, fontSize: 17, letterSpacing: 0.2, mr: 0.5 }}>
        {text.appName}
      </Typography>
      <MenuBar />
      <Divider orientation="vertical" flexItem sx={{ my: 1.25, mx: 0.5 }} />
      <ProjectName />
      <Box sx={{ flex: 1 }} />
      <Box
        role="toolbar"
        aria-label={text.menu.tools}
        sx={{ display: "flex", alignItems: "center", flexShrink: 0 }}
      >
        <Tool
          name={text.menu.undo(undo && said(undo))}
          hint="Ctrl+Z"
          testId="undo"
          disabled={!undo}
          onClick={() => void actions.undo()}
        >
          <Undo />
        </Tool>
        <Tool
          name={text.menu.redo(redo && said(redo))}
          hint="Ctrl+Y"
          testId="redo"
          disabled={!redo}
          onClick={() => void actions.redo()}
        >
          <Redo />
        </Tool>
        <Divider orientation="vertical" flexItem sx={{ my: 0.75, mx: 0.5 }} />
        <Zoom />
        <Divider orientation="vertical" flexItem sx={{ my: 0.75, mx: 0.5 }} />
        <Tool
          name={text.menu.selectAll}
          hint="Ctrl+A"
          testId="select-all"
          disabled={shown === 0}
          onClick={() => actions.select(selectAll)}
        >
          <SelectAll />
        </Tool>
        <Tool
          name={selected === 0 ? text.menu.deselect : `${text.menu.deselect} (${told})`}
          hint="Esc"
          testId="deselect"
          disabled={selected === 0}
          onClick={() => actions.select(deselect)}
        >
          <Badge badgeContent={selected === 0 ? null : told} color="primary" data-testid="selected-count">
            <Deselect />
          </Badge>
        </Tool>
        <Tool
          name={text.menu.removeImages}
          hint="Del"
          testId="remove-images"
          disabled={selected === 0}
          onClick={() => actions.perform({ do: "remove" })}
        >
          <DeleteOutlined />
        </Tool>
        <Divider orientation="vertical" flexItem sx={{ my: 0.75, mx: 1 }} />
        <CategorizeButton />
      </Box>
    </Box>
  );
}

interface ToolProps {
  name: string;
  hint: string;
  testId: string;
  disabled: boolean;
  onClick(): void;
  children: ReactNode;
}

function Tool({ name, hint, testId, disabled, onClick, children }: ToolProps) {
  return (
    <Tooltip title={`${name} (${chord(hint)})`}>
      {/* A disabled button gives no events, so the tooltip hangs on a wrapper. */}
      <span>
        <IconButton size="small" aria-label={name} data-testid={testId} disabled={disabled} onClick={onClick}>
          {children}
        </IconButton>
      </span>
    </Tooltip>
  );
}

function Zoom() {
  const actions = useActions();
  const size = useApp((state) => state.tileSize);
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
      <Tool
        name={text.menu.zoomOut}
        hint="−"
        testId="zoom-out"
        disabled={size <= TILE.min}
        onClick={() => actions.zoom(size - TILE.step)}
      >
        <ZoomOut />
      </Tool>
      <Slider
        size="small"
        aria-label={text.menu.zoom}
        min={TILE.min}
        max={TILE.max}
        value={size}
        onChange={(_event, value) => actions.zoom(value as number)}
        sx={{ width: { xs: 60, lg: 96 } }}
      />
      <Tool
        name={text.menu.zoomIn}
        hint="+"
        testId="zoom-in"
        disabled={size >= TILE.max}
        onClick={() => actions.zoom(size + TILE.step)}
      >
        <ZoomIn />
      </Tool>
    </Box>
  );
}
