// File, Edit, View and Help. Everything here has a button or key elsewhere too; undo and redo are named.
import { Box, Divider } from "@mui/material";
import { MenuButton, MenuRow } from "../components/MenuButton";
import { text } from "../text";
import { useActions, useApp, useJobs } from "./context";
import { deselect, selectAll } from "./selection";
import { TILE } from "./state";
import { useThemeChoice } from "./theme";

const BUTTON = { size: "small", color: "inherit", sx: { minWidth: 0, px: 1, fontWeight: 400 } } as const;

export function MenuBar() {
  return (
    <Box component="nav" aria-label={text.menu.main} sx={{ display: "flex", flexShrink: 0 }}>
      <FileMenu />
      <EditMenu />
      <ViewMenu />
      <HelpMenu />
    </Box>
  );
}

function FileMenu() {
  const actions = useActions();
  const jobs = useJobs();
  const hasImages = useApp((state) => (state.view?.imageCount ?? 0) > 0);
  const m = text.menu;
  return (
    <MenuButton {...BUTTON} label={m.file} testId="menu-file">
      {(close) => {
        const then = (act: () => unknown) => () => {
          close();
          act();
        };
        return [
          <MenuRow key="new" label={m.newProject} hint="Ctrl+N" onClick={then(actions.newProject)} />,
          <MenuRow
            key="open"
            label={m.openProject}
            hint="Ctrl+O"
            onClick={then(() => actions.openProject())}
          />,
          <MenuRow key="example" label={m.openExample} onClick={then(() => jobs.example(false))} />,
          <Divider key="d1" />,
          <MenuRow key="images" label={m.openImages} onClick={then(actions.openImages)} />,
          <MenuRow key="folder" label={m.openFolder} onClick={then(actions.openFolder)} />,
          <Divider key="d2" />,
          <MenuRow key="save" label={m.saveAs} hint="Ctrl+Shift+S" onClick={then(actions.saveAs)} />,
          <MenuRow
            key="export"
            label={m.exportPredictions}
            disabled={!hasImages}
            onClick={then(actions.exportPredictions)}
          />,
          <Divider key="d3" />,
          <MenuRow key="close" label={m.closeProject} onClick={then(actions.closeProject)} />,
        ];
      }}
    </MenuButton>
  );
}

function EditMenu() {
  const actions = useActions();
  const undo = useApp((state) => state.view?.undo ?? null);
  const redo = useApp((state) => state.view?.redo ?? null);
  const selected = useApp((state) => state.selection.ids.size);
  const shown = useApp((state) => state.gallery.ids.length);
  const m = text.menu;
  return (
    <MenuButton {...BUTTON} label={m.edit} testId="menu-edit">
      {(close) => {
        const then = (act: () => unknown) => () => {
          close();
          act();
        };
        return [
          <MenuRow
            key="undo"
            testId="menu-undo"
            label={m.undo(undo)}
            hint="Ctrl+Z"
            disabled={!undo}
            onClick={then(actions.undo)}
          />,
          <MenuRow
            key="redo"
            testId="menu-redo"
            label={m.redo(redo)}
            hint="Ctrl+Y"
            disabled={!redo}
            onClick={then(actions.redo)}
          />,
          <Divider key="d1" />,
          <MenuRow
            key="all"
            label={m.selectAll}
            hint="Ctrl+A"
            disabled={shown === 0}
            onClick={then(() => actions.select(selectAll))}
          />,
          <MenuRow
            key="none"
            label={m.deselect}
            hint="Esc"
            disabled={selected === 0}
            onClick={then(() => actions.select(deselect))}
          />,
          <Divider key="d2" />,
          <MenuRow
            key="category"
            label={text.categories.newDots}
            onClick={then(() => actions.open({ kind: "category", mode: "new", id: null, labelIds: [] }))}
          />,
          <MenuRow
            key="remove"
            label={m.removeImages}
            hint="Del"
            disabled={selected === 0}
            onClick={then(() => actions.perform({ do: "remove" }))}
          />,
        ];
      }}
    </MenuButton>
  );
}

function ViewMenu() {
  const actions = useActions();
  const [choice, setChoice] = useThemeChoice();
  const size = useApp((state) => state.tileSize);
  const hidden = useApp((state) => state.gallery.hidden);
  const m = text.menu;
  return (
    <MenuButton {...BUTTON} label={m.view} testId="menu-view">
      {(close) => {
        const then = (act: () => unknown) => () => {
          close();
          act();
        };
        return [
          <MenuRow
            key="in"
            label={m.zoomIn}
            hint="+"
            disabled={size >= TILE.max}
            onClick={() => actions.zoom(size + TILE.step)}
          />,
          <MenuRow
            key="out"
            label={m.zoomOut}
            hint="−"
            disabled={size <= TILE.min}
            onClick={() => actions.zoom(size - TILE.step)}
          />,
          <Divider key="d1" />,
          <MenuRow
            key="show"
            label={m.showAll}
            disabled={hidden === 0}
            onClick={then(actions.showAllCategories)}
          />,
          <Divider key="d2" />,
          <MenuRow
            key="system"
            label={m.systemTheme}
            selected={choice === "system"}
            onClick={then(() => setChoice("system"))}
          />,
          <MenuRow
            key="light"
            label={m.lightTheme}
            selected={choice === "light"}
            onClick={then(() => setChoice("light"))}
          />,
          <MenuRow
            key="dark"
            label={m.darkTheme}
            selected={choice === "dark"}
            onClick={then(() => setChoice("dark"))}
          />,
        ];
      }}
    </MenuButton>
  );
}

function HelpMenu() {
  const actions = useActions();
  const m = text.menu;
  return (
    <MenuButton {...BUTTON} label={m.help} testId="menu-help">
      {(close) => {
        const show = (kind: "shortcuts" | "curves" | "about") => () => {
          close();
          actions.open({ kind });
        };
        return [
          <MenuRow key="keys" label={m.shortcuts} onClick={show("shortcuts")} />,
          <MenuRow key="curves" label={m.curves} onClick={show("curves")} />,
          <Divider key="d1" />,
          <MenuRow key="about" label={m.about} onClick={show("about")} />,
        ];
      }}
    </MenuButton>
  );
}
