// The job that runs while the evaluation is open: the line at the bottom of the window lies under the dialog.
import { Box, Button, LinearProgress, Typography } from "@mui/material";
import { useApp, useJobs } from "../app/context";
import { jobLine, jobShare } from "../app/jobLine";
import { text } from "../text";

export function RunningJob() {
  const jobs = useJobs();
  const job = useApp((state) => state.job);
  if (!job) return null;
  const share = jobShare(job);
  return (
    <Box data-testid="evaluation-job" aria-busy>
      <LinearProgress
        aria-label={job.title}
        variant={share === null ? "indeterminate" : "determinate"}
        value={(share ?? 0) * 100}
      />
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, px: 3, py: 0.5 }}>
        <Typography variant="body2" noWrap sx={{ flex: 1, minWidth: 0 }}>
          {jobLine(job)}
        </Typography>
        <Button
          size="small"
          disabled={job.stopping || job.id === null}
          data-testid="evaluation-stop"
          onClick={() => jobs.stop()}
        >
          {job.stopping ? text.status.stopping : text.status.stop}
        </Button>
      </Box>
    </Box>
  );
}
