// One image in the whole window. It joins what is asked of the backend, the view, the channels and the keys; what each of
// them means is in their own files.
import { Box, Dialog } from "@mui/material";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { placeOfKey } from "../app/categoryKeys";
import { useActions, useApp, useCore } from "../app/context";
import type { ViewerImage } from "../backend";
import { text } from "../text";
import { categorySaid } from "./CategoryLine";
import { ChannelPanel } from "./ChannelPanel";
import { shownOf } from "./channels";
import { Footer } from "./Footer";
import { canPan, fitView, panBy, ZOOM_STEP, zoomTo } from "./geometry";
import { Header, type ZoomAct } from "./Header";
import { HeatLayer } from "./HeatLayer";
import { type ViewerKey, type ViewerPlace, viewerKey } from "./keys";
import { neighboursOf } from "./neighbours";
import { ScaleLine } from "./ScaleLine";
import { SidePanel } from "./SidePanel";
import { StackBar } from "./StackBar";
import { Stage, useSize } from "./Stage";
import { SlowBar, TileLayers } from "./TileLayers";
import { Trouble } from "./Trouble";
import { type ChannelEditor, useChannels } from "./useChannels";
import { usePixel } from "./usePixel";
import { useView } from "./useView";
import { useViewerImage } from "./useViewerImage";
import { useWhy } from "./useWhy";
import { WhyCard } from "./WhyCard";

/** The part of the frame that an arrow key moves by. */
const PAN_SHARE = 0.15;

/** `categorize` makes the menu of categories for an image; it belongs to another feature. */
export function Viewer({ categorize }: { categorize(id: number): ReactNode }) {
  const actions = useActions();
  const token = useApp((state) => state.view?.token);
  const viewer = useApp((state) => state.viewer);
  const titleId = useId();
  const keys = useRef<(event: KeyboardEvent<HTMLElement>) => void>(() => {});
  if (!viewer || viewer.token !== token) return null;
  return (
    <Dialog
      open
      fullScreen
      transitionDuration={0}
      // The gallery takes the focus to the image that was seen last, not to the one that was opened.
      disableRestoreFocus
      aria-labelledby={titleId}
      data-testid="viewer"
      onClose={() => actions.view(null)}
      onKeyDown={(event) => keys.current(event)}
    >
      <Content id={viewer.id} {...{ token, titleId, keys, categorize }} />
    </Dialog>
  );
}

interface ContentProps {
  id: number;
  token: string;
  titleId: string;
  /** Takes the listener for keys: the focus may be on the dialog itself, outside of the content. */
  keys: { current: (event: KeyboardEvent<HTMLElement>) => void };
  categorize(id: number): ReactNode;
}

