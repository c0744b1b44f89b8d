// File, Edit, View and Help. Everything here has a button or key elsewhere too; undo and redo are named.
import { Box } from "@mui/material";
import { MenuButton, type MenuEntry } from "../components/MenuButton";
import { said, text } from "../text";
import { useActions, useApp, useJobs } from "./context";
import { deselect, selectAll } from "./selection";
import { FIRST_SLICE, stackChoices } from "./stack";
import { isBlind, type ShownAs, TILE } from "./state";
import { useThemeChoice } from "./theme";

const BUTTON = { size: "small", color: "inherit", sx: { minWidth: 0, px: 1, fontWeight: 400 } } as const;
const m = text.menu;
/** What images can be set aside for; the last leaves it to the fits. */
const PARTITIONS = ["training", "validation", "test", "unassigned"] as const;

export function MenuBar() {
  return (
    <Box component="nav" aria-label={m.main} sx={{ display: "flex", flexShrink: 0 }}>
      <MenuButton {...BUTTON} label={m.file} testId="menu-file" entries={useFileMenu()} />
      <MenuButton {...BUTTON} label={m.edit} testId="menu-edit" entries={useEditMenu()} />
      <MenuButton {...BUTTON} label={m.view} testId="menu-view" entries={useViewMenu()} />
      <MenuButton {...BUTTON} label={m.help} testId="menu-help" entries={useHelpMenu()} />
    </Box>
  );
}

function useFileMenu(): MenuEntry[] {
  const actions = useActions();
  const jobs = useJobs();
  const hasImages = useApp((state) => (state.view?.imageCount ?? 0) > 0);
  return [
    { label: m.newProject, hint: "Ctrl+N", act: actions.newProject },
    { label: m.openProject, hint: "Ctrl+O", act: () => actions.openProject() },
    { label: m.openExample, act: () => jobs.example(false) },
    "line",
    { label: m.openImages, act: actions.openImages },
    { label: m.openFolder, act: actions.openFolder },
    { label: m.openPiximi, act: actions.openPiximi, testId: "menu-piximi" },
    "line",
    { label: m.saveAs, hint: "Ctrl+Shift+S", act: actions.saveAs },
    { label: m.exportPredictions, disabled: !hasImages, act: actions.exportPredictions },
    {
      label: text.sending.imagesMenu,
      disabled: !hasImages,
      testId: "menu-export-images",
      act: () => actions.open({ kind: "exportImages" }),
    },
    {
      label: text.sending.piximiMenu,
      disabled: !hasImages,
      testId: "menu-export-piximi",
      act: () => actions.open({ kind: "exportPiximi" }),
    },
    "line",
    { label: m.closeProject, act: actions.closeProject },
  ];
}

function useEditMenu(): MenuEntry[] {
  const actions = useActions();
  const undo = useApp((state) => state.view?.undo ?? null);
  const redo = useApp((state) => state.view?.redo ?? null);
  const none = useApp((state) => state.selection.ids.size === 0);
  const empty = useApp((state) => state.gallery.ids.length === 0);
  const newCategory = { kind: "category", mode: "new", id: null, labelIds: [] as number[] } as const;
  return [
    {
      label: m.undo(undo && said(undo)),
      hint: "Ctrl+Z",
      disabled: !undo,
      act: actions.undo,
      testId: "menu-undo",
    },
    {
      label: m.redo(redo && said(redo)),
      hint: "Ctrl+Y",
      disabled: !redo,
      act: actions.redo,
      testId: "menu-redo",
    },
    "line",
    { label: m.selectAll, hint: "Ctrl+A", disabled: empty, act: () => actions.select(selectAll) },
    { label: m.deselect, hint: "Esc", disabled: none, act: () => actions.select(deselect) },
    { label: m.search, hint: "Ctrl+F", act: () => actions.perform({ do: "search" }) },
    "line",
    { label: text.categories.newDots, act: () => actions.open(newCategory) },
    { label: m.removeImages, hint: "Del", disabled: none, act: () => actions.perform({ do: "remove" }) },
    "line",
    {
      label: text.passes.menu,
      testId: "menu-passes",
      disabled: empty,
      act: () => actions.open({ kind: "passes" }),
    },
    "line",
    { heading: m.useFor, note: m.useForNote },
    ...PARTITIONS.map((partition) => ({
      label: partition === "unassigned" ? m.useAutomatic : text.partition[partition],
      disabled: none,
      description: m.useFor,
      testId: `use-for-${partition}`,
      act: () => actions.setPartition(partition),
    })),
    "line",
    { label: m.settings, act: () => actions.open({ kind: "settings" }), testId: "menu-settings" },
  ];
}

