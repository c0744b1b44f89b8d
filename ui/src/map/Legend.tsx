// What the colours of the map mean; a click selects the images of a colour.
import { Box, ButtonBase } from "@mui/material";
import { useActions } from "../app/context";
import { text } from "../text";
import type { ColorGroup } from "./colors";

export function Legend({ groups }: { groups: readonly ColorGroup[] }) {
  const actions = useActions();
  return (
    <Box
      data-testid="map-legend"
      sx={{
        display: "flex",
        flexWrap: "wrap",
        columnGap: 1,
        px: 1.25,
        pt: 0.75,
        maxHeight: 96,
        overflowY: "auto",
        flexShrink: 0,
      }}
    >
      {groups.map(({ title, color, ids }) => (
        <ButtonBase
          key={title}
          aria-label={text.arrange.selectGroup(title, ids.length)}
          onClick={() => void actions.selectExactly([...ids])}
          sx={{
            display: "flex",
            alignItems: "center",
            gap: 0.5,
            fontFamily: "inherit",
            fontSize: 12.5,
            px: 0.5,
            borderRadius: 1,
          }}
        >
          <Box aria-hidden sx={{ width: 10, height: 10, borderRadius: 5, bgcolor: color, flexShrink: 0 }} />
          {title}
          <Box component="span" sx={{ color: "text.secondary" }}>
            {text.common.count(ids.length)}
          </Box>
        </ButtonBase>
      ))}
    </Box>
  );
}
