// The mark on a tile: the category's code in its colour, by shape a label, a label that was accepted from a prediction, a
// prediction, or neither; and what each of them means.
import Check from "@mui/icons-material/Check";
import Label from "@mui/icons-material/Label";
import LabelImportantOutlined from "@mui/icons-material/LabelImportantOutlined";
import LabelOutlined from "@mui/icons-material/LabelOutlined";
import { Box, Typography } from "@mui/material";
import type { CSSProperties } from "react";
import { text } from "../text";
import type { TileLook } from "./tileLook";
import "./gallery.css";

type Look = Pick<TileLook, "state" | "accepted">;

export function Mark({ look, code, title }: { look: Look; code: string; title: string }) {
  const { state, accepted } = look;
  const Icon = state === "label" ? Label : state === "prediction" ? LabelImportantOutlined : LabelOutlined;
  return (
    <span className="tile-mark" data-state={state} title={title}>
      <Icon />
      {code}
      {accepted && <Check className="tile-accepted" />}
    </span>
  );
}

const SAMPLE_CODE = "PC";
const SAMPLES: { name: keyof typeof text.marks.rows; look: Look; code: string }[] = [
  { name: "label", look: { state: "label", accepted: false }, code: SAMPLE_CODE },
  { name: "accepted", look: { state: "label", accepted: true }, code: SAMPLE_CODE },
  { name: "prediction", look: { state: "prediction", accepted: false }, code: `${SAMPLE_CODE} 87 %` },
  { name: "unknown", look: { state: "unknown", accepted: false }, code: "" },
];
const SAMPLE_COLOR = { "--category": "#009e73", "--category-ink": "#000000" } as CSSProperties;

export function MarkLegend() {
  return (
    <Box
      component="dl"
      className="mark-legend"
      style={SAMPLE_COLOR}
      data-testid="mark-legend"
      sx={{ display: "grid", gridTemplateColumns: "auto 1fr", columnGap: 3, rowGap: 1, m: 0 }}
    >
      {SAMPLES.map(({ name, look, code }) => (
        <Box key={name} sx={{ display: "contents" }}>
          <Box component="dt">
            <Mark look={look} code={code} title={text.marks.rows[name]} />
          </Box>
          <Typography component="dd" variant="body2" color="textSecondary" sx={{ m: 0 }}>
            {text.marks.rows[name]}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
