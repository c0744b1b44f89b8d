// Everything that is known of one image: file, size, partition, label or prediction with all probabilities, metadata.
import OpenInFull from "@mui/icons-material/OpenInFull";
import { Box, Button, Popover, Typography } from "@mui/material";
import type { ImageRow } from "../backend";
import { text } from "../text";
import { percent } from "../text/format";
import { fileFacts } from "./facts";
import type { CategoryLook } from "./tileLook";

interface Props {
  row: ImageRow;
  anchor: Element;
  looks: ReadonlyMap<string, CategoryLook>;
  onOpen(): void;
  onClose(): void;
}

export function InfoPopover({ row, anchor, looks, onOpen, onClose }: Props) {
  const t = text.info;
  const nameOf = (id: string) => looks.get(id)?.name ?? text.common.unknown;
  const label =
    row.categoryId === null
      ? t.none
      : row.origin === "accepted"
        ? t.labelAccepted(nameOf(row.categoryId))
        : t.labelPerson(nameOf(row.categoryId));
  const facts: [string, string][] = [
    ...fileFacts(row),
    [t.partition, text.partition[row.partition]],
    [t.label, label],
    ...row.metadata.map(({ name, value }): [string, string] => [name, value]),
  ];
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: "top", horizontal: "right" }}
      slotProps={{
        paper: {
          "aria-label": text.gallery.info(row.name),
          role: "dialog",
          sx: { p: 2, width: 340 },
        } as object,
      }}
    >
      <Typography variant="subtitle2" data-selectable sx={{ overflowWrap: "anywhere" }}>
        {row.name}
      </Typography>
      <Typography
        variant="caption"
        component="p"
        color="textSecondary"
        data-selectable
        sx={{ overflowWrap: "anywhere", mb: 1 }}
      >
        {row.path}
      </Typography>
      <Box
        component="dl"
        data-selectable
        sx={{ display: "grid", gridTemplateColumns: "auto 1fr", columnGap: 2, rowGap: 0.5, m: 0 }}
      >
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: "contents" }}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {name}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: "anywhere" }}>
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
      {row.prediction && (
        <Box sx={{ mt: 1.5 }} role="group" aria-label={t.probabilities}>
          <Typography variant="subtitle2">{t.probabilities}</Typography>
          {[...row.prediction.probabilities]
            .sort((a, b) => b.probability - a.probability)
            .map(({ categoryId, probability }) => (
              <Box
                key={categoryId}
                sx={{
                  display: "grid",
                  gridTemplateColumns: "1fr 52px",
                  alignItems: "center",
                  columnGap: 1,
                  mt: 0.5,
                }}
              >
                <Typography variant="body2" noWrap>
                  {nameOf(categoryId)}
                </Typography>
                <Typography variant="body2" sx={{ textAlign: "right", fontVariantNumeric: "tabular-nums" }}>
                  {percent(probability)}
                </Typography>
                <Box sx={{ gridColumn: "1 / -1", height: 5, borderRadius: 3, bgcolor: "action.hover" }}>
                  <Box
                    sx={{ height: "100%", borderRadius: 3, bgcolor: looks.get(categoryId)?.color }}
                    style={{ width: `${probability * 100}%` }}
                  />
                </Box>
              </Box>
            ))}
        </Box>
      )}
      <Button
        size="small"
        variant="outlined"
        startIcon={<OpenInFull />}
        data-testid="info-open"
        onClick={onOpen}
        sx={{ mt: 1.5 }}
      >
        {text.viewer.open}
      </Button>
    </Popover>
  );
}
