// The line below the image: the pixel under the pointer with its samples, and the size of the image.
import { Box } from "@mui/material";
import { useStore } from "zustand";
import type { ViewerImage } from "../backend";
import { text } from "../text";
import type { Channels } from "./channels";
import { nameOf } from "./names";
import { sampleText, sizeText } from "./readout";
import type { PixelReader } from "./usePixel";

interface Props {
  image: ViewerImage | null;
  channels: Channels;
  reader: PixelReader;
}

export function Footer({ image, channels, reader }: Props) {
  return (
    <Box
      component="footer"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 2,
        px: 2,
        height: 34,
        flexShrink: 0,
        bgcolor: "background.paper",
        borderTop: 1,
        borderColor: "divider",
        color: "text.secondary",
        fontSize: 12.5,
        whiteSpace: "nowrap",
        fontVariantNumeric: "tabular-nums",
      }}
    >
      {image && <Pixel channels={channels} reader={reader} />}
      {image && (
        <Box component="span" data-selectable data-testid="viewer-size" sx={{ flexShrink: 0 }}>
          {sizeText(image, image.pixelSize)}
        </Box>
      )}
    </Box>
  );
}

function Pixel({ channels, reader }: { channels: Channels; reader: PixelReader }) {
  const { pixel, values } = useStore(reader.store);
  const rest = { flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" } as const;
  if (!pixel) return <Box sx={rest}>{text.viewer.pixelHint}</Box>;
  return (
    <Box data-testid="viewer-pixel" sx={{ ...rest, display: "flex", alignItems: "center", gap: 1.5 }}>
      <Box component="span" sx={{ color: "text.primary", minWidth: 100, flexShrink: 0 }}>
        {text.viewer.pixel(pixel.x, pixel.y)}
      </Box>
      {values?.map((value, index) => {
        const channel = channels[index];
        return (
          <Box
            component="span"
            // biome-ignore lint/suspicious/noArrayIndexKey: channels keep their places, and names may repeat
            key={index}
            title={nameOf(channel, index)}
            sx={{ display: "inline-flex", alignItems: "center", gap: 0.75, minWidth: 52, flexShrink: 0 }}
          >
            <Box
              component="span"
              sx={{
                width: 10,
                height: 10,
                borderRadius: "50%",
                boxShadow: "0 0 0 1px rgb(128 128 128 / 60%)",
              }}
              style={{ background: channel?.color, opacity: channel?.setting.visible ? 1 : 0.35 }}
            />
            {sampleText(value)}
          </Box>
        );
      })}
    </Box>
  );
}
