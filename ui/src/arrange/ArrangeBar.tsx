// The bar over the images: search, sort, group, filter, and gallery or table. While something is left out, a second line
// says what by and how many.
import AppsOutlined from "@mui/icons-material/AppsOutlined";
import GridViewOutlined from "@mui/icons-material/GridViewOutlined";
import ScatterPlotOutlined from "@mui/icons-material/ScatterPlotOutlined";
import TableRowsOutlined from "@mui/icons-material/TableRowsOutlined";
import { Box, IconButton, ToggleButton, ToggleButtonGroup, Tooltip } from "@mui/material";
import { isNarrowed } from "../app/arrangement";
import { useActions, useApp } from "../app/context";
import { isBlind, type ShownAs } from "../app/state";
import { namesWells } from "../app/wellColumns";
import { text } from "../text";
import { BlindLine } from "./BlindLine";
import { ColumnsButton } from "./ColumnsButton";
import { FilterButton } from "./FilterButton";
import { GroupButton, SortButton } from "./OrderButtons";
import { QueueButton } from "./QueueButton";
import { QueueLine } from "./QueueLine";
import { SavedButton } from "./SavedButton";
import { SearchField } from "./SearchField";
import { Summary } from "./Summary";

const ROW = {
  display: "flex",
  alignItems: "center",
  gap: 0.5,
  height: 44,
  px: 1.5,
  containerType: "inline-size",
  // Where it is narrow, words are worth more than pictures of them.
  "@container (max-width: 780px)": {
    "& .MuiButton-startIcon": { display: "none" },
    // The plates are in the menu too.
    '& [data-testid="show-plates"]': { display: "none" },
  },
} as const;

export function ArrangeBar() {
  const narrowed = useApp((state) => isNarrowed(state.arrangement));
  const empty = useApp((state) => (state.view?.imageCount ?? 0) === 0);
  const blind = useApp(isBlind);
  const asTable = useApp((state) => state.shownAs === "table");
  if (empty && !narrowed) return null;
  return (
    <Box
      role="toolbar"
      aria-label={text.arrange.bar}
      data-testid="arrange-bar"
      sx={{ flexShrink: 0, bgcolor: "background.paper", borderBottom: 1, borderColor: "divider" }}
    >
      {blind ? (
        <BlindLine />
      ) : (
        <>
          <Box sx={ROW}>
            <SearchField />
            <QueueButton />
            <SortButton />
            <GroupButton />
            <FilterButton />
            <SavedButton />
            <Box sx={{ flex: 1 }} />
            {asTable && <ColumnsButton />}
            <PlatesButton />
            <MapToggle />
            <ShownAsToggle />
          </Box>
          <QueueLine />
          {narrowed && <Summary />}
        </>
      )}
    </Box>
  );
}

/** Only where images come from wells. */
function PlatesButton() {
  const actions = useActions();
  const wells = useApp((state) => namesWells(state.metadataColumns));
  if (!wells) return null;
  return (
    <Tooltip title={text.plates.button} placement="top">
      <IconButton
        size="small"
        aria-label={text.plates.button}
        data-testid="show-plates"
        onClick={() => actions.open({ kind: "plates" })}
        sx={{ width: 34, height: 30, p: 0, ml: 0.5, flexShrink: 0, borderRadius: 1 }}
      >
        <AppsOutlined sx={{ fontSize: 18 }} />
      </IconButton>
    </Tooltip>
  );
}

function MapToggle() {
  const actions = useActions();
  const open = useApp((state) => state.mapOpen);
  return (
    <Tooltip title={text.map.toggle} placement="top">
      <ToggleButton
        size="small"
        value="map"
        selected={open}
        aria-label={text.map.toggle}
        data-testid="show-map"
        onChange={() => actions.showMap(!open)}
        sx={{ width: 34, height: 30, p: 0, ml: 0.5, flexShrink: 0 }}
      >
        <ScatterPlotOutlined sx={{ fontSize: 18 }} />
      </ToggleButton>
    </Tooltip>
  );
}

const CHOICES: { value: ShownAs; icon: typeof GridViewOutlined }[] = [
  { value: "gallery", icon: GridViewOutlined },
  { value: "table", icon: TableRowsOutlined },
];

function ShownAsToggle() {
  const actions = useActions();
  const shownAs = useApp((state) => state.shownAs);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={shownAs}
      aria-label={text.arrange.shownAs}
      onChange={(_event, value: ShownAs | null) => value && actions.arrange.showAs(value)}
      sx={{ ml: 0.5, flexShrink: 0 }}
    >
      {CHOICES.map(({ value, icon: Icon }) => (
        <ToggleButton
          key={value}
          value={value}
          aria-label={text.arrange[value]}
          data-testid={`show-${value}`}
          sx={{ width: 34, height: 30, p: 0 }}
        >
          <Tooltip title={text.arrange[value]} placement="top">
            <Icon sx={{ fontSize: 18 }} />
          </Tooltip>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
