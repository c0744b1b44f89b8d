// The image under the pointer: its picture, name and category, beside the pointer and within the map.
import { Paper, Typography } from "@mui/material";
import { useEffect, useState } from "react";
import { useApp, useCore } from "../app/context";
import type { ImageRow } from "../backend";
import { text } from "../text";
import { percent } from "../text/format";
import type { Frame } from "./camera";

const WIDTH = 150;
const HEIGHT = 190;
/** Milliseconds that the pointer rests before a picture is asked for. */
const REST = 60;

export function Hovered({ id, left, top, frame }: { id: number; left: number; top: number; frame: Frame }) {
  const { backend } = useCore();
  const token = useApp((state) => state.view?.token ?? "");
  const categories = useApp((state) => state.view?.categories) ?? [];
  const [row, setRow] = useState<ImageRow | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      // It is only a look: what cannot be had is not shown.
      backend.imageRows([id]).then(
        ([found]) => setRow(found ?? null),
        () => setRow(null),
      );
    }, REST);
    return () => clearTimeout(timer);
  }, [backend, id]);
  if (row?.id !== id) return null;
  const category = row.categoryId ?? row.prediction?.categoryId;
  const name = categories.find((one) => one.id === category)?.name ?? text.common.unknown;
  return (
    <Paper
      elevation={6}
      data-testid="map-hovered"
      sx={{
        position: "absolute",
        width: WIDTH,
        p: 0.75,
        pointerEvents: "none",
        left: Math.max(4, left + 14 + WIDTH > frame.width ? left - 14 - WIDTH : left + 14),
        top: Math.max(4, Math.min(frame.height - HEIGHT, top + 10)),
      }}
    >
      <img
        src={backend.thumbUrl(token, row)}
        alt=""
        style={{ width: "100%", height: 128, objectFit: "contain", display: "block", background: "#000" }}
      />
      <Typography noWrap sx={{ fontSize: 12, mt: 0.5 }}>
        {row.name}
      </Typography>
      <Typography noWrap sx={{ fontSize: 12 }} color="textSecondary">
        {row.categoryId === null && row.prediction
          ? text.gallery.predictedAs(name, percent(row.prediction.confidence))
          : name}
      </Typography>
    </Paper>
  );
}
