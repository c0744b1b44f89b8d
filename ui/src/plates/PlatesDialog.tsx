// What the wells of plates show, in nearly the whole window: the plate at the left, controls and doses at the right.
import AppsOutlined from "@mui/icons-material/AppsOutlined";
import Close from "@mui/icons-material/Close";
import { Alert, Box, Dialog, IconButton, MenuItem, TextField, Tooltip, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { useAnswer } from "../app/useAnswer";
import type { PlateBasis, PlatesView } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { said, text } from "../text";
import { ColumnsButton } from "./ColumnsButton";
import { ColumnsForm } from "./ColumnsForm";
import { type Choose, type PlatesChoice, usePlatesChoice } from "./choice";
import { PlateArea } from "./PlateArea";
import { PlatesExport } from "./PlatesExport";
import type { Shows } from "./painting";
import { SidePanel } from "./SidePanel";
import { highestValue, imagesOf, type ValueKind } from "./wells";

const t = text.plates;
const KINDS: ValueKind[] = ["fraction", "probability", "count"];
const BASES: PlateBasis[] = ["label", "prediction", "labelOrPrediction"];

export function PlatesDialog({ onClose }: { onClose(): void }) {
  const actions = useActions();
  const { backend, report } = useCore();
  const token = useApp((state) => state.view?.token ?? "");
  const revision = useApp((state) => state.view?.revision ?? 0);
  const [choice, choose] = usePlatesChoice(token);
  const { columns, basis } = choice;
  const view = useAnswer(JSON.stringify([token, revision, columns, basis]), (host) =>
    host.plates(columns, basis),
  );
  const show = async (plate: string | null, wells: string[]) => {
    try {
      const ids = await backend.wellImages(view?.columns ?? columns, plate, wells);
      onClose();
      await actions.selectExactly(ids);
    } catch (error) {
      report(error);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      aria-labelledby="plates-title"
      data-testid="plates-dialog"
      slotProps={{ paper: { sx: { width: "97vw", height: "95vh", maxHeight: "95vh", m: 0 } } }}
    >
      <Head view={view} choice={choice} choose={choose} onClose={onClose} />
      {view && <Body view={view} choice={choice} choose={choose} onShow={(...of) => void show(...of)} />}
    </Dialog>
  );
}

interface PartProps {
  choice: PlatesChoice;
  choose: Choose;
}

const categoryAt = (view: PlatesView, id: string | null): number => {
  const at = view.categories.findIndex((category) => category.id === id);
  return at < 0 ? view.categories.length - 1 : at;
};

function showsOf(view: PlatesView, { kind, categoryId }: PlatesChoice): Shows {
  const at = categoryAt(view, categoryId);
  return {
    kind,
    at,
    category: view.categories[at]?.name ?? "",
    highest: highestValue(view.plates, kind, at),
  };
}

function Head({ view, choice, choose, onClose }: PartProps & { view: PlatesView | null; onClose(): void }) {
  const wells = view?.plates.reduce((sum, plate) => sum + plate.wells.length, 0) ?? 0;
  return (
    <Box sx={{ pl: 3, pr: 1.5, py: 1.25, borderBottom: 1, borderColor: "divider" }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h6" component="h2" id="plates-title">
            {t.title}
          </Typography>
          {view && wells > 0 && (
            <Typography variant="body2" color="textSecondary" data-testid="plates-about">
              {t.about(view.plates.length, wells, imagesOf(view))}
            </Typography>
          )}
        </Box>
        {view && wells > 0 && (
          <>
            <ColumnsButton
              view={view}
              columns={choice.columns}
              onChange={(columns) => choose({ columns, plate: 0 })}
            />
            <PlatesExport view={view} choice={choice} shows={showsOf(view, choice)} />
          </>
        )}
        <Tooltip title={text.common.close}>
          <IconButton aria-label={text.common.close} data-testid="plates-close" onClick={onClose}>
            <Close />
          </IconButton>
        </Tooltip>
      </Box>
      {view && wells > 0 && view.categories.length > 0 && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, mt: 1.25 }}>
          <Choice
            label={t.value}
            value={choice.kind}
            testId="plates-value"
            options={KINDS.map((kind) => [kind, t.values[kind]])}
            onChange={(kind) => choose({ kind: kind as ValueKind })}
          />
          <Choice
            label={t.category}
            value={view.categories[categoryAt(view, choice.categoryId)]?.id ?? ""}
            testId="plates-category"
            options={view.categories.map(({ id, name }) => [id, name])}
            onChange={(categoryId) => choose({ categoryId })}
          />
          {choice.kind !== "probability" && (
            <Choice
              label={t.basis}
              value={choice.basis}
              testId="plates-basis"
              options={BASES.map((basis) => [basis, t.bases[basis]])}
              onChange={(basis) => choose({ basis: basis as PlateBasis })}
            />
          )}
        </Box>
      )}
    </Box>
  );
}

function Body({ view, choice, choose, onShow }: PartProps & BodyProps) {
  const shows = showsOf(view, choice);
  if (view.plates.length === 0) {
    return (
      <Box sx={{ flex: 1, overflowY: "auto", display: "flex", flexDirection: "column" }}>
        <Notes view={view} />
        <EmptyState icon={<AppsOutlined />} title={t.emptyTitle} body={t.emptyBody}>
          {view.choices.length > 0 && (
            <Box sx={{ textAlign: "left" }}>
              <ColumnsForm view={view} columns={choice.columns} onChange={(columns) => choose({ columns })} />
            </Box>
          )}
        </EmptyState>
      </Box>
    );
  }
  const value = { type: choice.kind, category: view.categories[shows.at]?.id ?? "" };
  return (
    <>
      <Notes view={view} />
      <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
        <PlateArea view={view} choice={choice} choose={choose} shows={shows} onShow={onShow} />
        <SidePanel view={view} value={value} choice={choice} choose={choose} />
      </Box>
    </>
  );
}

interface BodyProps {
  view: PlatesView;
  onShow(plate: string | null, wells: string[]): void;
}

function Notes({ view }: { view: PlatesView }) {
  if (view.notes.length === 0) return null;
  return (
    <Alert
      severity="warning"
      data-testid="plates-notes"
      sx={{ mx: 2, mt: 1.5, py: 0, maxHeight: 96, overflowY: "auto" }}
    >
      {view.notes.map(said).map((note) => (
        <div key={note}>{note}</div>
      ))}
    </Alert>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: [string, string][];
  testId: string;
  onChange(value: string): void;
}

function Choice({ label, value, options, testId, onChange }: ChoiceProps): ReactNode {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      data-testid={testId}
      onChange={({ target }) => onChange(target.value)}
      sx={{ width: 210 }}
    >
      {options.map(([key, title]) => (
        <MenuItem key={key} value={key}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
