// Values by dose: which column has the doses, of which compound, and what came of it as a chart, a curve and a table.
import { Alert, Box, Button, MenuItem, TextField, Typography } from "@mui/material";
import { useApp } from "../app/context";
import type { DoseCurveView, DoseView, EstimateView } from "../backend";
import { said, text } from "../text";
import { metric } from "../text/format";
import { ColumnField } from "./ColumnsForm";
import { hasControls } from "./choice";
import { DoseChart } from "./DoseChart";
import { DoseTable } from "./DoseTable";
import { doseText, intervalText, tableValue } from "./figures";
import type { PanelProps } from "./SidePanel";
import { useAnswer } from "./useAnswer";
import { useValues } from "./ValuesField";
import type { ValueKind } from "./wells";

const t = text.plates;

export function DosePanel({ view, value, choice, choose }: PanelProps) {
  const { dose, group, groupValue } = choice;
  const groups = useValues(group ?? "");
  const likely = view.choices.find((name) => /dose|conc|µM|\buM\b|\bnM\b/i.test(name));
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
      <ColumnField
        label={t.doseColumn}
        none={t.notChosen}
        value={dose}
        choices={view.choices}
        testId="dose-column"
        onChange={(name) => choose({ dose: name })}
      />
      <Box sx={{ display: "flex", gap: 1 }}>
        <ColumnField
          label={t.groupColumn}
          none={t.allGroups}
          value={group}
          choices={view.choices}
          testId="dose-group"
          onChange={(name) => choose({ group: name, groupValue: null })}
        />
        {group !== null && (
          <TextField
            select
            fullWidth
            size="small"
            label={t.groupValue}
            value={groups.some((one) => one.value === groupValue) ? groupValue : ""}
            data-testid="dose-group-value"
            onChange={({ target }) => choose({ groupValue: target.value })}
            sx={{ minWidth: 0 }}
          >
            {groups
              .filter((one) => one.value !== "")
              .map((one) => (
                <MenuItem key={one.value} value={one.value}>
                  {one.title}
                </MenuItem>
              ))}
          </TextField>
        )}
      </Box>
      {dose === null ? (
        <>
          <Typography variant="body2" color="textSecondary" data-testid="dose-first">
            {t.doseFirst}
          </Typography>
          {likely !== undefined && (
            <Button
              size="small"
              variant="outlined"
              data-testid="dose-likely"
              onClick={() => choose({ dose: likely })}
              sx={{ alignSelf: "start" }}
            >
              {likely}
            </Button>
          )}
        </>
      ) : (
        value.category !== "" && <Answer view={view} value={value} choice={choice} choose={choose} />
      )}
    </Box>
  );
}

function Answer({ view, value, choice }: PanelProps) {
  const { basis, dose, controls } = choice;
  const { columns } = view;
  const revision = useApp((state) => state.view?.revision);
  const column = dose ?? "";
  // Without a value the column alone parts nothing.
  const [group, groupValue] = choice.groupValue === null ? [null, null] : [choice.group, choice.groupValue];
  const given = hasControls(controls) ? controls : null;
  const found = useAnswer(
    JSON.stringify([columns, basis, value, column, group, groupValue, given, revision]),
    (backend) => backend.doseResponse(columns, basis, value, column, group, groupValue, given),
  );
  if (!found) return null;
  return <DoseAnswer found={found} kind={value.type} controlled={given !== null} />;
}

interface AnswerProps {
  found: DoseView;
  kind: ValueKind;
  /** Whether there are controls. */
  controlled: boolean;
}

export function DoseAnswer({ found, kind, controlled }: AnswerProps) {
  const { curve, reason, notes, rows, unit } = found;
  return (
    <>
      {notes.length > 0 && (
        <Alert severity="warning" sx={{ py: 0 }} data-testid="dose-notes">
          {notes.map(said).map((note) => (
            <div key={note}>{note}</div>
          ))}
        </Alert>
      )}
      {rows.length === 0 ? (
        <Typography variant="body2" data-testid="dose-none">
          {t.noDoses}
        </Typography>
      ) : (
        <>
          {curve && <Curve curve={curve} kind={kind} unit={unit} />}
          {!curve && (
            <Typography variant="body2" data-testid="dose-no-curve">
              <strong>{t.noCurve}.</strong> {reason !== null && said(reason)}
            </Typography>
          )}
          <DoseChart found={found} kind={kind} />
          <DoseTable found={found} kind={kind} />
          <Typography variant="caption" color="textSecondary">
            {controlled ? t.doseWithControls : t.doseWithoutControls}
          </Typography>
        </>
      )}
    </>
  );
}

function Curve({ curve, kind, unit }: { curve: DoseCurveView; kind: ValueKind; unit: string | null }) {
  const dosed = (dose: number) => (unit === null ? doseText(dose) : `${doseText(dose)} ${unit}`);
  const rest: [string, EstimateView, (value: number) => string][] = [
    [t.slope, curve.slope, (value) => metric(value, 2)],
    [t.bottom, curve.bottom, (value) => tableValue(value, kind)],
    [t.top, curve.top, (value) => tableValue(value, kind)],
  ];
  return (
    <Box data-testid="dose-curve">
      <Box sx={{ display: "flex", alignItems: "baseline", columnGap: 1.5, flexWrap: "wrap" }}>
        <Typography
          component="span"
          data-testid="ec50"
          data-selectable
          sx={{ fontSize: 26, fontWeight: 500 }}
        >
          {t.ec50} {dosed(curve.ec50.value)}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary">
          {intervalText(curve.ec50, dosed)}
        </Typography>
      </Box>
      {curve.beyondDoses && (
        <Typography variant="body2" color="warning.main" data-testid="ec50-beyond">
          {t.beyond}
        </Typography>
      )}
      <Box
        component="dl"
        sx={{
          display: "grid",
          gridTemplateColumns: "auto auto 1fr",
          columnGap: 1.5,
          rowGap: 0.25,
          m: 0,
          mt: 0.5,
          fontSize: 13,
          "& dd": { m: 0, fontVariantNumeric: "tabular-nums" },
        }}
      >
        {rest.map(([name, estimate, write]) => [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={`${name} value`}>{write(estimate.value)}</dd>,
          <Box component="dd" key={`${name} interval`} sx={{ color: "text.secondary" }}>
            {intervalText(estimate, write)}
          </Box>,
        ])}
        <dt>{t.rSquared}</dt>
        <dd>{metric(curve.rSquared, 2)}</dd>
      </Box>
    </Box>
  );
}
