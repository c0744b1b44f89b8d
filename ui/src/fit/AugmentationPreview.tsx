// Examples of one labelled image as training steps might see it, drawn anew a moment after each change.
import { Box, Typography } from "@mui/material";
import { useEffect, useState } from "react";
import { useApp, useCore } from "../app/context";
import type { FitSettings } from "../backend";
import { text } from "../text";

const EXAMPLES = [0, 1, 2, 3, 4, 5, 6, 7];
/** Milliseconds of rest before examples are drawn. */
const REST = 300;

export function AugmentationPreview({ settings }: { settings: FitSettings }) {
  const { backend } = useCore();
  const token = useApp((state) => state.view?.token ?? "");
  // Which image is shown depends on the labels.
  const labelled = useApp((state) => state.view?.categories.reduce((sum, one) => sum + one.labelled, 0) ?? 0);
  const [rested, setRested] = useState(settings);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(settings), REST);
    return () => clearTimeout(timer);
  }, [settings]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn anew may succeed again
  useEffect(() => setFailed(false), [rested, labelled, token]);

  const t = text.fit;
  return (
    <Box sx={{ mt: 1.75 }} data-testid="augmentation-preview">
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 0.5 }}>
        {failed ? t.previewFailed : t.preview}
      </Typography>
      {!failed && (
        <Box
          role="img"
          aria-label={t.previewExamples(EXAMPLES.length)}
          sx={{ display: "grid", gridTemplateColumns: "repeat(4, 1fr)", gap: 0.5 }}
        >
          {EXAMPLES.map((number) => (
            <Box
              component="img"
              key={number}
              alt=""
              src={backend.augmentedUrl(token, rested, number)}
              onError={() => setFailed(true)}
              sx={{
                width: "100%",
                aspectRatio: "1",
                objectFit: "cover",
                borderRadius: 0.5,
                bgcolor: "black",
              }}
            />
          ))}
        </Box>
      )}
    </Box>
  );
}
