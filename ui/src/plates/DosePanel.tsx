// Values by dose: which column has the doses, of which compound, and what came of it as a chart, a curve and a table.
import { Alert, Box, Button, MenuItem, TextField, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { useApp } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import { useAnswer } from "../app/useAnswer";
import type { DoseView } from "../backend";
import type { Formula } from "../components/FormulaButton";
import { said, text } from "../text";
import { ColumnField } from "./ColumnsForm";
import { hasControls } from "./choice";
import { DoseChart } from "./DoseChart";
import { DoseCurve } from "./DoseCurve";
import { DoseDrawing } from "./DoseDrawing";
import { DoseTable } from "./DoseTable";
import { doseScale } from "./doseScale";
import type { PanelProps } from "./SidePanel";
import { curveSheet, doseSheet } from "./sheets";
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
  const category = view.categories.find(({ id }) => id === value.category)?.name ?? "";
  const valueName = t.of(t.values[value.type], category);
  const about = groupValue === null ? column : `${column} · ${group}: ${groupValue}`;
  const { rows, curve, unit } = found;
  const tools = (
    <ExportButton
      testId="dose-export"
      tables={[
        { id: "doses", name: text.files.doses, rows: () => doseSheet(found) },
        {
          id: "dose-curve",
          name: text.files.fittedCurve,
          empty: curve === null,
          rows: () => (curve ? curveSheet(curve, unit) : []),
        },
      ]}
      charts={[
        {
          id: "dose",
          name: text.files.dose,
          empty: doseScale(rows.map(({ dose }) => dose)) === null,
          draw: (ink) => (
            <DoseDrawing found={found} kind={value.type} ink={ink} file={{ about, valueName }} />
          ),
        },
      ]}
      sx={{ alignSelf: "end" }}
    />
  );
  const shown = { found, kind: value.type, controlled: given !== null, formulas: view.formulas };
  return <DoseAnswer {...shown} tools={tools} />;
}

interface AnswerProps {
  found: DoseView;
  kind: ValueKind;
  /** Whether there are controls. */
  controlled: boolean;
  formulas: readonly Formula[];
  /** Above the chart. */
  tools?: ReactNode;
}

export function DoseAnswer({ found, kind, controlled, formulas, tools }: AnswerProps) {
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
          {curve && <DoseCurve {...{ curve, kind, unit, formulas }} />}
          {!curve && (
            <Typography variant="body2" data-testid="dose-no-curve">
              <strong>{t.noCurve}.</strong> {reason !== null && said(reason)}
            </Typography>
          )}
          {tools}
          <DoseChart found={found} kind={kind} />
          <DoseTable found={found} kind={kind} formulas={formulas} />
          <Typography variant="caption" color="textSecondary">
            {controlled ? t.doseWithControls : t.doseWithoutControls}
          </Typography>
        </>
      )}
    </>
  );
}