function Content({ id, token, titleId, keys, categorize }: ContentProps) {
  const actions = useActions();
  const { backend } = useCore();
  const order = useApp((state) => state.order);
  const categories = useApp((state) => state.view?.categories);
  const [channelsOpen, setChannelsOpen] = useState(true);

  const look = useViewerImage(id);
  const { row, image, error } = look;
  const area = useRef<HTMLDivElement>(null);
  const frame = useSize(area);
  const { view, change } = useView(image ?? row, frame);
  const editor = useChannels(image, look.refresh);
  const reader = usePixel(image, view, frame);
  const asking = useWhy(id, row);
  const whyOpen = asking?.why.open ?? false;

  const place = order.placeOf(id);
  const last = useRef(0);
  if (place >= 0) last.current = place;
  const neighbours = neighboursOf(order.ids, place, last.current);
  const name = image?.name ?? row?.name ?? "";
  const size = image ?? row;
  const slice = look.asked.slice ?? image?.slice ?? { one: 0 };
  const lastSlice = useRef(0);
  if (typeof slice !== "string") lastSlice.current = slice.one;

  useEffect(() => area.current?.focus({ preventScroll: true }), []);

  const middle = { x: frame.width / 2, y: frame.height / 2 };
  const zoom = (act: ZoomAct) =>
    change((now, of, free) => {
      if (act === "fit") return fitView(of, free);
      const to = act === "full" ? 1 : now.zoom * (act === "zoomIn" ? ZOOM_STEP : 1 / ZOOM_STEP);
      return zoomTo(now, to, middle, of, free);
    });
  const go = (to: number | null) => {
    if (to !== null) actions.view(to);
  };
  const perform = (key: ViewerKey) => {
    switch (key.do) {
      case "next":
        return go(neighbours.next);
      case "previous":
        return go(neighbours.previous);
      case "pan":
        return change((now, of, free) =>
          panBy(now, -key.right * free.width * PAN_SHARE, -key.down * free.height * PAN_SHARE, of, free),
        );
      case "slice": {
        if (!image || image.slices <= 1) return;
        const to = typeof slice === "string" ? lastSlice.current : slice.one + key.by;
        return look.ask({ slice: { one: Math.min(image.slices - 1, Math.max(0, to)) } });
      }
      case "categorize": {
        const category = categories?.[placeOfKey(key.key, key.shift, categories.length)];
        if (category) void actions.categorize(category.id, [id]);
        return;
      }
      case "undo":
        return void actions.undo();
      case "redo":
        return void actions.redo();
      case "channels":
        return setChannelsOpen((open) => !open);
      case "why":
        return asking?.change({ open: !whyOpen });
      case "heat":
        return whyOpen && asking?.heat ? asking.change({ shown: !asking.why.shown }) : undefined;
      default:
        return zoom(key.do);
    }
  };
  keys.current = (event) => {
    // Menus and pop-ups of the viewer lie elsewhere in the page and have keys of their own.
    if (event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return;
    const movable = size !== null && view !== null && canPan(view, size, frame);
    const key = viewerKey(event, placeOf(event.target), movable);
    if (!key) return;
    event.preventDefault();
    perform(key);
  };

  // Until the next image is known the panels stay as they were: the image would be fitted anew, and the focus would be lost.
  const lastBeside = useRef<{ image: ViewerImage; editor: ChannelEditor } | null>(null);
  if (image && editor) lastBeside.current = { image, editor };
  const beside = lastBeside.current;

  const missing = row?.missing ?? false;
  const trouble = error !== null || (missing && image === null);
  const said = categorySaid(row, categories ?? []).words;
  const placeSaid = place < 0 ? text.viewer.placeHidden : text.viewer.place(place + 1, order.ids.length);
  return (
    <>
      <Header
        {...{ titleId, name, row, neighbours, channelsOpen }}
        zoom={trouble ? null : (view?.zoom ?? null)}
        fitted={view?.fitted ?? false}
        categorize={categorize(id)}
        onGo={go}
        onZoom={zoom}
        onChannels={() => setChannelsOpen((open) => !open)}
        whyOpen={asking && whyOpen}
        onWhy={() => asking?.change({ open: !whyOpen })}
        onClose={() => actions.view(null)}
      />
      <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
        <Box sx={{ flex: 1, minWidth: 0, display: "flex", flexDirection: "column" }}>
          <Stage
            {...{ area, view, frame, change }}
            label={text.viewer.picture(name)}
            image={size}
            onPoint={reader.point}
          >
            {trouble ? (
              <Trouble {...{ name, missing, error }} onRetry={look.refresh} />
            ) : (
              image &&
              view &&
              editor && (
                <>
                  <TileLayers
                    source={{
                      token,
                      id,
                      slice: image.slice,
                      time: image.time,
                      channels: shownOf(editor.channels),
                    }}
                    size={image}
                    preview={row ? backend.thumbUrl(token, row) : null}
                    {...{ view, frame }}
                  />
                  {whyOpen && asking?.heat && asking.why.shown && (
                    <HeatLayer
                      heat={asking.heat}
                      image={image}
                      opacity={asking.why.opacity}
                      {...{ view, frame }}
                    />
                  )}
                  <ScaleLine pixelSize={image.pixelSize[0]} zoom={view.zoom} />
                </>
              )
            )}
            {!trouble && !image && <SlowBar />}
          </Stage>
          {image && (
            <StackBar
              {...{ image, slice }}
              time={look.asked.time}
              onSlice={(next) => look.ask({ slice: next })}
              onTime={(time) => look.ask({ time })}
            />
          )}
          <Footer image={trouble ? null : image} channels={editor?.channels ?? []} reader={reader} />
        </Box>
        {(channelsOpen || whyOpen) && beside && !trouble && (
          <SidePanel waits={image === null}>
            {asking && whyOpen && <WhyCard asking={asking} image={beside.image} />}
            {channelsOpen && <ChannelPanel {...beside} />}
          </SidePanel>
        )}
      </Box>
      <Box role="status" sx={VISUALLY_HIDDEN}>
        {text.viewer.spoken(name, placeSaid, said)}
      </Box>
    </>
  );
}

const VISUALLY_HIDDEN = {
  position: "absolute",
  width: "1px",
  height: "1px",
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
} as const;

function placeOf(target: EventTarget): ViewerPlace {
  if (target instanceof HTMLTextAreaElement) return "text";
  if (target instanceof Element && target.role === "separator") return "slider";
  if (!(target instanceof HTMLInputElement)) return "viewer";
  if (target.type === "range") return "slider";
  return target.type === "checkbox" ? "viewer" : "text";
}
