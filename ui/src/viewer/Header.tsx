// The bar over the image: name and place in the gallery, category, zoom, the switches of the panels, and Close.
import Add from "@mui/icons-material/Add";
import ChevronLeft from "@mui/icons-material/ChevronLeft";
import ChevronRight from "@mui/icons-material/ChevronRight";
import Close from "@mui/icons-material/Close";
import FitScreen from "@mui/icons-material/FitScreen";
import Remove from "@mui/icons-material/Remove";
import Tune from "@mui/icons-material/Tune";
import { Box, Button, Divider, IconButton, Tooltip, Typography } from "@mui/material";
import type { ReactNode } from "react";
import type { ImageRow } from "../backend";
import { text } from "../text";
import { CategoryLine } from "./CategoryLine";
import type { Neighbours } from "./neighbours";
import { zoomText } from "./readout";

const t = text.viewer;

export type ZoomAct = "zoomIn" | "zoomOut" | "fit" | "full";

interface Props {
  titleId: string;
  name: string;
  row: ImageRow | null;
  neighbours: Neighbours;
  zoom: number | null;
  fitted: boolean;
  channelsOpen: boolean;
  /** null: nothing could be explained. */
  whyOpen: boolean | null;
  categorize: ReactNode;
  onGo(id: number | null): void;
  onZoom(act: ZoomAct): void;
  onChannels(): void;
  onWhy(): void;
  onClose(): void;
}

export function Header(props: Props) {
  const { titleId, name, row, neighbours, zoom, fitted, channelsOpen, whyOpen, categorize } = props;
  const { previous, next, place, count } = neighbours;
  const open = channelsOpen ? t.hideChannels : t.showChannels;
  return (
    <Box
      component="header"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 0.75,
        px: 1.5,
        height: 52,
        flexShrink: 0,
        bgcolor: "background.paper",
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <Tool
        name={t.previous}
        hint="P"
        testId="viewer-previous"
        disabled={previous === null}
        onClick={() => props.onGo(previous)}
      >
        <ChevronLeft />
      </Tool>
      <Tool
        name={t.next}
        hint="N"
        testId="viewer-next"
        disabled={next === null}
        onClick={() => props.onGo(next)}
      >
        <ChevronRight />
      </Tool>
      <Box sx={{ minWidth: 0, flex: 1, mx: 0.5, display: "flex", alignItems: "baseline", gap: 1.5 }}>
        <Typography
          variant="subtitle1"
          component="h2"
          id={titleId}
          noWrap
          title={name}
          data-selectable
          data-testid="viewer-name"
          sx={{ fontWeight: 500, minWidth: 0 }}
        >
          {name}
        </Typography>
        <Typography
          variant="body2"
          color="textSecondary"
          data-testid="viewer-place"
          sx={{ whiteSpace: "nowrap" }}
        >
          {place === null ? t.placeHidden : t.place(place + 1, count)}
        </Typography>
      </Box>
      <CategoryLine row={row} />
      {categorize}
      <Divider orientation="vertical" flexItem sx={{ my: 1.25, mx: 0.5 }} />
      <Box
        role="toolbar"
        aria-label={t.zoomTools}
        sx={{ display: "flex", alignItems: "center", flexShrink: 0 }}
      >
        <Tool
          name={t.zoomOut}
          hint="−"
          testId="viewer-zoom-out"
          disabled={zoom === null}
          onClick={() => props.onZoom("zoomOut")}
        >
          <Remove />
        </Tool>
        <Tooltip title={`${t.full} (Ctrl+1). ${t.fullHint}`}>
          <Button
            size="small"
            color="inherit"
            disabled={zoom === null}
            aria-label={zoom === null ? t.full : t.fullFrom(zoomText(zoom))}
            data-testid="viewer-full"
            onClick={() => props.onZoom("full")}
            sx={{ minWidth: 64, px: 0.5, fontVariantNumeric: "tabular-nums" }}
          >
            {zoom === null ? "–" : zoomText(zoom)}
          </Button>
        </Tooltip>
        <Tool
          name={t.zoomIn}
          hint="+"
          testId="viewer-zoom-in"
          disabled={zoom === null}
          onClick={() => props.onZoom("zoomIn")}
        >
          <Add />
        </Tool>
        <Tool
          name={t.fit}
          hint="F"
          testId="viewer-fit"
          pressed={fitted}
          disabled={zoom === null}
          onClick={() => props.onZoom("fit")}
        >
          <FitScreen />
        </Tool>
      </Box>
      <Divider orientation="vertical" flexItem sx={{ my: 1.25, mx: 0.5 }} />
      {whyOpen !== null && (
        <Tooltip title={`${whyOpen ? text.why.hide : text.why.show} (W)`}>
          <Button
            size="small"
            color={whyOpen ? "primary" : "inherit"}
            aria-pressed={whyOpen}
            data-testid="viewer-why"
            onClick={props.onWhy}
            sx={{ minWidth: 0, px: 1, flexShrink: 0, whiteSpace: "nowrap" }}
          >
            {text.why.title}
          </Button>
        </Tooltip>
      )}
      <Tool name={open} hint="C" testId="viewer-channels" pressed={channelsOpen} onClick={props.onChannels}>
        <Tune />
      </Tool>
      <Tool name={text.common.close} hint="Esc" testId="viewer-close" onClick={props.onClose}>
        <Close />
      </Tool>
    </Box>
  );
}

interface ToolProps {
  name: string;
  hint: string;
  testId: string;
  disabled?: boolean;
  pressed?: boolean;
  onClick(): void;
  children: ReactNode;
}

function Tool({ name, hint, testId, disabled, pressed, onClick, children }: ToolProps) {
  return (
    <Tooltip title={`${name} (${hint})`}>
      <span>
        <IconButton
          size="small"
          aria-label={name}
          aria-pressed={pressed}
          color={pressed ? "primary" : "default"}
          disabled={disabled}
          data-testid={testId}
          onClick={onClick}
        >
          {children}
        </IconButton>
      </span>
    </Tooltip>
  );
}
