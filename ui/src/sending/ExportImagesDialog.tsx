// Images as files in a folder for each category: what tells the category, and whether files are copied or linked.
import { Box, DialogContentText } from "@mui/material";
import { useState } from "react";
import { useActions, useApp } from "../app/context";
import type { PlateBasis } from "../backend";
import { PlainDialog } from "../components/PlainDialog";
import { RadioChoice } from "../components/RadioChoice";
import { text } from "../text";

const BASES: readonly PlateBasis[] = ["label", "labelOrPrediction", "prediction"];

export function ExportImagesDialog({ onClose }: { onClose(): void }) {
  const actions = useActions();
  const predicted = useApp((state) => state.view?.counts.predicted ?? 0);
  const [basis, setBasis] = useState<PlateBasis>("label");
  const [how, setHow] = useState<"copy" | "link">("copy");
  const t = text.sending;
  const run = async () => {
    if (await actions.sending.exportImages(basis, how === "link")) onClose();
  };
  return (
    <PlainDialog
      title={t.imagesTitle}
      width="sm"
      action={{ label: t.imagesGo, run: () => void run(), focused: true, testId: "export-images-run" }}
      onClose={onClose}
    >
      <DialogContentText sx={{ mb: 2 }}>{t.imagesBody}</DialogContentText>
      <Box sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <RadioChoice
          label={t.by}
          value={basis}
          testId="export-images-by"
          ways={BASES.map((value) => ({
            value,
            ...t.bases[value],
            whyNot: value !== "label" && predicted === 0 ? t.noPredictions : null,
          }))}
          onChange={(value) => setBasis(value)}
        />
        <RadioChoice
          label={t.how}
          value={how}
          testId="export-images-how"
          ways={(["copy", "link"] as const).map((value) => ({ value, ...t.ways[value] }))}
          onChange={(value) => setHow(value)}
        />
      </Box>
    </PlainDialog>
  );
}
