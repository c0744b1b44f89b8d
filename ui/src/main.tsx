// Starts the window: mends the language first, connects the backend, watches for errors that nothing else catches.
import "./app/locale";
import "./app/fonts.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { AppProvider } from "./app/context";
import { createApp } from "./app/createApp";
import { ErrorBoundary } from "./app/ErrorBoundary";
import { Shell } from "./app/Shell";
import { ThemeRoot } from "./app/theme";
import { connectBackend } from "./backend/connect";
import { EmptyState } from "./components/EmptyState";
import { text } from "./text";

async function main(): Promise<void> {
  const element = document.getElementById("root");
  if (!element) throw new Error("index.html has no #root");
  const root = createRoot(element);
  const backend = await connectBackend();
  if (!backend) {
    root.render(
      <ThemeRoot>
        <EmptyState icon={null} title={text.outside.title} body={text.outside.body} />
      </ThemeRoot>,
    );
    return;
  }
  const app = createApp(backend);
  window.addEventListener("error", (event) => {
    // Not an error of ours: browsers say so when a layout needs a second pass.
    if (event.message.startsWith("ResizeObserver loop")) return;
    app.core.report(event.error ?? event.message);
  });
  window.addEventListener("unhandledrejection", (event) => app.core.report(event.reason));
  app.start();
  const log = (message: string) => {
    backend.logClientError(message).catch(() => {});
  };
  root.render(
    <StrictMode>
      <ThemeRoot>
        <ErrorBoundary log={log}>
          <AppProvider app={app}>
            <Shell />
          </AppProvider>
        </ErrorBoundary>
      </ThemeRoot>
    </StrictMode>,
  );
}

void main();
