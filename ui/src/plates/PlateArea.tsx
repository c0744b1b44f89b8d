// The left of the dialog: one plate with its legend and what is selected on it, or all plates small.
import ChevronLeft from "@mui/icons-material/ChevronLeft";
import ChevronRight from "@mui/icons-material/ChevronRight";
import { Alert, Box, Button, IconButton, MenuItem, TextField, Tooltip, Typography } from "@mui/material";
import { useMemo, useState } from "react";
import type { PlatesView } from "../backend";
import { text } from "../text";
import { type Choose, controlMarks, type PlatesChoice } from "./choice";
import { Legend } from "./Legend";
import { PlateGrid } from "./PlateGrid";
import { paintAll, type Shows } from "./painting";
import { Thumbnails } from "./Thumbnails";
import { WellTip } from "./WellTip";
import { wellName, wellsByName } from "./wells";

const t = text.plates;

interface Props {
  view: PlatesView;
  choice: PlatesChoice;
  choose: Choose;
  shows: Shows;
  onShow(plate: string | null, wells: string[]): void;
}

export const plateTitle = (view: PlatesView, at: number): string => view.plates[at]?.name ?? t.onlyPlate;

export function PlateArea({ view, choice, choose, shows, onShow }: Props) {
  const several = view.plates.length > 1;
  const all = choice.all && several;
  const open = (plate: number) => choose({ plate, all: false });
  const at = Math.min(choice.plate, view.plates.length - 1);
  const step = (by: number) => (at + by + view.plates.length) % view.plates.length;
  const empty = isEmpty(view, shows);
  return (
    <Box
      sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column", p: 2, gap: 1.5 }}
    >
      {several && (
        <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
          {!all && (
            <>
              <Step name={t.previous} testId="plate-previous" onClick={() => open(step(-1))}>
                <ChevronLeft />
              </Step>
              <TextField
                select
                size="small"
                label={t.plate}
                value={at}
                data-testid="plate-choice"
                onChange={({ target }) => open(Number(target.value))}
                sx={{ minWidth: 160, maxWidth: 300 }}
              >
                {view.plates.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is what is chosen
                  <MenuItem key={index} value={index}>
                    {plateTitle(view, index)}
                  </MenuItem>
                ))}
              </TextField>
              <Step name={t.next} testId="plate-next" onClick={() => open(step(1))}>
                <ChevronRight />
              </Step>
            </>
          )}
          <Box sx={{ flex: 1 }} />
          <Button size="small" data-testid="plates-all" onClick={() => choose({ all: !all })}>
            {all ? t.one : t.all}
          </Button>
        </Box>
      )}
      {empty && (
        <Alert severity="info" data-testid="plate-no-values" sx={{ py: 0 }}>
          {shows.kind === "probability" ? t.withoutPrediction : t.withoutCategory}
        </Alert>
      )}
      {all ? (
        <Thumbnails view={view} shows={shows} current={at} onOpen={open} />
      ) : (
        <OnePlate view={view} at={at} choice={choice} choose={choose} shows={shows} onShow={onShow} />
      )}
      {all && <Legend shows={shows} />}
    </Box>
  );
}

function Step(props: { name: string; testId: string; onClick(): void; children: React.ReactNode }) {
  return (
    <Tooltip title={props.name}>
      <IconButton size="small" aria-label={props.name} data-testid={props.testId} onClick={props.onClick}>
        {props.children}
      </IconButton>
    </Tooltip>
  );
}

/** No well has a value of any category, so that the choice of another one would change nothing. */
function isEmpty(view: PlatesView, { kind }: Shows): boolean {
  return !view.plates.some(({ wells }) =>
    wells.some(({ counts, mean }) => (kind === "probability" ? mean !== null : counts.some((n) => n > 0))),
  );
}

function OnePlate({ view, at, choice, choose, shows, onShow }: Props & { at: number }) {
  const [tip, setTip] = useState<{ name: string; box: DOMRect } | null>(null);
  const plate = view.plates[at];
  const { kind, at: category, category: name, highest } = shows;
  const painted = useMemo(
    () => (plate ? paintAll(plate, { kind, at: category, category: name, highest }) : new Map()),
    [plate, kind, category, name, highest],
  );
  const wells = useMemo(() => (plate ? wellsByName(plate) : new Map()), [plate]);
  const { controls, picked } = choice;
  const marks = useMemo(() => controlMarks(controls), [controls]);
  if (!plate) return null;
  const chosen = [...picked.names].filter((well) => wells.has(well));
  const focused = wellName(picked.focus);
  const wanted = chosen.length > 0 ? chosen : wells.has(focused) ? [focused] : [];
  const images = chosen.reduce((sum, well) => sum + (wells.get(well)?.images ?? 0), 0);
  const hovered = tip && wells.get(tip.name);
  const show = () => {
    if (wanted.length > 0) onShow(plate.name, wanted);
  };
  return (
    <>
      <PlateGrid
        plate={plate}
        name={plateTitle(view, at)}
        painted={painted}
        picked={picked}
        marks={marks}
        onPick={(next) => choose({ picked: next })}
        onHover={setTip}
        onOpen={show}
      />
      {tip && hovered && <WellTip well={hovered} categories={view.categories} box={tip.box} />}
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 3, rowGap: 1 }}>
        <Legend shows={shows} />
        <Box sx={{ flex: 1 }} />
        <Box sx={{ display: "flex", alignItems: "center", gap: 1.5 }}>
          <Typography variant="body2" role="status" data-testid="wells-selected">
            {chosen.length === 0 ? t.noneSelected : t.selected(chosen.length, images)}
          </Typography>
          <Button
            variant="contained"
            size="small"
            disabled={chosen.length === 0}
            data-testid="wells-show"
            onClick={show}
          >
            {t.showImages}
          </Button>
        </Box>
      </Box>
      <Typography variant="caption" color="textSecondary">
        {t.hint}
      </Typography>
    </>
  );
}
