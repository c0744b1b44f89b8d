// The built-in example: what it is, that it is simulated, and how to open it.
import { Box, Button, Chip, Paper, Typography } from "@mui/material";
import { useActions, useApp, useJobs } from "../app/context";
import { text } from "../text";
import { ExamplePicture } from "./ExamplePicture";

export function ExampleCard() {
  const actions = useActions();
  const jobs = useJobs();
  const exists = useApp((state) => state.info?.exampleExists ?? false);
  const busy = useApp((state) => state.job !== null);
  const s = text.start;
  return (
    <Paper variant="outlined" component="section" aria-labelledby="example-title" sx={{ overflow: "hidden" }}>
      <Box
        sx={{ display: "flex", bgcolor: "#000", height: 132, "@media (max-height: 780px)": { height: 84 } }}
      >
        <ExamplePicture vesicular={false} />
        <ExamplePicture vesicular />
      </Box>
      <Box sx={{ p: 2.5, "@media (max-height: 780px)": { p: 2 } }}>
        <Typography variant="overline" color="textSecondary" sx={{ lineHeight: 1.4 }}>
          {s.example}
        </Typography>
        <Box sx={{ display: "flex", alignItems: "center", gap: 1, mb: 1 }}>
          <Typography variant="h6" component="h2" id="example-title">
            {s.exampleTitle}
          </Typography>
          <Chip label={s.simulated} size="small" color="warning" sx={{ fontWeight: 700, fontSize: 11 }} />
        </Box>
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {s.exampleBody}
        </Typography>
        <Box
          component="dl"
          sx={{ display: "grid", gridTemplateColumns: "auto 1fr", columnGap: 2, rowGap: 0.25, m: 0, mb: 2 }}
        >
          {s.exampleFacts.map(([name, value]) => (
            <Box key={name} sx={{ display: "contents" }}>
              <Typography component="dt" variant="body2" color="textSecondary">
                {name}
              </Typography>
              <Typography component="dd" variant="body2" sx={{ m: 0 }}>
                {value}
              </Typography>
            </Box>
          ))}
        </Box>
        <Box sx={{ display: "flex", gap: 1 }}>
          <Button
            variant="contained"
            data-testid="start-example"
            disabled={busy}
            onClick={() => void jobs.example(false)}
          >
            {exists ? s.exampleContinue : s.exampleOpen}
          </Button>
          {exists && (
            <Button
              variant="outlined"
              data-testid="start-example-afresh"
              disabled={busy}
              onClick={() => actions.open({ kind: "exampleAfresh" })}
            >
              {s.exampleAfresh}
            </Button>
          )}
        </Box>
      </Box>
    </Paper>
  );
}
