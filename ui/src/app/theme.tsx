// Colours, type and shapes of the whole window, light and dark. The choice is kept on this computer; "system" follows it.
import {
  CssBaseline,
  createTheme,
  GlobalStyles,
  type Theme,
  ThemeProvider,
  useMediaQuery,
} from "@mui/material";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

export type ThemeChoice = "system" | "light" | "dark";

const STORED = "vesicle-theme";
const ChoiceContext = createContext<[ThemeChoice, (choice: ThemeChoice) => void]>(["system", () => {}]);

export const useThemeChoice = () => useContext(ChoiceContext);

export function makeTheme(mode: "light" | "dark", reducedMotion: boolean): Theme {
  const dark = mode === "dark";
  return createTheme({
    palette: {
      mode,
      // `dark` is a button under the pointer: what is written on it stays legible.
      primary: dark ? { main: "#5eb8e8", dark: "#4fa3d1" } : { main: "#0b66a8" },
      secondary: { main: dark ? "#f28fc0" : "#b0337a" },
      // Dark enough for small text on paper, light enough on dark ground.
      warning: { main: dark ? "#ffb74d" : "#a64b00" },
      background: dark ? { default: "#12161b", paper: "#1a2027" } : { default: "#f4f6f8", paper: "#ffffff" },
      divider: dark ? "rgba(255,255,255,0.12)" : "rgba(15,30,45,0.12)",
      text: dark
        ? { primary: "#e8edf2", secondary: "#a9b5c0" }
        : { primary: "#17212b", secondary: "#55636f" },
    },
    shape: { borderRadius: 6 },
    typography: {
      fontFamily: "Roboto, system-ui, sans-serif",
      fontSize: 13,
      button: { textTransform: "none", fontWeight: 500 },
      h6: { fontSize: "1.05rem", fontWeight: 500 },
      subtitle2: { fontWeight: 500 },
    },
    // One frame for whatever has the focus by key, in the first colour; inside where it would be cut off.
    focusVisible: true,
    transitions: reducedMotion ? { create: () => "none" } : {},
    components: {
      MuiButton: { defaultProps: { disableElevation: true, disableFocusRipple: true } },
      MuiIconButton: { defaultProps: { disableFocusRipple: true } },
      MuiTab: { defaultProps: { disableFocusRipple: true } },
      // A tooltip never takes a click that is meant for what lies under it.
      MuiTooltip: {
        defaultProps: { enterDelay: 600, arrow: true, disableInteractive: true },
        styleOverrides: {
          tooltip: {
            backgroundColor: "#26323b",
            fontSize: 12.5,
            fontWeight: 400,
            lineHeight: 1.4,
            padding: "5px 9px",
          },
          arrow: { color: "#26323b" },
        },
      },
      MuiDialogContent: { styleOverrides: { root: { paddingBottom: 8 } } },
      MuiDialogActions: { styleOverrides: { root: { padding: "8px 24px 16px" } } },
      MuiPaper: { styleOverrides: { root: { backgroundImage: "none" } } },
      MuiDialogTitle: { styleOverrides: { root: { paddingBottom: 8 } } },
      MuiMenuItem: { defaultProps: { dense: true } },
      // The unit of a field that cannot be used is as grey as its number.
      MuiInputBase: {
        styleOverrides: {
          root: ({ theme }) => ({
            "&.Mui-disabled .MuiInputAdornment-root .MuiTypography-root": {
              color: theme.palette.text.disabled,
            },
          }),
        },
      },
      MuiFormHelperText: { styleOverrides: { root: { marginLeft: 2, lineHeight: 1.35 } } },
    },
  });
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORED);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system"; // storage is switched off
  }
}

export function ThemeRoot({ children }: { children: ReactNode }) {
  const systemDark = useMediaQuery("(prefers-color-scheme: dark)", { noSsr: true });
  const reducedMotion = useMediaQuery("(prefers-reduced-motion: reduce)", { noSsr: true });
  const [choice, setChoice] = useState(storedChoice);
  const mode = choice === "system" ? (systemDark ? "dark" : "light") : choice;
  const theme = useMemo(() => makeTheme(mode, reducedMotion), [mode, reducedMotion]);
  const value = useMemo<[ThemeChoice, (choice: ThemeChoice) => void]>(
    () => [
      choice,
      (next) => {
        setChoice(next);
        try {
          localStorage.setItem(STORED, next);
        } catch {
          // The choice then lasts until the window is closed.
        }
      },
    ],
    [choice],
  );
  return (
    <ChoiceContext value={value}>
      <ThemeProvider theme={theme}>
        <CssBaseline enableColorScheme />
        <GlobalStyles styles={plainCss(theme)} />
        {children}
      </ThemeProvider>
    </ChoiceContext>
  );
}

/** What plain style sheets need of the theme, and rules for the whole page. */
function plainCss(theme: Theme) {
  return {
    ":root": {
      "--v-primary": theme.palette.primary.main,
      "--v-paper": theme.palette.background.paper,
      "--v-ground": theme.palette.background.default,
      "--v-text": theme.palette.text.primary,
      "--v-muted": theme.palette.text.secondary,
      "--v-line": theme.palette.divider,
    },
    "html, body, #root": { height: "100%", overflow: "hidden", overscrollBehavior: "none" },
    body: { userSelect: "none", WebkitUserSelect: "none", cursor: "default" },
    "input, textarea, [data-selectable]": { userSelect: "text", WebkitUserSelect: "text" },
    "@media (prefers-reduced-motion: reduce)": {
      "*, *::before, *::after": {
        animationDuration: "0.01ms !important",
        transitionDuration: "0.01ms !important",
      },
    },
  } as const;
}
