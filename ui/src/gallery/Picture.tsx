// The picture of an image. A picture that failed is asked for again a few times while it stays in sight: one that was
// scrolled past is dropped by the backend, and coming back into sight it is wanted again.
import BrokenImageOutlined from "@mui/icons-material/BrokenImageOutlined";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { text } from "../text";

/** Milliseconds before each further try. */
const WAITS = [150, 600, 2000, 5000];

const FRESH = { failed: 0, begun: 0 };

/** Another address of the same image shows the old picture until the new one is there; another image shows nothing. */
export function Picture({ id, url }: { id: number; url: string }) {
  const [tries, setTries] = useState({ ...FRESH, url });
  // Another address begins anew, in the same element.
  if (tries.url !== url) setTries({ ...FRESH, url });
  const { failed, begun } = tries;

  const element = useRef<HTMLImageElement>(null);
  const shown = useRef(id);
  useLayoutEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    // Not by state: thousands of pictures pass in a second, and a second drawing of each tile would show.
    if (element.current) element.current.style.visibility = "hidden";
  }, [id]);

  const wait = failed > begun ? WAITS[begun] : undefined;
  useEffect(() => {
    if (wait === undefined) return;
    const timer = setTimeout(() => setTries((now) => ({ ...now, begun: now.failed })), wait);
    return () => clearTimeout(timer);
  }, [wait]);
  if (failed > WAITS.length) {
    return (
      <div className="tile-missing" title={text.pictures.failed} data-testid="picture-failed">
        <BrokenImageOutlined />
      </div>
    );
  }
  // A try of its own is an element of its own: the browser remembers nothing of a picture that failed.
  if (wait !== undefined) return null;
  return (
    <img
      key={begun}
      ref={element}
      src={url}
      alt=""
      decoding="async"
      draggable={false}
      onLoad={(event) => {
        event.currentTarget.style.visibility = "";
      }}
      onError={() => setTries((now) => ({ ...now, failed: now.failed + 1 }))}
    />
  );
}
