// The area of the image: wheel, pinch, drag and double-click become changes of the view; what is drawn is given to it.
import { Box } from "@mui/material";
import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { canPan, fitView, type Point, panBy, type Size, type View, wheelFactor, zoomTo } from "./geometry";
import type { ChangeView } from "./useView";

/** CSS pixels before a press moves the image. */
const SLACK = 3;

interface Props {
  area: RefObject<HTMLDivElement | null>;
  label: string;
  image: Size | null;
  view: View | null;
  frame: Size;
  change: ChangeView;
  onPoint(at: Point | null): void;
  children: ReactNode;
}

export function Stage({ area, label, image, view, frame, change, onPoint, children }: Props) {
  const [dragging, setDragging] = useState(false);
  const press = useRef<{ pointer: number; at: Point; moved: boolean } | null>(null);
  const latest = useRef(change);
  latest.current = change;

  const place = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = area.current?.getBoundingClientRect();
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
  };

  // React's own wheel listeners cannot keep the page from zooming.
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      const factor = wheelFactor(event.deltaY, event.deltaMode, event.ctrlKey);
      latest.current((now, size, free) => zoomTo(now, now.zoom * factor, at, size, free));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [area]);

  const end = () => {
    press.current = null;
    setDragging(false);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !(event.target as Element).closest("[data-stage]")) return;
    if ((event.target as Element).closest("button, a")) return;
    press.current = { pointer: event.pointerId, at: place(event), moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const at = place(event);
    onPoint(at);
    const held = press.current;
    if (!held || held.pointer !== event.pointerId) return;
    // The release was not seen, for example because it happened outside the window.
    if ((event.buttons & 1) === 0) return end();
    const [dx, dy] = [at.x - held.at.x, at.y - held.at.y];
    if (!held.moved) {
      if (Math.hypot(dx, dy) < SLACK) return;
      held.moved = true;
      area.current?.setPointerCapture(event.pointerId);
      setDragging(true);
    }
    held.at = at;
    change((now, size, free) => panBy(now, dx, dy, size, free));
  };

  const movable = image !== null && view !== null && canPan(view, image, frame);
  return (
    <Box
      ref={area}
      role="application"
      aria-label={label}
      tabIndex={0}
      data-stage
      data-testid="viewer-stage"
      data-zoom={view?.zoom}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
      onLostPointerCapture={end}
      onPointerLeave={() => onPoint(null)}
      onDoubleClick={(event) => {
        if ((event.target as Element).closest("button, a")) return;
        const at = place(event);
        change((now, size, free) => (now.fitted ? zoomTo(now, 1, at, size, free) : fitView(size, free)));
      }}
      sx={{
        position: "relative",
        flex: 1,
        minHeight: 0,
        overflow: "hidden",
        // The same in light and dark: colours around an image change how bright it looks.
        bgcolor: "#24272a",
        color: "#e6e9ec",
        touchAction: "none",
        cursor: dragging ? "grabbing" : movable ? "grab" : "default",
        outline: "none !important",
        // Above the image, which would cover an outline.
        "&:focus-visible::after": {
          content: '""',
          position: "absolute",
          inset: 0,
          border: "2px solid",
          borderColor: "primary.main",
          pointerEvents: "none",
        },
      }}
    >
      {children}
    </Box>
  );
}

/** The size of an element, also when the window or a panel beside it changes. */
export function useSize(area: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const read = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((now) => (now.width === width && now.height === height ? now : { width, height }));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);
  return size;
}
