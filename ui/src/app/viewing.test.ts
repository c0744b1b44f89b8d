// Opening and closing the viewer, against the fake backend.
import { expect, it } from "vitest";
import { createFakeBackend } from "../backend/fake";
import { createApp } from "./createApp";

async function opened() {
  const app = createApp(createFakeBackend({ pace: 0, images: 12 }));
  await app.actions.openProject("/x/plate.vesicle");
  const state = () => app.core.store.getState();
  return { app, state };
}

it("opens the image with the focus, and leaves the focus on the one that was seen last", async () => {
  const { app, state } = await opened();
  app.actions.select((selection) => ({ ...selection, ids: new Set([3, 5]), focus: 5 }));
  app.actions.perform({ do: "view" });
  expect(state().viewer).toEqual({ id: 5, token: state().view?.token });
  app.actions.view(6);
  app.actions.view(null);
  expect(state().viewer).toBeNull();
  expect(state().selection.focus).toBe(6);
  expect([...state().selection.ids]).toEqual([3, 5]);
});

it("opens the first image when none has the focus, and none without a project", async () => {
  const { app, state } = await opened();
  app.actions.perform({ do: "view" });
  expect(state().viewer?.id).toBe(state().gallery.ids[0]);
  await app.actions.closeProject();
  app.actions.view(1);
  expect(state().viewer).toBeNull();
});

it("shows thumbnails under another address when channels have changed", async () => {
  const { app } = await opened();
  const { backend } = app.core;
  const version = async (id: number) => (await backend.imageRows([id]))[0]?.version;
  const before = await version(1);
  const image = await backend.viewerImage(1, null, 0);
  const hidden = image.channels.map(({ setting }) => ({ ...setting, visible: false }));
  await backend.setChannels(null, hidden.length, image.kind, hidden);
  expect(await version(1)).not.toBe(before);
  expect((await backend.viewerImage(2, null, 0)).channels[0]?.setting.visible).toBe(false);
});
