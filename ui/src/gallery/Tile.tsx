// One tile: picture, category mark, name. It gets everything it shows; what a click means is the gallery's business.
import BrokenImageOutlined from "@mui/icons-material/BrokenImageOutlined";
import CheckCircle from "@mui/icons-material/CheckCircle";
import InfoOutlined from "@mui/icons-material/InfoOutlined";
import { type CSSProperties, memo, useRef } from "react";
import type { ImageRow } from "../backend";
import { text } from "../text";
import { percent } from "../text/format";
import { BARE_BELOW, TWO_LINES_FROM } from "./layout";
import { Mark } from "./Mark";
import { Picture } from "./Picture";
import type { TileLook } from "./tileLook";
import { useReused } from "./useReused";

interface Props {
  id: number;
  row: ImageRow | undefined;
  look: TileLook | null;
  url: string | null;
  selected: boolean;
  /** Whether the Tab key comes here. */
  tabbable: boolean;
  column: number;
  width: number;
  height: number;
  infoOpen: boolean;
}

export const Tile = memo(function Tile(props: Props) {
  const { id, row, look, url, selected, tabbable, column, width, height, infoOpen } = props;
  const small = width < TWO_LINES_FROM;
  const bare = width < BARE_BELOW;
  const element = useRef<HTMLDivElement>(null);
  useReused(element, id);
  const style = {
    width,
    height,
    "--category": look?.category?.color ?? "var(--v-line)",
    "--category-ink": look?.category?.ink ?? "#fff",
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid of focusable cells cannot be a table
    <div
      ref={element}
      role="gridcell"
      className={`tile${row ? "" : " tile-loading"}${bare ? " tile-bare" : ""}`}
      data-testid={`tile-${id}`}
      data-id={id}
      data-state={look?.state}
      data-category={row?.categoryId ?? "unknown"}
      data-predicted={row?.prediction?.categoryId ?? ""}
      data-missing={row?.missing || undefined}
      aria-selected={selected}
      aria-colindex={column + 1}
      aria-label={look?.spoken}
      aria-busy={row === undefined || undefined}
      tabIndex={tabbable ? 0 : -1}
      style={style}
    >
      <div className="tile-picture">
        {row?.missing ? (
          <div className="tile-missing" title={text.gallery.missingHint}>
            <BrokenImageOutlined />
            {text.gallery.missing}
          </div>
        ) : (
          url && <Picture id={id} url={url} />
        )}
        {look && (
          <Mark look={look} code={small ? (look.category?.code ?? "") : look.mark} title={look.title} />
        )}
        <div className="tile-corner">
          {row && !bare && (
            <button
              type="button"
              className="tile-info"
              tabIndex={-1}
              aria-label={text.gallery.info(row.name)}
              aria-expanded={infoOpen}
              data-info={id}
            >
              <InfoOutlined />
            </button>
          )}
          {selected && <CheckCircle className="tile-check" />}
        </div>
      </div>
      {!bare && (
        <div className="tile-foot">
          <div title={row?.name}>{row?.name ?? "\u00a0"}</div>
          {!small && <div title={look?.title}>{footLine(look, row)}</div>}
        </div>
      )}
    </div>
  );
});

function footLine(look: TileLook | null, row: ImageRow | undefined): string {
  if (!look) return "\u00a0";
  if (look.state === "prediction" && row?.prediction)
    return `${percent(row.prediction.confidence)} ${look.line}`;
  return look.line;
}
