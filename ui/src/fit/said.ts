// What the backend says of settings, a check and devices, in the language of the window. Pure.
import type { DeviceInfo, FitCheck, SettingSpec } from "../backend";
import { said } from "../text";

export const specSaid = (spec: SettingSpec): SettingSpec => ({
  ...spec,
  label: said(spec.label),
  help: said(spec.help),
  unit: spec.unit && said(spec.unit),
  choices: spec.choices.map(({ value, label, help }) => ({ value, label: said(label), help: said(help) })),
});

export function checkSaid(check: FitCheck): FitCheck {
  const messages = (all: FitCheck["problems"]) => all.map((one) => ({ ...one, message: said(one.message) }));
  return {
    ...check,
    problems: messages(check.problems),
    warnings: messages(check.warnings),
    continueReason: check.continueReason && said(check.continueReason),
    reason: check.reason && said(check.reason),
    deviceName: said(check.deviceName),
  };
}

export const deviceSaid = (device: DeviceInfo): DeviceInfo => ({
  ...device,
  name: said(device.name),
  note: device.note && said(device.note),
});
