// The project's name, edited in place: Enter or leaving the field keeps it, Esc takes it back.
import { Chip, InputBase, Tooltip } from "@mui/material";
import { useEffect, useState } from "react";
import { text } from "../text";
import { useActions, useApp } from "./context";

export function ProjectName() {
  const actions = useActions();
  const name = useApp((state) => state.view?.name ?? "");
  const path = useApp((state) => state.view?.path ?? "");
  const isDraft = useApp((state) => state.view?.isDraft ?? false);
  const isExample = useApp((state) => state.view?.isExample ?? false);
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);

  const keep = () => {
    const next = typed.trim();
    if (next === "" || next === name) setTyped(name);
    else void actions.renameProject(next).then((done) => !done && setTyped(name));
  };
  return (
    <>
      <Tooltip title={path}>
        <InputBase
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter") (event.target as HTMLElement).blur();
            if (event.key === "Escape") {
              setTyped(name);
              event.stopPropagation();
            }
          }}
          slotProps={{
            input: {
              "aria-label": text.menu.projectName,
              "data-testid": "project-name",
              spellCheck: false,
            } as object,
          }}
          sx={{
            flex: "0 1 280px",
            minWidth: 90,
            fontWeight: 500,
            px: 1,
            borderRadius: 1,
            "&:hover": { bgcolor: "action.hover" },
            "&.Mui-focused": { bgcolor: "action.hover", outline: "2px solid", outlineColor: "primary.main" },
            "& input": { textOverflow: "ellipsis" },
          }}
        />
      </Tooltip>
      {isDraft && (
        <Tooltip title={text.menu.draftHint}>
          <Chip size="small" variant="outlined" label={text.menu.draft} />
        </Tooltip>
      )}
      {isExample && (
        <Tooltip title={text.menu.simulatedHint}>
          <Chip
            size="small"
            color="warning"
            variant="outlined"
            label={text.start.simulated}
            sx={{ fontWeight: 500, fontSize: 10.5 }}
          />
        </Tooltip>
      )}
    </>
  );
}
