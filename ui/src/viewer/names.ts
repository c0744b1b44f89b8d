// What a channel is called: its name in the file, or its number.
import type { ViewerChannel } from "../backend";
import { text } from "../text";

export function nameOf(channel: Pick<ViewerChannel, "name"> | undefined, index: number): string {
  return channel?.name?.trim() || text.channelPanel.channel(index + 1);
}
