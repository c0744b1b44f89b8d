// Queue: which images are worth a look next. Each entry says how it chooses.
import PlaylistPlay from "@mui/icons-material/PlaylistPlay";
import { useActions, useApp } from "../app/context";
import { someOf } from "../app/selection";
import type { Queue } from "../backend";
import { MenuButton, type MenuEntry } from "../components/MenuButton";
import { text } from "../text";
import { BAR_BUTTON } from "./OrderButtons";
import { queueTitle } from "./queues";

const t = text.queues;

type Simple = Exclude<Queue["type"], "predicted" | "similar" | "again" | "shuffled">;

export function QueueButton() {
  const actions = useActions();
  const view = useApp((state) => state.view);
  const selected = useApp((state) => state.selection.ids);
  if (!view) return null;
  const { counts, model, queue } = view;
  const simple = (type: Simple, missing?: string): MenuEntry => ({
    label: t.names[type],
    note: missing ?? t.notes[type],
    disabled: missing !== undefined,
    checked: queue?.queue.type === type,
    testId: `queue-${type}`,
    act: () => void actions.queue({ type }),
  });
  const unpredicted = counts.predicted === 0 ? t.predictFirst : undefined;
  const unjudged = model === null ? t.noModel : undefined;
  const predicted = view.categories
    .filter(({ id, predicted: count }) => id !== "unknown" && count > 0)
    .map(
      ({ id, name, predicted: count }): MenuEntry => ({
        label: t.predicted(name),
        note: t.predictedNote(count),
        checked: queue?.queue.type === "predicted" && queue.queue.data === id,
        testId: `queue-predicted-${id}`,
        act: () => void actions.queue({ type: "predicted", data: id }),
      }),
    );
  const entries: MenuEntry[] = [
    { heading: t.heading },
    simple("diverse"),
    simple("uncertain", unpredicted),
    ...predicted,
    "line",
    simple("labelErrors", unjudged),
    simple("confidentErrors", unjudged),
    simple("nearDuplicates"),
    simple("outliers"),
    "line",
    {
      label: t.names.similar,
      note: selected.size === 0 ? t.selectFirst : t.notes.similar,
      disabled: selected.size === 0,
      testId: "queue-similar",
      act: () => void actions.queue({ type: "similar", data: someOf(selected) }),
    },
    {
      label: t.names.shuffled,
      note: t.notes.shuffled,
      testId: "queue-shuffled",
      act: () => void actions.queue({ type: "shuffled", data: Math.floor(Math.random() * 1_000_000) }),
    },
  ];
  return (
    <MenuButton
      {...BAR_BUTTON}
      testId="queue"
      color={queue ? "primary" : "inherit"}
      startIcon={<PlaylistPlay />}
      aria-label={`${t.button}: ${queue ? queueTitle(queue.queue, view.categories) : t.buttonHint}`}
      label={t.button}
      entries={entries}
    />
  );
}
