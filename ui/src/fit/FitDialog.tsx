// Fit: settings and training plots on one screen where there is room, in tabs where there is not. It can be closed while
// a fit runs; the line at the bottom of the window goes on telling.
import Close from "@mui/icons-material/Close";
import PlayArrow from "@mui/icons-material/PlayArrow";
import Stop from "@mui/icons-material/Stop";
import {
  Box,
  Button,
  Dialog,
  IconButton,
  LinearProgress,
  Tab,
  Tabs,
  Tooltip,
  Typography,
  useMediaQuery,
} from "@mui/material";
import { useState } from "react";
import { useActions, useApp, useJobs } from "../app/context";
import { jobLine, jobShare } from "../app/jobLine";
import { text } from "../text";
import { ModelSummary } from "./ModelSummary";
import { problemsOf } from "./problems";
import { SettingsPanel } from "./SettingsPanel";
import { TrainingPlots } from "./TrainingPlots";
import { useFitDraft } from "./useFitDraft";

type TabName = "settings" | "plots" | "summary";

export function FitDialog() {
  const actions = useActions();
  const view = useApp((state) => state.view);
  if (!view) return null;
  const close = () => actions.open(null);
  return (
    <Dialog
      open
      onClose={close}
      maxWidth={false}
      aria-labelledby="fit-title"
      data-testid="fit-dialog"
      slotProps={{ paper: { sx: { width: "min(1640px, 96vw)", height: "94vh", maxHeight: "94vh", m: 0 } } }}
    >
      {/* The draft lives as long as the dialog and belongs to this project. */}
      <FitContent key={view.token} onClose={close} />
    </Dialog>
  );
}

function FitContent({ onClose }: { onClose(): void }) {
  const jobs = useJobs();
  const saved = useApp((state) => state.view?.fitSettings);
  const job = useApp((state) => state.job);
  const wide = useMediaQuery("(min-width: 1100px)");
  const [tab, setTab] = useState<TabName>("settings");
  if (!saved) throw new Error("the fit dialog needs a project");
  const draft = useFitDraft(saved);
  const t = text.fit;

  const fitting = job?.kind === "fit" ? job : null;
  const problems = problemsOf(draft.check, draft.typed, draft.specs);
  const checked = draft.check !== null && draft.specs.length > 0;
  const blocked = !checked || problems.length > 0 || job !== null;
  const why =
    job && !fitting
      ? text.job.busy(job.title)
      : !checked
        ? t.checking
        : problems.map(({ line }) => line).join("\n");
  const shown: TabName = wide && tab === "plots" ? "settings" : tab;
  const run = () => {
    if (!wide) setTab("plots");
    void jobs.fit(draft.settings, draft.start);
  };

  return (
    <>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 1,
          pl: 2.5,
          pr: 1.5,
          borderBottom: 1,
          borderColor: "divider",
          minHeight: 56,
        }}
      >
        <Typography variant="h6" component="h2" id="fit-title" sx={{ whiteSpace: "nowrap", mr: 1 }}>
          {t.title}
        </Typography>
        <Tabs
          value={shown}
          onChange={(_event, value) => setTab(value as TabName)}
          sx={{ minHeight: 56, "& .MuiTab-root": { minHeight: 56 } }}
        >
          <Tab value="settings" label={wide ? t.both : t.hyperparameters} data-testid="fit-tab-settings" />
          {!wide && <Tab value="plots" label={t.plots} data-testid="fit-tab-plots" />}
          <Tab value="summary" label={t.summary} data-testid="fit-tab-summary" />
        </Tabs>
        <Typography
          variant="caption"
          id="fit-blocked"
          data-testid="fit-blocked"
          sx={{
            flex: 1,
            minWidth: 0,
            textAlign: "right",
            lineHeight: 1.3,
            color: "warning.main",
            display: "-webkit-box",
            WebkitLineClamp: 2,
            WebkitBoxOrient: "vertical",
            overflow: "hidden",
          }}
        >
          {!fitting && checked ? (job ? why : problems[0]?.line) : ""}
        </Typography>
        {fitting ? (
          <Button
            variant="contained"
            color="error"
            startIcon={<Stop />}
            data-testid="fit-stop"
            disabled={fitting.stopping || fitting.id === null}
            onClick={() => jobs.stop()}
          >
            {fitting.stopping ? t.stopping : t.stop}
          </Button>
        ) : (
          <Tooltip title={blocked ? <span style={{ whiteSpace: "pre-line" }}>{why}</span> : ""}>
            <span>
              <Button
                variant="contained"
                startIcon={<PlayArrow />}
                data-testid="fit-run"
                disabled={blocked}
                aria-description={blocked ? why : undefined}
                onClick={run}
              >
                {t.run}
              </Button>
            </span>
          </Tooltip>
        )}
        <Tooltip title={text.common.close}>
          <IconButton aria-label={text.common.close} data-testid="fit-close" onClick={onClose}>
            <Close />
          </IconButton>
        </Tooltip>
      </Box>
      {fitting && (
        <Box
          sx={{ px: 2.5, py: 1, borderBottom: 1, borderColor: "divider" }}
          role="status"
          data-testid="fit-progress"
        >
          <Box sx={{ display: "flex", justifyContent: "space-between", gap: 2, mb: 0.75 }}>
            <Typography variant="body2">{jobLine(fitting)}</Typography>
            <Typography
              variant="body2"
              color="textSecondary"
              noWrap
              sx={{ display: { xs: "none", md: "block" } }}
            >
              {t.runningHint}
            </Typography>
          </Box>
          <LinearProgress
            aria-label={fitting.title}
            variant={jobShare(fitting) === null ? "indeterminate" : "determinate"}
            value={(jobShare(fitting) ?? 0) * 100}
            sx={{ height: 6, borderRadius: 3 }}
          />
        </Box>
      )}
      <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
        {shown === "settings" && (
          <Box
            sx={{
              width: wide ? 400 : "100%",
              flexShrink: 0,
              overflowY: "auto",
              borderRight: wide ? 1 : 0,
              borderColor: "divider",
            }}
          >
            <SettingsPanel
              draft={draft}
              problems={problems}
              disabled={fitting !== null}
              columns={wide ? 1 : 2}
            />
          </Box>
        )}
        {(shown === "plots" || (shown === "settings" && wide)) && (
          <Box sx={{ flex: 1, minWidth: 0, overflowY: "auto" }}>
            <TrainingPlots planned={draft.settings.epochs} quick={draft.settings.architecture === "quick"} />
          </Box>
        )}
        {shown === "summary" && (
          <Box sx={{ flex: 1, minWidth: 0, overflowY: "auto" }}>
            <ModelSummary />
          </Box>
        )}
      </Box>
    </>
  );
}
