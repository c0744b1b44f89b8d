// The part of the import dialog about objects: masks or a table that tell them, and how each is cut out of its image.
import { Box, Button, Checkbox, FormControlLabel, Typography } from "@mui/material";
import { useId } from "react";
import { useCore } from "../app/context";
import type { ObjectsAnswer } from "../backend";
import { NumberField } from "../components/NumberField";
import { text } from "../text";
import { areChosen, FIRST_SIZE, NO_OBJECTS, namesOf, objectRemarks } from "./objects";
import { Told } from "./Told";
import type { ObjectsLook } from "./useObjectsLook";

interface Props {
  objects: ObjectsAnswer;
  look: ObjectsLook;
  onChange(objects: ObjectsAnswer): void;
}

const t = text.objects;

export function ObjectsSection({ objects, look, onChange }: Props) {
  const id = useId();
  const { backend, report } = useCore();
  const chosen = areChosen(objects);
  const masks = (pick: () => Promise<string[] | null>) => () => {
    pick()
      .then((picked) => picked && onChange({ ...objects, masks: picked, table: null }))
      .catch(report);
  };
  const table = () => {
    backend
      .pickTable()
      .then((picked) => picked !== null && onChange({ ...objects, masks: [], table: picked }))
      .catch(report);
  };
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 2 }} data-testid="objects">
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1.5 }}>
        <Typography id={id} variant="subtitle2" component="h3">
          {t.title}
        </Typography>
        {chosen && (
          <Typography
            variant="body2"
            title={[...objects.masks, objects.table ?? ""].join("\n").trim()}
            data-selectable
            data-testid="objects-name"
            sx={{ overflowWrap: "anywhere", minWidth: 0 }}
          >
            {namesOf(objects)}
          </Typography>
        )}
        <Button size="small" data-testid="objects-folder" onClick={masks(() => backend.pickFolder())}>
          {t.maskFolder}
        </Button>
        <Button size="small" data-testid="objects-masks" onClick={masks(() => backend.pickImages())}>
          {t.maskFiles}
        </Button>
        <Button size="small" data-testid="objects-table" onClick={table}>
          {t.table}
        </Button>
        {chosen && (
          <Button size="small" data-testid="objects-remove" onClick={() => onChange(NO_OBJECTS)}>
            {t.whole}
          </Button>
        )}
      </Box>
      {chosen ? (
        <>
          <Cut objects={objects} onChange={onChange} />
          <Found look={look} />
        </>
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t.hint}
        </Typography>
      )}
    </Box>
  );
}

function Cut({ objects, onChange }: Pick<Props, "objects" | "onChange">) {
  const change = (part: Partial<ObjectsAnswer>) => onChange({ ...objects, ...part });
  const ofMasks = objects.table === null;
  const fixed = objects.size !== null;
  const check = (label: string, checked: boolean, testId: string, set: (checked: boolean) => void) => (
    <FormControlLabel
      control={
        <Checkbox
          size="small"
          checked={checked}
          data-testid={testId}
          onChange={(event) => set(event.target.checked)}
        />
      }
      label={label}
      slotProps={{ typography: { variant: "body2" } }}
    />
  );
  return (
    <>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, mt: 1.5 }}>
        <Box sx={{ width: 150 }}>
          {fixed ? (
            <NumberField
              label={t.size}
              value={objects.size ?? FIRST_SIZE}
              unit="px"
              min={1}
              max={8192}
              whole
              testId="objects-size"
              onChange={(size) => change({ size })}
            />
          ) : (
            <NumberField
              label={t.margin}
              value={objects.margin}
              unit="px"
              min={0}
              max={4096}
              whole
              testId="objects-margin"
              onChange={(margin) => change({ margin })}
            />
          )}
        </Box>
        {ofMasks && (
          <Box sx={{ width: 150 }}>
            <NumberField
              label={t.minArea}
              value={objects.minArea}
              unit="px"
              min={0}
              max={1_000_000}
              whole
              testId="objects-area"
              onChange={(minArea) => change({ minArea })}
            />
          </Box>
        )}
        {check(t.fixed, fixed, "objects-fixed", (checked) => change({ size: checked ? FIRST_SIZE : null }))}
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 2 }}>
        {check(t.maskBackground, objects.maskBackground, "objects-background", (maskBackground) =>
          change({ maskBackground }),
        )}
        {ofMasks &&
          check(t.leaveOutBorder, objects.leaveOutBorder, "objects-border", (leaveOutBorder) =>
            change({ leaveOutBorder }),
          )}
        {ofMasks && check(t.pieces, objects.pieces, "objects-pieces", (pieces) => change({ pieces }))}
      </Box>
    </>
  );
}

function Found({ look: { preview, reading } }: { look: ObjectsLook }) {
  return (
    <Told
      name="objects"
      problem={preview?.problem}
      summary={preview ? t.summary(preview) : reading ? t.reading : ""}
      doubtful={preview?.described === 0}
      remarks={preview && objectRemarks(preview)}
    />
  );
}
