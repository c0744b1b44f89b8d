// The map beside the gallery: images as points, like ones near each other. What is drawn around is selected there.
import Close from "@mui/icons-material/Close";
import Refresh from "@mui/icons-material/Refresh";
import ScatterPlotOutlined from "@mui/icons-material/ScatterPlotOutlined";
import { Alert, Box, Button, IconButton, MenuItem, TextField, Tooltip, Typography } from "@mui/material";
import { useState } from "react";
import { columnKey, columnTitle } from "../app/arrangement";
import { useActions, useApp, useCore, useJobs } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import { isBlind, PANELS } from "../app/state";
import type { Column, MapMethod } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { PanelEdge } from "../components/PanelEdge";
import { text } from "../text";
import { Legend } from "./Legend";
import { MapCanvas } from "./MapCanvas";
import { MapChart } from "./MapChart";
import { pointSheet } from "./pointSheet";
import { useColors } from "./useColors";

const t = text.map;
const METHODS: MapMethod[] = ["pca", "tsne"];
const BY: Column[] = (
  ["category", "prediction", "confidence", "margin", "entropy", "origin", "partition"] as const
).map((type) => ({ type }));

export function MapPanel() {
  const actions = useActions();
  const width = useApp((state) => state.panels.map);
  const open = useApp((state) => state.mapOpen && !isBlind(state) && (state.view?.imageCount ?? 0) > 0);
  const map = useApp((state) => state.map);
  if (!open) return null;
  return (
    <Box
      component="section"
      aria-label={t.title}
      data-testid="map"
      sx={{
        width,
        maxWidth: "calc(100% - 260px)",
        flexShrink: 0,
        position: "relative",
        display: "flex",
        flexDirection: "column",
        minHeight: 0,
        bgcolor: "background.paper",
        borderRight: 1,
        borderColor: "divider",
      }}
    >
      {map ? <Placed /> : <None />}
      <PanelEdge
        {...PANELS.map}
        width={width}
        label={text.common.panelWidth}
        testId="map-edge"
        onChange={(next) => actions.arrange.resizePanel("map", next)}
      />
    </Box>
  );
}

function Head({ children }: { children?: React.ReactNode }) {
  const actions = useActions();
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 1, px: 1.5, pt: 1.25, pb: 1, flexWrap: "wrap" }}>
      <Typography variant="subtitle2" component="h2" sx={{ mr: 0.5 }}>
        {t.title}
      </Typography>
      {children}
      <Box sx={{ flex: 1 }} />
      <IconButton
        size="small"
        aria-label={t.close}
        data-testid="map-close"
        onClick={() => actions.showMap(false)}
      >
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
}

function None() {
  const jobs = useJobs();
  const busy = useApp((state) => state.job !== null);
  return (
    <>
      <Head />
      <EmptyState icon={<ScatterPlotOutlined />} title={t.emptyTitle} body={t.emptyBody}>
        <Box sx={{ display: "flex", flexDirection: "column", gap: 1 }}>
          {METHODS.map((method) => (
            <Box key={method}>
              <Button
                fullWidth
                variant={method === "pca" ? "contained" : "outlined"}
                disabled={busy}
                data-testid={`map-make-${method}`}
                onClick={() => void jobs.map(method)}
              >
                {t.make[method]}
              </Button>
              <Typography variant="caption" component="p" sx={{ mt: 0.5 }}>
                {t.methodNotes[method]}
              </Typography>
            </Box>
          ))}
        </Box>
      </EmptyState>
    </>
  );
}

function Placed() {
  const jobs = useJobs();
  const { backend } = useCore();
  const map = useApp((state) => state.map);
  const metadata = useApp((state) => state.metadataColumns);
  const images = useApp((state) => state.view?.imageCount ?? 0);
  const busy = useApp((state) => state.job !== null);
  const columns = [...BY, ...metadata.map((data): Column => ({ type: "metadata", data }))];
  const [column, setColumn] = useState<Column>({ type: "category" });
  const groups = useColors(column);
  if (!map) return null;
  const missing = images - map.ids.length;
  return (
    <>
      <Head>
        <Choice
          label={t.method}
          value={map.method}
          testId="map-method"
          disabled={busy}
          options={METHODS.map((method) => [method, t.methods[method]])}
          onChange={(method) => void jobs.map(method as MapMethod)}
        />
        <Tooltip title={t.again}>
          <span>
            <IconButton
              size="small"
              aria-label={t.again}
              disabled={busy}
              data-testid="map-again"
              onClick={() => void jobs.map(map.method)}
            >
              <Refresh fontSize="small" />
            </IconButton>
          </span>
        </Tooltip>
        <Choice
          label={t.color}
          value={columnKey(column)}
          testId="map-color"
          options={columns.map((one) => [columnKey(one), columnTitle(one)])}
          onChange={(key) => {
            const chosen = columns.find((one) => columnKey(one) === key);
            if (chosen) setColumn(chosen);
          }}
        />
      </Head>
      {missing > 0 && (
        <Alert severity="info" icon={false} sx={{ mx: 1.5, mb: 1, py: 0 }}>
          {t.missing(missing)}
        </Alert>
      )}
      <MapCanvas map={map} groups={groups} by={columnTitle(column)} />
      <Legend groups={groups} />
      <Box sx={{ display: "flex", alignItems: "end", gap: 1, px: 1.5, pb: 0.5 }}>
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1, pb: 0.5 }}>
          {t.methodNotes[map.method]}. {t.hint}
        </Typography>
        <ExportButton
          testId="map-export"
          tables={[
            {
              id: "points",
              name: text.files.points,
              rows: () => pointSheet(backend, map, groups, columnTitle(column)),
            },
          ]}
          charts={[
            {
              id: "map",
              name: text.files.map,
              draw: (ink) => <MapChart {...{ map, groups, ink }} by={columnTitle(column)} />,
            },
          ]}
        />
      </Box>
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: [string, string][];
  testId: string;
  disabled?: boolean;
  onChange(value: string): void;
}

function Choice({ label, value, options, testId, disabled = false, onChange }: ChoiceProps) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      disabled={disabled}
      data-testid={testId}
      onChange={({ target }) => onChange(target.value)}
      sx={{ minWidth: 130, maxWidth: 200, "& .MuiInputBase-root": { fontSize: 13 } }}
    >
      {options.map(([key, title]) => (
        <MenuItem key={key} value={key}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
