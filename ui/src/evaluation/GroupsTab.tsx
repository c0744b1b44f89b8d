// How well the images of each value of a metadata column did: plates, wells, donors, doses. The worst stand first.
import CategoryOutlined from "@mui/icons-material/CategoryOutlined";
import { Box, Button, MenuItem, TextField, Typography } from "@mui/material";
import { useAnswer } from "../app/useAnswer";
import type { EvaluationImages, EvaluationView, GroupScoresView } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { text } from "../text";
import { percent } from "../text/format";
import { AccuracyBar } from "./AccuracyBar";
import { plainTable } from "./looks";
import { isRemembered } from "./names";

interface Props {
  evaluation: EvaluationView;
  /** Changes with the evaluation. */
  of: string;
  column: string | null;
  onColumn(column: string): void;
  onSelect(which: EvaluationImages): void;
}

export function GroupsTab({ evaluation, of, column, onColumn, onSelect }: Props) {
  const t = text.groupScores;
  const groups = useAnswer(`${of}/${column}`, async (backend) =>
    column === null ? null : { column, rows: await backend.evaluationGroups(column) },
  );
  if (column === null)
    return <EmptyState icon={<CategoryOutlined />} title={t.emptyTitle} body={t.emptyBody} />;
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
        <TextField
          select
          size="small"
          label={t.by}
          value={column}
          onChange={(event) => onColumn(event.target.value)}
          slotProps={{ htmlInput: { "data-testid": "group-column" } }}
          sx={{ minWidth: 200 }}
        >
          {evaluation.groupColumns.map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <Typography variant="body2" color="textSecondary" sx={{ flex: "1 1 260px" }}>
          {t.hint}
        </Typography>
      </Box>
      <Box sx={{ overflowX: "auto" }}>
        <Box
          component="table"
          data-testid="groups"
          sx={{ ...plainTable, "& td.left, & th.left": { textAlign: "left" } }}
        >
          <thead>
            <tr>
              <th scope="col">{t.value}</th>
              <th scope="col">{t.images}</th>
              <th scope="col">{t.wrong}</th>
              <th scope="col" className="left">
                {isRemembered(evaluation) ? t.trainingAccuracy : t.accuracy}
              </th>
              <th scope="col">{t.interval}</th>
              <th scope="col" className="left">
                {t.confusion}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups?.rows.map((row, index) => (
              <GroupRow
                key={row.value}
                {...{ row, index, evaluation }}
                onSelect={(wrong) =>
                  onSelect({ type: "group", column: groups.column, value: row.value, wrong })
                }
              />
            ))}
          </tbody>
        </Box>
      </Box>
    </Box>
  );
}

interface RowProps {
  row: GroupScoresView;
  index: number;
  evaluation: EvaluationView;
  onSelect(wrong: boolean): void;
}

function GroupRow({ row, index, evaluation, onSelect }: RowProps) {
  const t = text.groupScores;
  const { value, count, right, accuracy, range, confusion } = row;
  const name = value === "" ? t.noValue : value;
  const wrong = count - right;
  const category = (place: number) => evaluation.categories[place]?.name ?? "";
  const link = { minWidth: 0, py: 0.25, fontWeight: 400, textAlign: "left", overflowWrap: "anywhere" };
  return (
    <Box component="tr" sx={{ "&:hover": { bgcolor: "action.hover" } }}>
      <Box component="th" scope="row" sx={{ minWidth: 120, maxWidth: 320 }}>
        <Button
          size="small"
          sx={link}
          title={t.select(name, count)}
          data-testid={`group-${index}`}
          onClick={() => onSelect(false)}
        >
          {name}
        </Button>
      </Box>
      <td>{text.common.count(count)}</td>
      <td>
        <Button
          size="small"
          sx={link}
          disabled={wrong === 0}
          title={t.selectWrong(name, wrong)}
          data-testid={`group-wrong-${index}`}
          onClick={() => onSelect(true)}
        >
          {text.common.count(wrong)}
        </Button>
      </td>
      <td className="left">
        <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
          <AccuracyBar accuracy={accuracy} range={range} />
          <span>{percent(accuracy)}</span>
        </Box>
      </td>
      <td>{t.range(percent(range.low), percent(range.high))}</td>
      <Box component="td" className="left" sx={{ "&&": { whiteSpace: "normal" }, minWidth: 180 }}>
        {confusion ? t.taken(category(confusion[0]), category(confusion[1]), confusion[2]) : t.allRight}
      </Box>
    </Box>
  );
}
