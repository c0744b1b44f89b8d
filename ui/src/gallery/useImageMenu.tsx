// The menu of the right mouse button, or of the menu key: what can be done with the image under it, or with the selection
// if the image is part of it.
import { Menu } from "@mui/material";
import { type MouseEvent, type ReactNode, useState } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { labelEntries } from "../app/labelEntries";
import { selectOne, someOf } from "../app/selection";
import { type MenuEntry, menuRows } from "../components/MenuButton";
import { text } from "../text";

interface Place {
  left: number;
  top: number;
}

interface ImageMenu {
  onContextMenu(event: MouseEvent<HTMLElement>): void;
  menu: ReactNode;
}

export function useImageMenu(): ImageMenu {
  const actions = useActions();
  const { store } = useCore();
  const [place, setPlace] = useState<Place | null>(null);
  const close = () => setPlace(null);

  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const element = (event.target as Element).closest<HTMLElement>("[data-id]");
    if (!element) return;
    event.preventDefault();
    const id = Number(element.dataset.id);
    element.focus({ preventScroll: true });
    if (!store.getState().selection.ids.has(id)) actions.select(() => selectOne(id));
    // The menu key gives no place of its own.
    const box = element.getBoundingClientRect();
    const byKey = event.clientX === 0 && event.clientY === 0;
    setPlace(
      byKey ? { left: box.left + 16, top: box.top + 16 } : { left: event.clientX, top: event.clientY },
    );
  };

  return {
    onContextMenu,
    menu: place && (
      <Menu
        open
        onClose={close}
        anchorReference="anchorPosition"
        anchorPosition={place}
        slotProps={{
          list: { dense: true, "aria-label": text.gallery.menu },
          paper: { sx: { minWidth: 220, maxWidth: 420 } },
        }}
        data-testid="image-menu"
      >
        <Rows close={close} />
      </Menu>
    ),
  };
}

function Rows({ close }: { close(): void }) {
  return <>{menuRows(useEntries(), close)}</>;
}

function useEntries(): MenuEntry[] {
  const actions = useActions();
  const { rows } = useCore();
  const categories = useApp((state) => state.view?.categories);
  const selected = useApp((state) => state.selection.ids);
  const busy = useApp((state) => state.job !== null);
  const ids = [...selected];
  const [first] = ids;
  if (!categories || first === undefined) return [];
  const alone = ids.length === 1;
  // Of images that were never in sight nothing is known here, so that accepting is offered for them.
  const acceptable = ids.some((id) => {
    const row = rows.get(id);
    return !row || (row.categoryId === null && row.prediction !== null);
  });
  const t = text.gallery;
  return [
    { heading: text.categories.categorizeTitle(ids.length) },
    ...labelEntries(categories, "menu-label", (category) => actions.categorize(category, ids)),
    {
      label: text.categories.newDots,
      testId: "menu-label-new",
      act: () => actions.open({ kind: "category", mode: "new", id: null, labelIds: ids }),
    },
    "line",
    {
      label: t.acceptPredictions(ids.length),
      disabled: busy || !acceptable,
      testId: "menu-accept",
      act: () => actions.acceptPredictions(ids, null),
    },
    {
      label: text.queues.names.similar,
      disabled: busy,
      testId: "menu-similar",
      act: () => actions.queue({ type: "similar", data: someOf(selected) }),
    },
    "line",
    { label: text.viewer.openImage, hint: "Enter", disabled: !alone, act: () => actions.view(first) },
    {
      label: t.details,
      hint: "I",
      disabled: !alone,
      testId: "menu-details",
      act: () => actions.perform({ do: "showInfo" }),
    },
    {
      label: text.menu.removeImages,
      hint: "Del",
      testId: "menu-remove",
      act: () => actions.open({ kind: "remove", ids }),
    },
  ];
}
