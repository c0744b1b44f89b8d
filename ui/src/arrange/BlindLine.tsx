// While labelling is blind: that it is, how far it is, and the way out. It stands in place of everything that would tell
// more of the images.
import VisibilityOff from "@mui/icons-material/VisibilityOff";
import { Box, Button } from "@mui/material";
import { useActions, useApp } from "../app/context";
import { text } from "../text";

const t = text.blind;

export function BlindLine() {
  const actions = useActions();
  const queue = useApp((state) => state.view?.queue);
  const labelled = useApp((state) => state.view?.counts.labelled ?? 0);
  const passes = useApp((state) => state.view?.passes.length ?? 0);
  const again = queue?.queue.type === "again";
  return (
    <Box
      role="region"
      aria-label={t.line}
      data-testid="blind-line"
      sx={{ display: "flex", alignItems: "center", gap: 1, minHeight: 44, px: 1.5, fontSize: 13 }}
    >
      <VisibilityOff fontSize="small" color="primary" />
      <Box component="span" sx={{ fontWeight: 500, whiteSpace: "nowrap" }}>
        {t.line}
      </Box>
      <Box component="span" sx={{ color: "text.secondary", flex: 1, minWidth: 0 }}>
        {t.lineNote}
      </Box>
      {again && (
        <Box component="span" role="status" data-testid="blind-done" sx={{ whiteSpace: "nowrap" }}>
          {t.labelled(Math.min(labelled, queue.count), queue.count)}
        </Box>
      )}
      {passes > 0 && (
        <Button size="small" data-testid="blind-compare" onClick={() => actions.open({ kind: "passes" })}>
          {t.compare}
        </Button>
      )}
      <Button
        size="small"
        variant="outlined"
        data-testid="blind-end"
        sx={{ whiteSpace: "nowrap", flexShrink: 0 }}
        onClick={() => void actions.passes.blind(false)}
      >
        {t.end}
      </Button>
    </Box>
  );
}
