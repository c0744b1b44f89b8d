// Hands the app to its views: `useApp` reads a part of the state, `useActions` and `useCore` act.
import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Actions } from "./actions";
import type { App, Core } from "./createApp";
import type { Jobs } from "./jobs";
import type { AppState } from "./state";

const AppContext = createContext<App | null>(null);

export function AppProvider({ app, children }: { app: App; children: ReactNode }) {
  return <AppContext value={app}>{children}</AppContext>;
}

function useWhole(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("AppProvider is missing above this view");
  return app;
}

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useWhole().core.store, select);
}

export const useActions = (): Actions => useWhole().actions;
export const useJobs = (): Jobs => useWhole().jobs;
export const useCore = (): Core => useWhole().core;
