// How far the controls of the shown plate lie apart, in numbers and in words; below, each of several plates.
import { Box, ButtonBase, Paper, Typography } from "@mui/material";
import { useApp } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import { formulasOf } from "../app/formulas";
import { useAnswer } from "../app/useAnswer";
import type { SeparationView } from "../backend";
import { type Formula, FormulaButton } from "../components/FormulaButton";
import { said, text } from "../text";
import { metric } from "../text/format";
import { readingOf, tableValue } from "./figures";
import type { PanelProps } from "./SidePanel";
import { separationSheet } from "./sheets";
import type { ValueKind } from "./wells";

const t = text.plates;

export function Separation({ view, value, choice, choose }: PanelProps) {
  const { basis, controls, robust } = choice;
  const { columns } = view;
  const revision = useApp((state) => state.view?.revision);
  const found = useAnswer(JSON.stringify([columns, basis, value, controls, robust, revision]), (backend) =>
    backend.separation(columns, basis, value, controls, robust),
  );
  if (!found) return null;
  const at = Math.min(choice.plate, view.plates.length - 1);
  const shown = found[at];
  return (
    <>
      {shown && <SeparationCard found={shown} kind={value.type} robust={robust} formulas={view.formulas} />}
      {found.length > 1 && (
        <SeparationTable found={found} current={at} onOpen={(plate) => choose({ plate, all: false })} />
      )}
      <ExportButton
        testId="separation-export"
        tables={[
          { id: "separation", name: text.files.separation, rows: () => separationSheet(found, robust) },
        ]}
        sx={{ alignSelf: "end" }}
      />
    </>
  );
}

interface CardProps {
  found: SeparationView;
  kind: ValueKind;
  robust: boolean;
  formulas: readonly Formula[];
}

export function SeparationCard({ found, kind, robust, formulas }: CardProps) {
  const { zPrime, ssmd, positive, negative, positiveWells, negativeWells, reason } = found;
  return (
    <Paper variant="outlined" data-testid="separation" sx={{ p: 1.5 }}>
      {found.plate !== null && (
        <Typography variant="subtitle2" component="h3" sx={{ mb: 0.5, overflowWrap: "anywhere" }}>
          {found.plate}
        </Typography>
      )}
      <Box sx={{ display: "flex", gap: 4 }}>
        <Big name={t.zPrime} value={zPrime} formulas={formulasOf(formulas, "zPrime")} testId="z-prime" />
        <Big name={t.ssmd} value={ssmd} formulas={formulasOf(formulas, "ssmd")} testId="ssmd" />
      </Box>
      {zPrime !== null && (
        <Typography variant="body2" data-testid="z-prime-reading" sx={{ mt: 0.5 }}>
          {t.readings[readingOf(zPrime)]}
        </Typography>
      )}
      {reason !== null && (
        <Typography variant="body2" data-testid="separation-reason" sx={{ mt: 0.5 }}>
          {said(reason)}
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>
        {t.readingsHint}
      </Typography>
      <Box
        component="dl"
        sx={{
          display: "grid",
          gridTemplateColumns: "1fr auto auto",
          columnGap: 2,
          rowGap: 0.5,
          m: 0,
          mt: 1,
          fontSize: 13,
          "& dd": { m: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
        }}
      >
        <dt>{robust ? t.positiveMedian : t.positiveMean}</dt>
        <dd>{tableValue(positive, kind)}</dd>
        <dd>{t.wells(positiveWells)}</dd>
        <dt>{robust ? t.negativeMedian : t.negativeMean}</dt>
        <dd>{tableValue(negative, kind)}</dd>
        <dd>{t.wells(negativeWells)}</dd>
      </Box>
    </Paper>
  );
}

interface BigProps {
  name: string;
  value: number | null;
  formulas: readonly Formula[];
  testId: string;
}

function Big({ name, value, formulas, testId }: BigProps) {
  return (
    <Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: 0.5 }}>
        <Typography variant="body2">{name}</Typography>
        <FormulaButton name={name} formulas={formulas} />
      </Box>
      <Typography
        data-testid={testId}
        data-selectable
        sx={{ fontSize: 26, fontWeight: 500, lineHeight: 1.2, fontVariantNumeric: "tabular-nums" }}
      >
        {metric(value, 2)}
      </Typography>
    </Box>
  );
}

interface TableProps {
  found: readonly SeparationView[];
  current: number;
  onOpen(plate: number): void;
}

export function SeparationTable({ found, current, onOpen }: TableProps) {
  return (
    <Box
      component="table"
      data-testid="separation-table"
      sx={{
        width: "100%",
        borderCollapse: "collapse",
        fontSize: 13,
        "& th, & td": { p: 0.75, textAlign: "right", borderBottom: 1, borderColor: "divider" },
        "& th:first-of-type": { textAlign: "left" },
        "& th": { fontWeight: 500 },
        "& td": { fontVariantNumeric: "tabular-nums" },
        "& tr[aria-current=true]": { bgcolor: "action.selected" },
      }}
    >
      <caption style={{ textAlign: "left", fontSize: 12.5, paddingBottom: 4 }}>{t.everyPlateTable}</caption>
      <thead>
        <tr>
          <th scope="col">{t.plate}</th>
          <th scope="col">{t.zPrime}</th>
          <th scope="col">{t.ssmd}</th>
        </tr>
      </thead>
      <tbody>
        {found.map(({ plate, zPrime, ssmd, reason }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: plates keep their places
          <tr key={at} aria-current={at === current}>
            <th scope="row">
              <ButtonBase
                data-testid={`separation-plate-${at}`}
                onClick={() => onOpen(at)}
                sx={{ font: "inherit", color: "primary.main", textAlign: "left", overflowWrap: "anywhere" }}
              >
                {plate ?? t.onlyPlate}
              </ButtonBase>
            </th>
            <td title={reason === null ? undefined : said(reason)}>
              {zPrime === null ? t.undefined : `${metric(zPrime, 2)} (${t.readingWords[readingOf(zPrime)]})`}
            </td>
            <td>{metric(ssmd, 2)}</td>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
