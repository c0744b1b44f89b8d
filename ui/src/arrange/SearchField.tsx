// The search field. What is typed is searched for when the person pauses; Ctrl+F or / brings the focus here, Esc clears.
// Its help opens by a button and closes with any change of the field, by Esc, or by a click elsewhere.
import Clear from "@mui/icons-material/Clear";
import Search from "@mui/icons-material/Search";
import { Box, ClickAwayListener, IconButton, InputAdornment, InputBase } from "@mui/material";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useActions, useApp } from "../app/context";
import { text } from "../text";
import { SearchHelpButton, SearchHelpPanel } from "./SearchHelp";

/** Milliseconds without a key after which the search begins. */
const PAUSE = 150;

export function SearchField() {
  const { arrange } = useActions();
  const search = useApp((state) => state.arrangement.search);
  const calls = useApp((state) => state.searchCalls);
  const input = useRef<HTMLInputElement>(null);
  const helpId = useId();
  const [help, setHelp] = useState<Element | null>(null);
  const field = useRef<HTMLElement>(null);
  const [typed, setTyped] = useState(search);
  /** What this field asked for last: another search comes from elsewhere and replaces what is typed. */
  const asked = useRef(search);
  const t = text.arrange;

  useEffect(() => {
    if (search === asked.current) return;
    asked.current = search;
    setTyped(search);
  }, [search]);

  const ask = (words: string) => {
    asked.current = words;
    arrange.search(words);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing begins a pause
  useEffect(() => {
    if (typed === asked.current) return;
    const pause = setTimeout(() => ask(typed), PAUSE);
    return () => clearTimeout(pause);
  }, [typed]);

  const answered = useRef(calls);
  useEffect(() => {
    if (answered.current === calls) return;
    answered.current = calls;
    input.current?.focus();
    input.current?.select();
  }, [calls]);

  const change = (words: string) => {
    setTyped(words);
    setHelp(null);
  };
  const clear = () => {
    change("");
    ask("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && help) setHelp(null);
    else if (event.target !== input.current) return;
    else if (event.key === "Enter") ask(typed);
    else if (event.key === "Escape" && typed !== "") clear();
    // With nothing left to clear, the keys go back to the images.
    else if (event.key === "Escape") input.current?.blur();
    // The web view has a search of its own, which finds nothing in a virtualised gallery.
    else if (event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey)) input.current?.select();
    else return;
    event.preventDefault();
  };
  return (
    <ClickAwayListener onClickAway={() => setHelp(null)}>
      <Box
        ref={field}
        onKeyDown={onKeyDown}
        sx={{ flex: "1 1 220px", minWidth: 140, maxWidth: 300, mr: 0.5 }}
      >
        <InputBase
          inputRef={input}
          fullWidth
          value={typed}
          placeholder={t.search}
          onChange={(event) => change(event.target.value)}
          inputProps={{
            "aria-label": t.search,
            "aria-describedby": help ? helpId : undefined,
            "data-testid": "search",
            spellCheck: false,
            autoComplete: "off",
          }}
          startAdornment={
            <InputAdornment position="start">
              <Search sx={{ fontSize: 18 }} />
            </InputAdornment>
          }
          endAdornment={
            <>
              {typed !== "" && (
                <IconButton
                  size="small"
                  aria-label={t.clearSearch}
                  data-testid="search-clear"
                  sx={{ p: 0.375 }}
                  onClick={() => {
                    clear();
                    input.current?.focus();
                  }}
                >
                  <Clear sx={{ fontSize: 16 }} />
                </IconButton>
              )}
              <SearchHelpButton
                id={helpId}
                open={help !== null}
                onClick={() => setHelp((now) => (now ? null : field.current))}
              />
            </>
          }
          sx={{
            height: 30,
            pl: 1,
            pr: 0.25,
            fontSize: 13,
            border: 1,
            borderColor: "divider",
            borderRadius: 1.5,
            bgcolor: "background.default",
            "&.Mui-focused": { borderColor: "primary.main" },
          }}
        />
        <SearchHelpPanel id={helpId} anchor={help} />
      </Box>
    </ClickAwayListener>
  );
}
