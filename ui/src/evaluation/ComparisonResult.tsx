// What two models made of the same images: their metrics, the difference with its interval, whether it could be chance, and
// who is right where the other is wrong.
import { Alert, Box, Button, Typography } from "@mui/material";
import type { ComparedView, ComparisonView } from "../backend";
import { said, text } from "../text";
import { metric, percent } from "../text/format";
import { pointsText, pText, verdictOf } from "./comparing";
import { plainTable } from "./looks";

interface Props {
  found: ComparisonView;
  onSelect(ids: number[]): void;
}

const MEASURES = ["accuracy", "balancedAccuracy", "kappa", "crossEntropy"] as const;

export function ComparisonResult({ found, onSelect }: Props) {
  const { first, second, count, leftOut, difference, range, p, notes } = found;
  const t = text.comparing;
  if (count === 0) return <Alert severity="info">{t.nothing}</Alert>;
  const better = difference > 0 ? second : first;
  const verdict = p === null ? null : verdictOf(p);
  return (
    <Box data-testid="comparison" sx={{ display: "flex", flexDirection: "column", gap: 2.5 }}>
      {notes.length > 0 && (
        <Alert severity="warning">
          {notes.map(said).map((note) => (
            <div key={note}>{note}</div>
          ))}
        </Alert>
      )}
      <Box>
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: 1.5 }}>
          <Typography
            component="p"
            sx={{ fontSize: 22, fontWeight: 500 }}
            data-testid="comparison-difference"
          >
            {t.difference(t.points(pointsText(difference)))}
          </Typography>
          {range && (
            <Typography color="textSecondary">
              {t.differenceRange(pointsText(range.low), pointsText(range.high))}
            </Typography>
          )}
        </Box>
        <Typography variant="body2" color="textSecondary">
          {t.differenceHint} {t.images(count, leftOut)}
        </Typography>
      </Box>
      <Box data-testid="comparison-verdict">
        <Typography variant="subtitle2" component="h3">
          {t.pTitle}
        </Typography>
        <Typography sx={{ maxWidth: 760 }}>
          {verdict === null ? t.noP : t.verdict[verdict]}
          {verdict !== null && verdict !== "none" && ` ${t.better(said(better.name))}`}
        </Typography>
        {p !== null && (
          <Typography variant="body2" color="textSecondary">
            {t.p(pText(p))}
          </Typography>
        )}
      </Box>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: "repeat(auto-fit, minmax(min(400px, 100%), 1fr))",
          alignItems: "start",
          gap: 4,
        }}
      >
        <Measures first={first} second={second} />
        <WhoIsRight found={found} onSelect={onSelect} />
      </Box>
    </Box>
  );
}

/** Models may have one name: their places tell them apart too. */
const named = (place: string, { name }: ComparedView) => `${place}: ${said(name)}`;

function Measures({ first, second }: { first: ComparedView; second: ComparedView }) {
  const t = text.comparing;
  return (
    <Box sx={{ overflowX: "auto" }}>
      <Box component="table" data-testid="comparison-metrics" data-selectable sx={plainTable}>
        <thead>
          <tr>
            <th scope="col">{t.measure}</th>
            {[named(t.first, first), named(t.second, second)].map((name) => (
              <Box component="th" key={name} scope="col" sx={{ "&&": { whiteSpace: "normal" } }}>
                {name}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((name) => (
            <tr key={name}>
              <th scope="row">{text.measures[name]}</th>
              <td>{metric(first[name])}</td>
              <td>{metric(second[name])}</td>
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

function WhoIsRight({ found, onSelect }: Props) {
  const { first, second, count, bothRight, bothWrong, onlyFirst, onlySecond } = found;
  const t = text.comparing;
  const [one, other] = [named(t.first, first), named(t.second, second)];
  const share = (n: number) => `${text.common.count(n)} (${percent(n / count)})`;
  const link = (ids: number[], name: string, testId: string) => (
    <Button
      size="small"
      disabled={ids.length === 0}
      title={t.select(ids.length, name)}
      data-testid={testId}
      onClick={() => onSelect(ids)}
      sx={{ p: 0, minWidth: 0, fontVariantNumeric: "tabular-nums" }}
    >
      {share(ids.length)}
    </Button>
  );
  return (
    <Box component="section" aria-labelledby="who-is-right" sx={{ overflowX: "auto" }}>
      <Typography variant="subtitle2" component="h3" id="who-is-right">
        {t.table}
      </Typography>
      <Box
        component="table"
        data-testid="comparison-table"
        sx={{
          ...plainTable,
          "& thead th, & tbody th": { whiteSpace: "normal" },
          "&& thead th": { textAlign: "right" },
        }}
      >
        <thead>
          <tr>
            <td />
            <th scope="col">{t.right(other)}</th>
            <th scope="col">{t.wrong(other)}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t.right(one)}</th>
            <td>{share(bothRight)}</td>
            <td>{link(onlyFirst, one, "comparison-only-first")}</td>
          </tr>
          <tr>
            <th scope="row">{t.wrong(one)}</th>
            <td>{link(onlySecond, other, "comparison-only-second")}</td>
            <td>{share(bothWrong)}</td>
          </tr>
        </tbody>
      </Box>
    </Box>
  );
}
