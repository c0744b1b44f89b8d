// The details of one image beside it, asked for by its button or by key.
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { InfoPopover } from "./InfoPopover";
import type { CategoryLook } from "./tileLook";
import { elementOf } from "./useFollowedFocus";

interface Info {
  /** The image whose details are open. */
  openId: number | null;
  show(id: number, anchor: Element): void;
  popover: ReactNode;
}

export function useInfo(
  scroller: RefObject<HTMLElement | null>,
  looks: ReadonlyMap<string, CategoryLook>,
): Info {
  const actions = useActions();
  const { rows: cache } = useCore();
  const request = useApp((state) => state.infoRequest);
  const [info, setInfo] = useState<{ id: number; anchor: Element } | null>(null);

  useEffect(() => {
    if (!request) return;
    const anchor = elementOf(scroller.current, request.id);
    if (anchor) setInfo({ id: request.id, anchor });
  }, [request, scroller]);

  const row = info ? cache.get(info.id) : undefined;
  const close = () => setInfo(null);
  const openViewer = () => {
    close();
    if (info) actions.view(info.id);
  };
  return {
    openId: info?.id ?? null,
    show: (id, anchor) => setInfo({ id, anchor }),
    popover: info && row && (
      <InfoPopover row={row} anchor={info.anchor} looks={looks} onOpen={openViewer} onClose={close} />
    ),
  };
}
