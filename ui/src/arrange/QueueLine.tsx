// While a queue is open: what it is, how it chooses, how many images it has, and the ways on.
import { Box, Button } from "@mui/material";
import { filterOf } from "../app/arrangement";
import { useActions, useApp } from "../app/context";
import type { Column } from "../backend";
import { said, text } from "../text";
import { queueTitle } from "./queues";

const t = text.queues;
const CATEGORY: Column = { type: "category" };
const UNKNOWN = "unknown";

export function QueueLine() {
  const actions = useActions();
  const view = useApp((state) => state.view);
  const only = useApp((state) => filterOf(state.arrangement, CATEGORY));
  const busy = useApp((state) => state.job !== null);
  if (!view?.queue) return null;
  const { queue, rule, count } = view.queue;
  const hidden = only?.type === "values" && only.data.length === 1 && only.data[0] === UNKNOWN;
  const button = { size: "small", sx: { py: 0, minHeight: 24, flexShrink: 0 } } as const;
  return (
    <Box
      role="region"
      aria-label={t.button}
      data-testid="queue-line"
      sx={{
        display: "flex",
        alignItems: "center",
        flexWrap: "wrap",
        gap: 0.75,
        px: 1.5,
        pb: 0.75,
        fontSize: 12.5,
      }}
    >
      <Box component="span" sx={{ fontWeight: 500 }}>
        {queueTitle(queue, view.categories)}
      </Box>
      <Box component="span" role="status" data-testid="queue-count" sx={{ color: "text.secondary" }}>
        {count === 0 ? t.empty : t.size(count)}
      </Box>
      <Box component="span" sx={{ color: "text.secondary", flex: 1, minWidth: 200 }}>
        {said(rule)}
      </Box>
      <Button
        {...button}
        aria-pressed={hidden}
        variant={hidden ? "outlined" : "text"}
        data-testid="queue-hide-labelled"
        onClick={() => actions.arrange.filter(CATEGORY, hidden ? null : { type: "values", data: [UNKNOWN] })}
      >
        {t.hideLabelled}
      </Button>
      <Button
        {...button}
        title={t.againHint}
        disabled={busy && queue.type !== "uncertain"}
        data-testid="queue-again"
        onClick={() => void actions.queue(queue)}
      >
        {t.again}
      </Button>
      <Button {...button} data-testid="queue-leave" onClick={() => void actions.leaveQueue()}>
        {t.leave}
      </Button>
    </Box>
  );
}
