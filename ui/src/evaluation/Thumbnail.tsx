// The picture of an image in a square. One that could not be had is asked for again a few times.
import { Box } from "@mui/material";
import { useEffect, useState } from "react";

/** Milliseconds before each further try. */
const WAITS = [300, 1000, 3000];

export function Thumbnail({ url }: { url: string | null }) {
  const [tries, setTries] = useState({ failed: 0, begun: 0 });
  const wait = tries.failed > tries.begun ? WAITS[tries.begun] : undefined;
  useEffect(() => {
    if (wait === undefined) return;
    const timer = setTimeout(() => setTries((now) => ({ ...now, begun: now.failed })), wait);
    return () => clearTimeout(timer);
  }, [wait]);
  const shown = url !== null && tries.failed <= tries.begun;
  return (
    <Box component="span" sx={{ display: "block", aspectRatio: "1", bgcolor: "#000" }}>
      {shown && (
        <img
          key={tries.begun}
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          style={{ width: "100%", height: "100%", objectFit: "contain", display: "block" }}
          onError={() => setTries((now) => ({ ...now, failed: now.failed + 1 }))}
        />
      )}
    </Box>
  );
}
