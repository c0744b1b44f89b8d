// Two of the compared models: how far their accuracies lie apart, whether it could be chance, and who is right where the
// other is wrong.
import { Box, Button, Typography } from "@mui/material";
import { formulasOf } from "../app/formulas";
import type { ComparisonView, EvaluationView, PairView } from "../backend";
import { FormulaButton } from "../components/FormulaButton";
import { text } from "../text";
import { percent } from "../text/format";
import { pairName, placed, pointsText, pText, verdictOf } from "./comparing";
import { plainTable } from "./looks";

const TESTS = ["mcnemar", "holm"];

interface Props {
  found: ComparisonView;
  pair: PairView;
  formulas: EvaluationView["formulas"];
  onSelect(ids: number[]): void;
}

export function ComparedPair({ found, pair, formulas, onSelect }: Props) {
  const { models, pairs } = found;
  const { difference, range, p, adjustedP } = pair;
  const t = text.comparing;
  const better = placed(models, difference > 0 ? pair.second : pair.first);
  const verdict = adjustedP === null ? null : verdictOf(adjustedP);
  const several = pairs.length > 1;
  return (
    <Box
      component="section"
      aria-label={pairName(models, pair)}
      sx={{ display: "flex", flexDirection: "column", gap: 2 }}
    >
      <Box>
        {several && (
          <Typography variant="subtitle2" component="h3" data-testid="comparison-shown">
            {pairName(models, pair)}
          </Typography>
        )}
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
          {t.differenceHint}
        </Typography>
      </Box>
      <Box data-testid="comparison-verdict">
        <Box sx={{ display: "flex", alignItems: "center", gap: 0.5 }}>
          <Typography variant="subtitle2" component="h3">
            {t.pTitle}
          </Typography>
          <FormulaButton
            name={t.pTitle}
            formulas={TESTS.filter((name) => several || name !== "holm").flatMap((name) =>
              formulasOf(formulas, name),
            )}
          />
        </Box>
        <Typography sx={{ maxWidth: 760 }}>
          {verdict === null ? t.noP : t.verdict[verdict]}
          {verdict !== null && verdict !== "none" && ` ${t.better(better)}`}
        </Typography>
        {p !== null && adjustedP !== null && (
          <Typography variant="body2" color="textSecondary">
            {t.p(pText(p))}
            {several && `; ${t.adjustedP(pText(adjustedP), pairs.length)}`}
          </Typography>
        )}
      </Box>
      <WhoIsRight found={found} pair={pair} onSelect={onSelect} />
    </Box>
  );
}

function WhoIsRight({ found, pair, onSelect }: Omit<Props, "formulas">) {
  const { models, count } = found;
  const t = text.comparing;
  const [one, other] = [placed(models, pair.first), placed(models, pair.second)];
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
    <Box sx={{ overflowX: "auto", maxWidth: 760 }}>
      <Typography variant="subtitle2" component="h3">
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
            <td>{share(pair.bothRight)}</td>
            <td>{link(pair.onlyFirst, one, "comparison-only-first")}</td>
          </tr>
          <tr>
            <th scope="row">{t.wrong(one)}</th>
            <td>{link(pair.onlySecond, other, "comparison-only-second")}</td>
            <td>{share(pair.bothWrong)}</td>
          </tr>
        </tbody>
      </Box>
    </Box>
  );
}
