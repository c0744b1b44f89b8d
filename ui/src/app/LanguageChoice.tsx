// The language of the window. It is another one after the window has been loaded again, which happens at once.
import { MenuItem, TextField } from "@mui/material";
import { text } from "../text";
import {
  type LanguageChoice as Choice,
  LANGUAGE_NAMES,
  LANGUAGES,
  storedLanguage,
  storeLanguage,
  systemLanguage,
} from "../text/language";

const t = text.settings;

export function LanguageChoice({ help }: { help?: string }) {
  return (
    <TextField
      select
      size="small"
      label={t.language}
      helperText={help}
      value={storedLanguage()}
      data-testid="language"
      slotProps={{ select: { SelectDisplayProps: { "aria-label": t.language } } }}
      onChange={({ target }) => {
        if (storeLanguage(target.value as Choice)) window.location.reload();
      }}
      sx={{ minWidth: 200 }}
    >
      <MenuItem value="system" data-testid="language-system">
        {t.systemLanguage(LANGUAGE_NAMES[systemLanguage()])}
      </MenuItem>
      {LANGUAGES.map((language) => (
        <MenuItem key={language} value={language} lang={language} data-testid={`language-${language}`}>
          {LANGUAGE_NAMES[language]}
        </MenuItem>
      ))}
    </TextField>
  );
}
