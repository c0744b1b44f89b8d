// The settings while they are being chosen: kept here, checked by the backend a moment after each change, saved when
// they are good. An answer to an older question is dropped.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useApp, useCore } from "../app/context";
import {
  BackendError,
  type DeviceInfo,
  type FitCheck,
  type FitSettings,
  type FitStart,
  type SettingName,
  type SettingSpec,
} from "../backend";
import { checkSaid, deviceSaid, specSaid } from "./said";

/** Milliseconds of rest before settings are checked. */
const REST = 200;

export interface FitDraft {
  /** The descriptions of the settings are on their way. */
  reading: boolean;
  specs: SettingSpec[];
  devices: DeviceInfo[];
  settings: FitSettings;
  start: FitStart;
  check: FitCheck | null;
  /** What is typed but is no value yet, by field. */
  typed: Partial<Record<SettingName, string>>;
  change<Name extends SettingName>(name: Name, value: FitSettings[Name]): void;
  setTyped(name: SettingName, message: string | null): void;
  setStart(start: FitStart): void;
  reset(): void;
}

export function useFitDraft(saved: FitSettings): FitDraft {
  const { backend, report, setView, store } = useCore();
  const [reading, setReading] = useState(true);
  const [specs, setSpecs] = useState<SettingSpec[]>([]);
  const [devices, setDevices] = useState<DeviceInfo[]>([]);
  const [settings, setSettings] = useState(saved);
  const [typed, setTypedAll] = useState<FitDraft["typed"]>({});
  const [chosenStart, setStart] = useState<FitStart>("continue");
  const [check, setCheck] = useState<FitCheck | null>(null);
  // What a check depends on besides the settings: labels and the model.
  const project = useApp((state) =>
    JSON.stringify([
      state.view?.token,
      state.view?.categories.map(({ id, labelled }) => [id, labelled]),
      state.view?.model?.id,
      state.view?.model?.epochsTrained,
    ]),
  );
  const hasModel = useApp((state) => state.view?.model !== null);
  const start: FitStart = hasModel && check?.canContinue !== false ? chosenStart : "afresh";

  useEffect(() => {
    Promise.all([backend.settingSpecs(), backend.devices()])
      .then(([newSpecs, newDevices]) => {
        setSpecs(newSpecs.map(specSaid));
        setDevices(newDevices.map(deviceSaid));
      })
      .catch(report)
      .finally(() => setReading(false));
  }, [backend, report]);

  const asked = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `project` stands for the labels and the model
  useEffect(() => {
    const question = ++asked.current;
    const timer = setTimeout(() => {
      backend
        .checkFit(settings, start)
        .then((answer) => question === asked.current && setCheck(checkSaid(answer)))
        .catch((error) => question === asked.current && report(error));
    }, REST);
    return () => clearTimeout(timer);
  }, [backend, report, settings, start, project]);

  // Saved after a rest and when the dialog closes, so that settings come back with the project; not while a fit uses
  // its own. Combinations that cannot be fitted are refused there and told by the check.
  const newest = useRef(settings);
  newest.current = settings;
  const save = useCallback(() => {
    const { view, job } = store.getState();
    if (!view || job?.kind === "fit" || JSON.stringify(view.fitSettings) === JSON.stringify(newest.current))
      return;
    backend
      .saveFitSettings(newest.current)
      .then(setView)
      .catch((error) => {
        if (!(error instanceof BackendError && error.kind === "invalidSettings")) report(error);
      });
  }, [backend, report, setView, store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the settings is what starts the rest
  useEffect(() => {
    const timer = setTimeout(save, 2 * REST);
    return () => clearTimeout(timer);
  }, [settings, save]);
  useEffect(() => save, [save]);

  return useMemo(
    () => ({
      reading,
      specs,
      devices,
      settings,
      start,
      check,
      typed,
      change: (name, value) => setSettings((current) => ({ ...current, [name]: value })),
      setTyped: (name, message) =>
        setTypedAll((current) => {
          const { [name]: _old, ...others } = current;
          return message === null ? others : { ...others, [name]: message };
        }),
      setStart,
      reset: () => {
        setTypedAll({});
        const defaults = Object.fromEntries(specs.map((spec) => [spec.name, defaultOf(spec)]));
        setSettings((current) => ({ ...current, ...defaults }));
      },
    }),
    [reading, specs, devices, settings, start, check, typed],
  );
}

function defaultOf({ kind, default: text }: SettingSpec): string | number | boolean | null {
  if (kind === "number" || kind === "integer") return Number(text);
  if (kind === "switch") return text === "true";
  if (kind === "column") return text || null;
  return text;
}
