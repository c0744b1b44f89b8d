// The part of the import dialog about a table with labels and metadata: one that was found in the folder, or chosen, and
// what its columns and rows mean for the files.
import { Alert, Box, Button, Typography } from "@mui/material";
import { useId } from "react";
import { useCore } from "../app/context";
import { text } from "../text";
import { Told } from "./Told";
import { columnsOf, nameOf, remarksOf } from "./tables";
import type { TableLook } from "./useTableLook";

interface Props {
  table: string | null;
  /** One in the chosen folders. */
  found: string | null;
  look: TableLook;
  onChange(table: string | null): void;
}

const t = text.labelTable;

export function TableSection({ table, found, look, onChange }: Props) {
  const id = useId();
  const { backend, report } = useCore();
  const pick = () => {
    backend
      .pickTable()
      .then((picked) => picked !== null && onChange(picked))
      .catch(report);
  };
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 2 }} data-testid="table">
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1.5 }}>
        <Typography id={id} variant="subtitle2" component="h3">
          {t.title}
        </Typography>
        {table !== null && (
          <Typography
            variant="body2"
            title={table}
            data-selectable
            data-testid="table-name"
            sx={{ overflowWrap: "anywhere", minWidth: 0 }}
          >
            {nameOf(table)}
          </Typography>
        )}
        <Button size="small" data-testid="table-choose" onClick={pick}>
          {table === null ? t.choose : t.another}
        </Button>
        {table !== null && (
          <Button size="small" data-testid="table-remove" onClick={() => onChange(null)}>
            {t.without}
          </Button>
        )}
      </Box>
      {table === null && found === null && (
        <Typography variant="body2" color="textSecondary">
          {t.hint}
        </Typography>
      )}
      {table === null && found !== null && (
        <Alert
          severity="info"
          role="status"
          data-testid="table-suggestion"
          sx={{ my: 0.5, py: 0, alignItems: "center", overflowWrap: "anywhere" }}
          action={
            <Button size="small" color="inherit" data-testid="table-use" onClick={() => onChange(found)}>
              {text.importing.useIt}
            </Button>
          }
        >
          {t.found(nameOf(found))}
        </Alert>
      )}
      {table !== null && <Meaning look={look} />}
    </Box>
  );
}

function Meaning({ look: { preview, reading } }: { look: TableLook }) {
  return (
    <Told
      name="table"
      problem={preview?.problem}
      summary={preview ? t.summary(preview) : reading ? t.reading : ""}
      doubtful={preview?.matched === 0}
      remarks={preview && remarksOf(preview)}
    >
      {preview && (
        <Box
          component="dl"
          aria-label={t.columns}
          data-selectable
          data-testid="table-columns"
          sx={{
            display: "grid",
            gridTemplateColumns: "max-content 1fr",
            columnGap: 1.5,
            my: 0.5,
            fontSize: 13,
            "& dt": { color: "text.secondary" },
            "& dd": { m: 0, overflowWrap: "anywhere" },
          }}
        >
          {columnsOf(preview).map(({ kind, names }) => (
            <Box key={kind} sx={{ display: "contents" }}>
              <dt>{t.roles[kind]}</dt>
              <dd>{names}</dd>
            </Box>
          ))}
        </Box>
      )}
    </Told>
  );
}
