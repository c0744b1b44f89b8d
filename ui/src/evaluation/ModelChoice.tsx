// Which models are compared: a list of those that the project keeps, the newest first, each with a box to tick.
import { Box, Checkbox } from "@mui/material";
import type { KeptModel } from "../backend";
import { said, text } from "../text";
import { dateTime } from "../text/format";
import { plainTable } from "./looks";

interface Props {
  models: readonly KeptModel[];
  chosen: readonly string[];
  disabled: boolean;
  onChange(chosen: string[]): void;
}

export function ModelChoice({ models, chosen, disabled, onChange }: Props) {
  const t = text.comparing;
  const toggled = (id: string) =>
    chosen.includes(id)
      ? chosen.filter((one) => one !== id)
      : // In the order of the list, whatever was ticked first.
        models.map((model) => model.id).filter((one) => one === id || chosen.includes(one));
  return (
    <Box sx={{ overflow: "auto", maxHeight: 232 }}>
      <Box
        component="table"
        data-testid="compare-models"
        sx={{
          ...plainTable,
          "&& th, && td": { textAlign: "left", py: 0.25 },
          width: "auto",
          minWidth: "60%",
        }}
      >
        <thead>
          <tr>
            <td />
            <th scope="col">{t.model}</th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.fitted}</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model, index) => {
            const name = model.current ? t.current(said(model.name)) : said(model.name);
            return (
              <tr key={model.id}>
                <td>
                  <Checkbox
                    size="small"
                    checked={chosen.includes(model.id)}
                    disabled={disabled}
                    onChange={() => onChange(toggled(model.id))}
                    slotProps={{
                      input: { "aria-label": t.choose(name), ...{ "data-testid": `compare-model-${index}` } },
                    }}
                    sx={{ p: 0.5 }}
                  />
                </td>
                <th scope="row">{name}</th>
                <td>{said(model.architecture)}</td>
                <td>{dateTime(model.fittedAt)}</td>
              </tr>
            );
          })}
        </tbody>
      </Box>
    </Box>
  );
}
