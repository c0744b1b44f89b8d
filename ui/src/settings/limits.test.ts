import { expect, it } from "vitest";
import { BackendError } from "../backend";
import { createFakeBackend } from "../backend/fake";
import { defaults, draftOf, settingsOf } from "./limits";

it("keeps what a person sets, and no number where the default is meant", async () => {
  const backend = createFakeBackend();
  const fresh = await backend.appSettings();
  expect(draftOf(fresh)).toEqual(defaults(fresh));
  expect(settingsOf(defaults(fresh), fresh)).toEqual({ maxMegapixels: null, maxMemoryMb: null });

  const raised = await backend.saveAppSettings(settingsOf({ ...defaults(fresh), megapixels: 9000 }, fresh));
  expect(raised.settings).toEqual({ maxMegapixels: 9000, maxMemoryMb: null });
  expect(draftOf(await backend.appSettings())).toEqual({ megapixels: 9000, memory: fresh.defaultMemoryMb });

  const nonsense = backend.saveAppSettings({ maxMegapixels: 0, maxMemoryMb: null });
  await expect(nonsense).rejects.toThrow(BackendError);
  expect((await backend.appSettings()).settings.maxMegapixels).toBe(9000);
});
