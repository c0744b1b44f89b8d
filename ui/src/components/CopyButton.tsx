// Copies text and says that it did. Where the clipboard is closed to the page, it selects nothing and says nothing false.
import ContentCopy from "@mui/icons-material/ContentCopy";
import { Button } from "@mui/material";
import { useState } from "react";
import { text } from "../text";

export function CopyButton({ content, label }: { content: string; label: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      size="small"
      color="inherit"
      startIcon={<ContentCopy />}
      onClick={() => {
        void copyText(content).then((done) => {
          setCopied(done);
          setTimeout(() => setCopied(false), 2000);
        });
      }}
    >
      {copied ? text.common.copied : label}
    </Button>
  );
}

async function copyText(content: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    // WebKitGTK may refuse the clipboard API; the older way works there from a click.
    const area = document.createElement("textarea");
    area.value = content;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
