// How the channels of the image are shown: the draft that a person is changing, and its way into the project. The draft
// is drawn at once; it is saved when a change is finished, and gives way to the answer that follows.
import { useEffect, useRef, useState } from "react";
import { useCore } from "../app/context";
import type { ProjectView, ViewerImage } from "../backend";
import { type Channels, settingsOf } from "./channels";

export type Scope = "all" | "one";

export interface ChannelEditor {
  channels: Channels;
  scope: Scope;
  setScope(scope: Scope): void;
  /** Drawn at once and not yet saved: a slider is being dragged, a number typed. */
  draft(channels: Channels): void;
  /** Saves a finished change, or what was drafted. */
  save(channels?: Channels): void;
  reset(scope: Scope): void;
}

interface Draft {
  id: number;
  channels: Channels;
  state: "open" | "saving" | "saved";
}

export function useChannels(image: ViewerImage | null, refresh: () => void): ChannelEditor | null {
  const { backend, setView, report } = useCore();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [chosen, setChosen] = useState<{ id: number; scope: Scope } | null>(null);
  const queue = useRef(Promise.resolve());
  const newest = useRef<Draft | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer that came after saving takes the draft's place
  useEffect(() => setDraft((now) => (now?.state === "saved" ? null : now)), [image]);

  if (!image) return null;
  const { id } = image;
  const own = draft?.id === id ? draft : null;
  const channels = own?.channels ?? image.channels;
  const scope: Scope = chosen?.id === id ? chosen.scope : image.own ? "one" : "all";

  const hold = (next: Draft | null) => {
    newest.current = next;
    setDraft(next);
  };
  /** One call after the other, so that the last change is the one that stays. */
  const send = (call: () => Promise<ProjectView>, sent: Draft | null) => {
    queue.current = queue.current.then(async () => {
      try {
        await setView(await call());
        if (newest.current === sent && sent) hold({ ...sent, state: "saved" });
      } catch (error) {
        if (newest.current === sent) hold(null);
        report(error);
      }
      refresh();
    });
  };
  return {
    channels,
    scope,
    setScope: (next) => setChosen({ id, scope: next }),
    draft: (next) => hold({ id, channels: next, state: "open" }),
    save: (next) => {
      // A key on a slider drafts and finishes in one event, before anything is drawn again.
      const open = newest.current?.id === id && newest.current.state === "open" ? newest.current : null;
      const wanted = next ?? open?.channels ?? null;
      if (!wanted) return;
      const sent: Draft = { id, channels: wanted, state: "saving" };
      hold(sent);
      const target = scope === "all" ? null : id;
      send(() => backend.setChannels(target, wanted.length, image.kind, settingsOf(wanted)), sent);
    },
    reset: (of) => {
      hold(null);
      setChosen(null);
      send(() => backend.resetChannels(of === "all" ? null : id, image.channels.length, image.kind), null);
    },
  };
}
