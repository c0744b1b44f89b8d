// What a channel is called: its name in the file, or its number. Names of files often tell no more than the number.
import type { ViewerChannel } from "../backend";
import { text } from "../text";

export function nameOf(channel: Pick<ViewerChannel, "name"> | undefined, index: number): string {
  const name = channel?.name?.trim();
  if (!name) return text.channelPanel.channel(String(index + 1));
  return /^\d+$/.test(name) ? text.channelPanel.channel(name) : name;
}
