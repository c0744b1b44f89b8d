// The heading over a group: its value, with the colour of a category, how many images it has, and a box that selects
// all of them.
import { type CSSProperties, type MouseEvent, memo, useEffect, useRef } from "react";
import { groupTitle } from "../app/arrangement";
import { useActions, useApp } from "../app/context";
import { toggleGroup } from "../app/selection";
import type { GalleryGroup } from "../backend";
import { text } from "../text";
import type { CategoryLook } from "./tileLook";

interface Props {
  group: number;
  value: GalleryGroup;
  /** Images of it that are selected. */
  selected: number;
  looks: ReadonlyMap<string, CategoryLook>;
  /** Of the grid, for screen readers. */
  columns: number;
}

/** The pointer gives the box no focus and takes it from elsewhere, so that arrow keys go on among the images. */
function leaveFocus(event: MouseEvent): void {
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

export const GroupHeading = memo(function GroupHeading({ group, value, selected, looks, columns }: Props) {
  const actions = useActions();
  const column = useApp((state) => state.arrangement.group);
  const categories = useApp((state) => state.view?.categories) ?? [];
  const box = useRef<HTMLInputElement>(null);
  const some = selected > 0 && selected < value.count;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  // While another arrangement is on its way, the groups are still those of the last.
  const title = column ? groupTitle(column, value, categories) : value.title;
  const color =
    column?.type === "category" || column?.type === "prediction" ? looks.get(value.value)?.color : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid cannot be a table
    // biome-ignore lint/a11y/useFocusableInteractive: its box has the focus
    <div role="rowheader" aria-colspan={columns} className="group-heading">
      <label data-own-keys onMouseDown={leaveFocus}>
        <input
          ref={box}
          type="checkbox"
          checked={value.count > 0 && selected === value.count}
          aria-label={text.arrange.selectGroup(title, value.count)}
          data-testid={`group-${group}`}
          onChange={() => actions.select((now, order) => toggleGroup(now, order.idsOfGroup(group)))}
        />
        {color && <span className="group-color" style={{ background: color } as CSSProperties} />}
        <span className="group-title" title={title}>
          {title}
        </span>
      </label>
      <span className="group-count">{text.common.images(value.count)}</span>
    </div>
  );
});
