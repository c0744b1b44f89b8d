// The window's one key listener: finds out where a key was pressed and hands the action on. It also
// keeps the web view's own context menu away.
import { useEffect } from "react";
import { useActions } from "./context";
import { type KeyPlace, keyAction } from "./keymap";

const TEXT_INPUTS = new Set(["text", "search", "number", "email", "url", "password", ""]);

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return "gallery";
  // Dialogs and menus are modal: nothing behind them may change.
  if (target.closest(".MuiModal-root, [role='dialog'], [role='menu']")) return "modal";
  if (target instanceof HTMLTextAreaElement) return "text";
  if (target instanceof HTMLInputElement && TEXT_INPUTS.has(target.type)) return "text";
  // Headings in the gallery and the table's head have controls with keys of their own.
  if (target.closest("[data-own-keys]")) return "control";
  if (target === document.body || target.closest("[role='grid']")) return "gallery";
  return "control";
}

export function useKeyboard(): void {
  const actions = useActions();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = keyAction(event, placeOf(event.target));
      if (!action) return;
      event.preventDefault();
      actions.perform(action);
    };
    // The web view's own menu (Back, Reload) has no place in an app; text fields keep theirs.
    const onContextMenu = (event: MouseEvent) => {
      if (placeOf(event.target) !== "text" && !document.getSelection()?.toString()) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("contextmenu", onContextMenu);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("contextmenu", onContextMenu);
    };
  }, [actions]);
}
