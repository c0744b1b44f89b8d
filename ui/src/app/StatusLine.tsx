// The line at the bottom: what the gallery shows, and the job that runs, with Stop.
import { Box, Button, LinearProgress, Typography } from "@mui/material";
import { text } from "../text";
import { useActions, useApp, useJobs } from "./context";
import { jobLine, jobShare } from "./jobLine";

export function StatusLine() {
  const shown = useApp((state) => state.gallery.ids.length);
  const hidden = useApp((state) => state.gallery.hidden);
  const selected = useApp((state) => state.selection.ids.size);
  const unknown = useApp((state) => state.view?.counts.unknown ?? 0);
  const missing = useApp((state) => state.view?.missingCount ?? 0);
  const s = text.status;
  return (
    <Box
      component="footer"
      data-testid="status-line"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 2,
        px: 1.5,
        height: 34,
        flexShrink: 0,
        bgcolor: "background.paper",
        borderTop: 1,
        borderColor: "divider",
        color: "text.secondary",
        fontSize: 12.5,
        whiteSpace: "nowrap",
        "& > span": { flexShrink: 0 },
      }}
    >
      <span>{s.shown(shown)}</span>
      {hidden > 0 && (
        <Box component="span" sx={{ color: "warning.main", fontWeight: 500 }}>
          {s.hidden(hidden)}
        </Box>
      )}
      <span>{s.unknown(unknown)}</span>
      {selected > 0 && (
        <Box component="span" sx={{ color: "primary.main", fontWeight: 500 }}>
          {s.selected(selected)}
        </Box>
      )}
      {missing > 0 && (
        <Box component="span" sx={{ color: "warning.main" }}>
          {text.menu.missingCount(missing)}
        </Box>
      )}
      <Box sx={{ flex: 1 }} />
      <JobProgressLine />
    </Box>
  );
}

export function JobProgressLine() {
  const job = useApp((state) => state.job);
  const fitOpen = useApp((state) => state.dialog?.kind === "fit");
  const actions = useActions();
  const jobs = useJobs();
  if (!job) return <span>{text.status.saved}</span>;
  const share = jobShare(job);
  return (
    <Box
      role="status"
      sx={{ display: "flex", alignItems: "center", gap: 1.5, minWidth: 0 }}
      data-testid="job"
    >
      <Typography variant="body2" noWrap sx={{ minWidth: 0 }}>
        {jobLine(job)}
      </Typography>
      <LinearProgress
        aria-label={job.title}
        variant={share === null ? "indeterminate" : "determinate"}
        value={(share ?? 0) * 100}
        sx={{ width: 140, borderRadius: 2, height: 6, flexShrink: 0 }}
      />
      {job.kind === "fit" && !fitOpen && (
        <Button size="small" data-testid="job-show" onClick={() => actions.open({ kind: "fit" })}>
          {text.status.showFit}
        </Button>
      )}
      <Button
        size="small"
        color="error"
        disabled={job.stopping || job.id === null}
        data-testid="job-stop"
        onClick={() => jobs.stop()}
      >
        {job.stopping ? text.status.stopping : text.status.stop}
      </Button>
    </Box>
  );
}
