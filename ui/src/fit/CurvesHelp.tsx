// Reading the curves: the questions that come up before the first plots, answered in a box beside them and in a dialog.
import { Box, Typography, useTheme } from "@mui/material";
import { PlainDialog } from "../components/PlainDialog";
import { text } from "../text";

export function CurvesHelp() {
  return (
    <Box
      component="section"
      aria-labelledby="curves-title"
      sx={{ p: 2, borderRadius: 2, bgcolor: "action.hover" }}
    >
      <Typography variant="subtitle2" component="h3" id="curves-title" sx={{ mb: 1, fontSize: 15 }}>
        {text.curves.title}
      </Typography>
      <Answers />
    </Box>
  );
}

export function CurvesDialog({ onClose }: { onClose(): void }) {
  return (
    <PlainDialog title={text.curves.title} width="md" onClose={onClose}>
      <Answers />
    </PlainDialog>
  );
}

function Answers() {
  const t = text.curves;
  return (
    <Box
      data-testid="curves-help"
      sx={{
        display: "grid",
        gridTemplateColumns: "repeat(auto-fit, minmax(min(300px, 100%), 1fr))",
        columnGap: 4,
        rowGap: 2,
      }}
    >
      <Box component="dl" sx={{ m: 0, "& > :last-child": { mb: 0 } }}>
        {t.entries.map(([name, meaning]) => (
          <Box key={name} sx={{ mb: 1.25 }}>
            <Typography component="dt" variant="body2" sx={{ fontWeight: 500 }}>
              {name}
            </Typography>
            <Typography component="dd" variant="body2" color="textSecondary" sx={{ m: 0 }}>
              {meaning}
            </Typography>
          </Box>
        ))}
      </Box>
      <Box>
        <Typography variant="body2" sx={{ fontWeight: 500, mb: 0.5 }}>
          {t.overfitTitle}
        </Typography>
        <OverfittingSketch />
        <Typography variant="body2" color="textSecondary">
          {t.overfitBody}
        </Typography>
      </Box>
    </Box>
  );
}

function OverfittingSketch() {
  const { palette } = useTheme();
  const [loss, validation] = palette.mode === "dark" ? ["#56b4e9", "#ff9e4a"] : ["#0072b2", "#d55e00"];
  const ink = palette.text.secondary;
  const t = text.curves;
  return (
    <svg
      viewBox="0 0 300 130"
      role="img"
      aria-label={t.overfitAlt}
      style={{ width: "100%", maxWidth: 380, display: "block", marginBottom: 8 }}
    >
      <path d="M24 8 V108 H292" fill="none" stroke={ink} strokeWidth="1" />
      <rect x="140" y="8" width="152" height="100" fill={validation} opacity="0.09" />
      <path d="M140 8 V108" stroke={ink} strokeDasharray="2 3" />
      <path d="M28 16 C70 66 110 84 160 92 S250 101 288 103" fill="none" stroke={loss} strokeWidth="2.2" />
      <path
        d="M28 22 C66 62 100 78 140 79 S230 62 288 30"
        fill="none"
        stroke={validation}
        strokeWidth="2.2"
        strokeDasharray="6 4"
      />
      <g fontSize="10.5" fontFamily="Roboto, sans-serif" fill={ink}>
        <text x="144" y="20">
          {t.turn}
        </text>
        <text x="214" y="94" fill={loss}>
          {text.fit.loss}
        </text>
        <text x="246" y="38" textAnchor="end" fill={validation}>
          {text.fit.validationLoss}
        </text>
        <text x="258" y="123">
          {text.fit.epoch}
        </text>
      </g>
    </svg>
  );
}