function useViewMenu(): MenuEntry[] {
  const actions = useActions();
  const [choice, setChoice] = useThemeChoice();
  const size = useApp((state) => state.tileSize);
  const hidden = useApp((state) => state.gallery.hidden);
  const shownAs = useApp((state) => state.shownAs);
  const mapOpen = useApp((state) => state.mapOpen);
  const blind = useApp(isBlind);
  const hasImages = useApp((state) => (state.view?.imageCount ?? 0) > 0);
  const empty = useApp((state) => state.gallery.ids.length === 0);
  const zoom = (label: string, hint: string, next: number, disabled: boolean): MenuEntry => ({
    label,
    hint,
    disabled,
    stays: true,
    act: () => actions.zoom(next),
  });
  const shown = (label: string, value: ShownAs): MenuEntry => ({
    label,
    checked: shownAs === value,
    act: () => actions.arrange.showAs(value),
  });
  const theme = (label: string, value: typeof choice): MenuEntry => ({
    label,
    selected: choice === value,
    testId: `theme-${value}`,
    act: () => setChoice(value),
  });
  return [
    {
      label: text.viewer.openImage,
      hint: "Enter",
      disabled: empty,
      testId: "menu-open-image",
      act: () => actions.perform({ do: "view" }),
    },
    "line",
    zoom(m.zoomIn, "+", size + TILE.step, size >= TILE.max),
    zoom(m.zoomOut, "−", size - TILE.step, size <= TILE.min),
    "line",
    { label: m.showAll, disabled: hidden === 0, act: actions.showAllCategories },
    "line",
    theme(m.systemTheme, "system"),
    theme(m.lightTheme, "light"),
    theme(m.darkTheme, "dark"),
    "line",
    shown(m.asGallery, "gallery"),
    shown(m.asTable, "table"),
    { label: text.map.menu, checked: mapOpen, testId: "menu-map", act: () => actions.showMap(!mapOpen) },
    {
      label: text.plates.menu,
      testId: "menu-plates",
      // Metadata are out of sight then.
      disabled: blind || !hasImages,
      act: () => actions.open({ kind: "plates" }),
    },
    "line",
    {
      label: text.blind.menu,
      note: text.blind.menuNote,
      checked: blind,
      testId: "menu-blind",
      disabled: empty,
      act: () => void actions.passes.blind(!blind),
    },
    ...useStackEntries(),
  ];
}

/** Nothing in a project without stacks. Below the rest, so that what everyone uses keeps its place. */
function useStackEntries(): MenuEntry[] {
  const actions = useActions();
  const largest = useApp((state) => state.view?.largestStack ?? 1);
  const now = useApp((state) => state.view?.stack ?? FIRST_SLICE);
  const choices = stackChoices(largest, now);
  if (choices.length === 0) return [];
  return [
    "line",
    { heading: m.stacks, note: m.stacksNote },
    ...choices.map(({ name, view, chosen }) => ({
      label: typeof name === "number" ? m.stack.slice(name, largest) : m.stack[name],
      checked: chosen,
      description: m.stacksNote,
      testId: `stack-${typeof name === "number" ? "other" : name}`,
      act: () => actions.setStack(view),
    })),
  ];
}

function useHelpMenu(): MenuEntry[] {
  const actions = useActions();
  return [
    { label: m.shortcuts, act: () => actions.open({ kind: "shortcuts" }) },
    { label: m.curves, act: () => actions.open({ kind: "curves" }) },
    "line",
    { label: m.about, act: () => actions.open({ kind: "about" }) },
  ];
}
