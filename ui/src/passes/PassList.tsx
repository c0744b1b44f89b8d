// The passes that are kept, with what can be done with each.
import { Box, Button, Typography } from "@mui/material";
import { useState } from "react";
import { useActions } from "../app/context";
import type { PassView } from "../backend";
import { text } from "../text";
import { dateTime } from "../text/format";

const t = text.passes;

export function PassList({ passes }: { passes: readonly PassView[] }) {
  if (passes.length === 0) return <Typography color="textSecondary">{t.none}</Typography>;
  return (
    <Box component="section" aria-label={t.kept} sx={{ mb: 3 }}>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 0.5 }}>
        {t.kept}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }} data-testid="pass-list">
        {passes.map((pass) => (
          <Pass key={pass.id} pass={pass} />
        ))}
      </Box>
    </Box>
  );
}

function Pass({ pass }: { pass: PassView }) {
  const actions = useActions();
  // It cannot be undone, so the button asks once more.
  const [asked, setAsked] = useState(false);
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1,
        py: 0.5,
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography noWrap title={pass.name}>
          {pass.name}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t.about(pass.labelled, dateTime(pass.keptAt))}
        </Typography>
      </Box>
      <Button
        size="small"
        title={t.takeHint}
        data-testid={`pass-take-${pass.id}`}
        onClick={() => void actions.passes.take(pass.id)}
      >
        {t.take}
      </Button>
      <Button
        size="small"
        color={asked ? "error" : "inherit"}
        data-testid={`pass-delete-${pass.id}`}
        onBlur={() => setAsked(false)}
        onClick={() => (asked ? void actions.passes.delete(pass.id) : setAsked(true))}
      >
        {asked ? t.deleteSure : t.delete}
      </Button>
    </Box>
  );
}
