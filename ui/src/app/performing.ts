// What each key does: by the actions that menus and buttons call too.
import type { Actions } from "./actions";
import { placeOfKey } from "./categoryKeys";
import type { Core } from "./createApp";
import type { KeyAction } from "./keymap";
import * as model from "./selection";
import { TILE } from "./state";

export function createPerform({ store }: Core, actions: Actions): (action: KeyAction) => void {
  const state = () => store.getState();

  function performAtStart(action: KeyAction): void {
    if (action.do === "newProject") void actions.newProject();
    if (action.do === "openProject") void actions.openProject();
  }

  return (action) => {
    if (!state().view) return performAtStart(action);
    const { selection, view } = state();
    switch (action.do) {
      case "undo":
        return void actions.undo();
      case "redo":
        return void actions.redo();
      case "selectAll":
        return actions.select(model.selectAll);
      case "deselect":
        return actions.select(model.deselect);
      case "remove":
        if (selection.ids.size > 0) actions.open({ kind: "remove", ids: [...selection.ids] });
        return;
      case "categorize": {
        const categories = view?.categories ?? [];
        const category = categories[placeOfKey(action.key, action.shift, categories.length)];
        const meant = model.meant(selection, action.orFocused);
        if (!category || meant.length === 0) return;
        void actions.categorize(category.id, meant);
        // One by one: on to the next image, which the next key means.
        const next = model.afterLabel(selection, state().order, meant);
        if (next) store.setState(({ focusMoves }) => ({ selection: next, focusMoves: focusMoves + 1 }));
        return;
      }
      case "move":
        return store.setState(({ order, grid, focusMoves }) => ({
          selection: model.moveFocus(selection, order, grid, action.direction, action.extend),
          focusMoves: focusMoves + 1,
        }));
      case "toggleFocused":
        return actions.select((current) =>
          current.focus === null ? current : model.toggle(current, current.focus),
        );
      case "showInfo":
        if (selection.focus === null) return;
        return store.setState(({ infoRequest }) => ({
          infoRequest: { id: selection.focus ?? 0, count: (infoRequest?.count ?? 0) + 1 },
        }));
      case "view": {
        const [first] = selection.ids;
        return actions.view(selection.focus ?? first ?? state().gallery.ids[0] ?? null);
      }
      case "search":
        return store.setState(({ searchCalls }) => ({ searchCalls: searchCalls + 1 }));
      case "shortcuts":
        return actions.open({ kind: "shortcuts" });
      case "zoomIn":
        return actions.zoom(state().tileSize + TILE.step);
      case "zoomOut":
        return actions.zoom(state().tileSize - TILE.step);
      case "saveAs":
        return void actions.saveAs();
      default:
        return performAtStart(action);
    }
  };
}
