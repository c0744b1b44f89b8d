// Why does the model say what it says? Category and method to ask by, the job while it runs, and the answer in words with
// what its colours mean.
import InfoOutlined from "@mui/icons-material/InfoOutlined";
import {
  Box,
  Button,
  FormControlLabel,
  IconButton,
  LinearProgress,
  MenuItem,
  Switch,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Tooltip,
  Typography,
} from "@mui/material";
import { useId } from "react";
import { useApp, useJobs } from "../app/context";
import { jobLine, jobShare } from "../app/jobLine";
import type { Explanation, ViewerImage } from "../backend";
import { text } from "../text";
import { HeatAnswer } from "./HeatAnswer";
import type { WhyEditor } from "./useWhy";

const t = text.why;
const METHODS: Explanation[] = ["gradCam", "occlusion"];

interface Props {
  asking: WhyEditor;
  image: Pick<ViewerImage, "slices" | "times">;
}

export function WhyCard({ asking, image }: Props) {
  const { why, method, maps, heat, change } = asking;
  const titleId = useId();
  const isStack = image.slices > 1 || image.times > 1;
  const asked = heat && asking.categories.find(({ id }) => id === heat.categoryId);
  return (
    <Box
      component="section"
      aria-labelledby={titleId}
      data-testid="why-card"
      sx={{ p: 1.5, display: "flex", flexDirection: "column", gap: 1.5 }}
    >
      <Box>
        <Typography variant="subtitle2" component="h3" id={titleId}>
          {t.title}
        </Typography>
        <Note>{t.body}</Note>
      </Box>
      <CategoryChoice asking={asking} />
      <MethodChoice method={method} maps={maps} onChange={(next) => change({ method: next })} />
      <Ask asking={asking} />
      <FormControlLabel
        label={t.each}
        control={
          <Switch
            size="small"
            checked={why.each}
            data-testid="why-each"
            onChange={(_event, each) => change({ each })}
          />
        }
        slotProps={{ typography: { variant: "body2" } }}
        sx={{ ml: 0, mr: 0, gap: 1 }}
      />
      {isStack && <Note>{t.stack}</Note>}
      {/* There from the start, so that an answer is read out when it comes. */}
      <Box role="status" sx={{ display: "contents" }}>
        {heat && <HeatAnswer heat={heat} name={asked?.name ?? ""} why={why} change={change} />}
      </Box>
      <Caution method={heat?.method ?? method} />
    </Box>
  );
}

function Note({ children, id }: { children: string; id?: string }) {
  return (
    <Typography variant="caption" component="p" color="textSecondary" id={id} sx={{ lineHeight: 1.4 }}>
      {children}
    </Typography>
  );
}

function CategoryChoice({ asking: { categories, categoryId, choose } }: { asking: WhyEditor }) {
  return (
    <TextField
      select
      fullWidth
      size="small"
      label={t.category}
      value={categoryId ?? ""}
      onChange={(event) => choose(event.target.value)}
      slotProps={{ htmlInput: { "data-testid": "why-category" } }}
      sx={{ "& .MuiSelect-select": { display: "flex", alignItems: "center", gap: 1, minWidth: 0 } }}
    >
      {categories.map(({ id, name, color }) => (
        <MenuItem key={id} value={id} data-testid={`why-category-${id}`} sx={{ gap: 1 }}>
          <Box
            component="span"
            aria-hidden
            sx={{ width: 12, height: 12, borderRadius: "3px", flexShrink: 0 }}
            style={{ background: color }}
          />
          <Box component="span" title={name} sx={{ overflow: "hidden", textOverflow: "ellipsis" }}>
            {name}
          </Box>
        </MenuItem>
      ))}
    </TextField>
  );
}

interface MethodProps {
  method: Explanation;
  maps: boolean;
  onChange(method: Explanation): void;
}

function MethodChoice({ method, maps, onChange }: MethodProps) {
  const id = useId();
  return (
    <Box>
      <Typography variant="caption" component="p" color="textSecondary" id={id} sx={{ mb: 0.5 }}>
        {t.method}
      </Typography>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        value={method}
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        onChange={(_event, next: Explanation | null) => next && onChange(next)}
        sx={{ mb: 0.75, "& .MuiToggleButton-root": { py: 0.25, px: 0.5, textTransform: "none" } }}
      >
        {METHODS.map((one) => (
          <ToggleButton
            key={one}
            value={one}
            disabled={one === "gradCam" && !maps}
            data-testid={`why-method-${one}`}
          >
            {t.methods[one]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Note id={`${id}-hint`}>{maps ? t.methodHints[method] : `${t.noMaps} ${t.methodHints[method]}`}</Note>
    </Box>
  );
}

/** The button, or the job that it has started. */
function Ask({ asking }: { asking: WhyEditor }) {
  const { heat, method, categoryId, explain } = asking;
  const answered = heat !== null && heat.method === method && heat.categoryId === categoryId;
  const job = useApp((state) => state.job);
  const jobs = useJobs();
  const id = useId();
  if (job?.kind === "explain") {
    const share = jobShare(job);
    return (
      <Box data-testid="why-progress">
        <Box sx={{ display: "flex", alignItems: "center", gap: 1.5 }}>
          <LinearProgress
            aria-label={job.title}
            variant={share === null ? "indeterminate" : "determinate"}
            value={(share ?? 0) * 100}
            sx={{ flex: 1, borderRadius: 2, height: 6 }}
          />
          <Button
            size="small"
            color="inherit"
            disabled={job.stopping || job.id === null}
            data-testid="why-stop"
            onClick={() => jobs.stop()}
          >
            {job.stopping ? text.status.stopping : text.status.stop}
          </Button>
        </Box>
        <Note>{jobLine(job)}</Note>
      </Box>
    );
  }
  return (
    <Box>
      <Button
        fullWidth
        variant="contained"
        disabled={job !== null || categoryId === null}
        aria-describedby={job ? id : undefined}
        data-testid="why-explain"
        onClick={explain}
      >
        {answered ? t.again : t.explain}
      </Button>
      {job && (
        <Box data-testid="why-busy" sx={{ mt: 0.5 }}>
          <Note id={id}>{text.job.busy(job.title)}</Note>
        </Box>
      )}
    </Box>
  );
}

function Caution({ method }: { method: Explanation }) {
  const sources = [t.sources[method], t.cautionSource];
  return (
    <Box sx={{ display: "flex", alignItems: "flex-start", gap: 0.5 }}>
      <Typography variant="caption" component="p" data-testid="why-caution" sx={{ flex: 1, lineHeight: 1.4 }}>
        {t.caution}
      </Typography>
      <Tooltip
        enterDelay={100}
        enterTouchDelay={0}
        describeChild
        title={sources.map((source) => (
          <Box key={source} sx={{ "& + &": { mt: 1 } }}>
            {source}
          </Box>
        ))}
      >
        <IconButton size="small" aria-label={t.source} data-testid="why-source" sx={{ p: 0.25 }}>
          <InfoOutlined sx={{ fontSize: 17 }} />
        </IconButton>
      </Tooltip>
    </Box>
  );
}
