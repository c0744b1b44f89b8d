// Below an image that is a stack or a series: which slice, a projection of all, and which time.
import { Box, Slider, ToggleButton, ToggleButtonGroup, Tooltip, Typography } from "@mui/material";
import { useId, useRef } from "react";
import type { SliceView, ViewerImage } from "../backend";
import { text } from "../text";

interface Props {
  image: ViewerImage;
  slice: SliceView;
  time: number;
  onSlice(slice: SliceView): void;
  onTime(time: number): void;
}

const t = text.viewer;

export function StackBar({ image, slice, time, onSlice, onTime }: Props) {
  const { slices, times } = image;
  // A projection keeps the slice to come back to.
  const last = useRef(0);
  if (typeof slice !== "string") last.current = slice.one;
  if (slices <= 1 && times <= 1) return null;
  const shown = Math.min(last.current, slices - 1);
  const kind = typeof slice === "string" ? slice : "one";
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 3,
        px: 2,
        height: 44,
        flexShrink: 0,
        bgcolor: "background.paper",
        borderTop: 1,
        borderColor: "divider",
      }}
    >
      {slices > 1 && (
        <>
          <Steps
            label={t.slice}
            said={kind === "one" ? t.sliceOf(shown + 1, slices) : t[kind]}
            value={shown}
            count={slices}
            dim={kind !== "one"}
            testId="viewer-slice"
            onChange={(one) => onSlice({ one })}
          />
          <ToggleButtonGroup
            exclusive
            size="small"
            value={kind}
            aria-label={t.projection}
            onChange={(_event, next: "one" | "max" | "mean" | null) => {
              if (next) onSlice(next === "one" ? { one: shown } : next);
            }}
            sx={{
              "& .MuiToggleButton-root": { py: 0.25, px: 1.25, textTransform: "none", whiteSpace: "nowrap" },
            }}
          >
            <ToggleButton value="one" data-testid="viewer-one">
              {t.oneSlice}
            </ToggleButton>
            <Tooltip title={t.maxHint}>
              <ToggleButton value="max" data-testid="viewer-max">
                {t.max}
              </ToggleButton>
            </Tooltip>
            <Tooltip title={t.meanHint}>
              <ToggleButton value="mean" data-testid="viewer-mean">
                {t.mean}
              </ToggleButton>
            </Tooltip>
          </ToggleButtonGroup>
        </>
      )}
      {times > 1 && (
        <Steps
          label={t.time}
          said={t.timeOf(time + 1, times)}
          value={time}
          count={times}
          testId="viewer-time"
          onChange={onTime}
        />
      )}
    </Box>
  );
}

interface StepsProps {
  label: string;
  /** The value in words. */
  said: string;
  /** From 0. */
  value: number;
  count: number;
  dim?: boolean;
  testId: string;
  onChange(value: number): void;
}

function Steps({ label, said, value, count, dim, testId, onChange }: StepsProps) {
  const id = useId();
  return (
    <Box sx={{ flex: 1, minWidth: 0, maxWidth: 520, display: "flex", alignItems: "center", gap: 2 }}>
      <Typography variant="body2" id={id}>
        {label}
      </Typography>
      <Slider
        size="small"
        min={0}
        max={count - 1}
        value={Math.min(value, count - 1)}
        marks={count <= 40}
        aria-labelledby={id}
        getAriaValueText={() => said}
        data-testid={testId}
        onChange={(_event, next) => onChange(next as number)}
        sx={{ opacity: dim ? 0.5 : 1 }}
      />
      <Typography
        variant="body2"
        color="textSecondary"
        sx={{ minWidth: 66, whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }}
      >
        {said}
      </Typography>
    </Box>
  );
}
