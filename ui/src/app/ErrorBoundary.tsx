// Catches a view that fails while it is drawn, writes it to the app's log, and offers to load the window again.
import { Box, Button, Typography } from "@mui/material";
import { Component, type ErrorInfo, type ReactNode } from "react";
import { text } from "../text";

interface Props {
  log(message: string): void;
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.props.log(`${stack}\n${info.componentStack ?? ""}`);
  }

  override render() {
    if (this.state.message === null) return this.props.children;
    return (
      <Box
        role="alert"
        sx={{
          height: "100%",
          display: "grid",
          placeContent: "center",
          justifyItems: "center",
          gap: 1.5,
          p: 4,
        }}
      >
        <Typography variant="h6" component="h1">
          {text.crash.title}
        </Typography>
        <Typography>{text.crash.body}</Typography>
        <Typography variant="body2" color="textSecondary" data-selectable>
          {this.state.message}
        </Typography>
        <Button variant="contained" onClick={() => location.reload()}>
          {text.crash.reload}
        </Button>
      </Box>
    );
  }
}
