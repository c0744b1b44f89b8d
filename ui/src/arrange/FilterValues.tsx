// The values of a column as boxes with their counts; a field to search them when there are many.
import Search from "@mui/icons-material/Search";
import { Box, Checkbox, InputAdornment, TextField, Typography } from "@mui/material";
import { useState } from "react";
import { columnTitle } from "../app/arrangement";
import { useActions, useApp } from "../app/context";
import type { Column, ColumnTest, ColumnValuesView } from "../backend";
import { text } from "../text";
import { FEW, valuesLike } from "./offered";

const t = text.filters;

interface Props {
  column: Column;
  known: ColumnValuesView;
  test: ColumnTest | null;
}

export function FilterValues({ column, known, test }: Props) {
  const { arrange } = useActions();
  const categories = useApp((state) => state.view?.categories) ?? [];
  const [typed, setTyped] = useState("");
  const chosen = test?.type === "values" ? test.data : [];
  const colored = column.type === "category" || column.type === "prediction";
  const titled = known.values.map((one) => ({ ...one, title: one.title || text.arrange.noValue }));
  const many = titled.length > FEW;
  const listed = many ? valuesLike(titled, typed) : titled;
  const choose = (value: string, on: boolean) => {
    const others = chosen.filter((other) => other !== value);
    arrange.filter(column, { type: "values", data: on ? [...others, value] : others });
  };
  return (
    <>
      {many && (
        <TextField
          size="small"
          value={typed}
          placeholder={t.searchValues}
          onChange={(event) => setTyped(event.target.value)}
          sx={{ mb: 0.5, "& input": { py: 0.6 } }}
          slotProps={{
            htmlInput: { "aria-label": t.searchValues, "data-testid": "filter-search" },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Search sx={{ fontSize: 18 }} />
                </InputAdornment>
              ),
            },
          }}
        />
      )}
      <Box
        role="group"
        aria-label={t.values(columnTitle(column))}
        sx={{ flex: 1, minHeight: 0, overflowY: "auto", mx: -0.5 }}
      >
        {listed.map(({ value, title, count }) => (
          <Box
            key={value}
            component="label"
            sx={{
              display: "flex",
              alignItems: "center",
              gap: 0.75,
              pr: 1,
              borderRadius: 1,
              cursor: "pointer",
              "&:hover": { bgcolor: "action.hover" },
            }}
          >
            <Checkbox
              size="small"
              sx={{ p: 0.5 }}
              checked={chosen.includes(value)}
              data-testid={`filter-value-${value}`}
              onChange={(_event, on) => choose(value, on)}
            />
            {colored && (
              <Box
                component="span"
                sx={{
                  width: 12,
                  height: 12,
                  borderRadius: 0.75,
                  flexShrink: 0,
                  border: 1,
                  borderColor: "divider",
                }}
                style={{ background: categories.find(({ id }) => id === value)?.color }}
              />
            )}
            <Typography
              variant="body2"
              noWrap
              title={title}
              sx={{
                flex: 1,
                minWidth: 0,
                ...(value === "" && { color: "text.secondary", fontStyle: "italic" }),
              }}
            >
              {title}
            </Typography>
            <Typography variant="body2" color="textSecondary" sx={{ fontVariantNumeric: "tabular-nums" }}>
              {text.common.count(count)}
            </Typography>
          </Box>
        ))}
        {listed.length === 0 && (
          <Typography variant="body2" color="textSecondary" sx={{ p: 1 }}>
            {t.noValues}
          </Typography>
        )}
        {known.more > 0 && (
          <Typography variant="body2" color="textSecondary" sx={{ p: 1 }}>
            {known.numeric ? t.moreNumbers(known.more) : t.more(known.more)}
          </Typography>
        )}
      </Box>
    </>
  );
}
