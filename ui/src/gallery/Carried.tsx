// What is carried, beside the pointer: how many images, and where they would go.
import Label from "@mui/icons-material/Label";
import { Paper } from "@mui/material";
import { useApp } from "../app/context";
import { text } from "../text";

export function Carried() {
  const carry = useApp((state) => state.carry);
  const count = useApp((state) => state.selection.ids.size);
  const category = useApp((state) => state.view?.categories.find(({ id }) => id === state.carry?.over));
  if (!carry) return null;
  return (
    <Paper
      elevation={6}
      data-testid="carried"
      sx={{
        position: "fixed",
        zIndex: "tooltip",
        left: 0,
        top: 0,
        transform: `translate(${carry.x + 14}px, ${carry.y + 10}px)`,
        pointerEvents: "none",
        display: "flex",
        alignItems: "center",
        gap: 0.75,
        px: 1.25,
        py: 0.5,
        fontSize: 13,
        maxWidth: 320,
      }}
    >
      <Label fontSize="small" sx={{ color: category?.color ?? "text.disabled" }} />
      {category ? text.carry.onto(count, category.name) : text.carry.nowhere(count)}
    </Paper>
  );
}
