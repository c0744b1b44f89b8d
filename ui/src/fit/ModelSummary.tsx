// The layers of the current model, as the backend lists them.
import LayersOutlined from "@mui/icons-material/LayersOutlined";
import { Box, Typography } from "@mui/material";
import { useEffect, useState } from "react";
import { useApp, useCore } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import { cell, type Sheet } from "../app/sheet";
import type { LayerRow } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { said, text } from "../text";

export function ModelSummary() {
  const { backend, report } = useCore();
  const model = useApp((state) => state.view?.model ?? null);
  const [layers, setLayers] = useState<LayerRow[]>([]);
  const modelId = model?.id;
  useEffect(() => {
    if (modelId === undefined) return;
    let current = true;
    backend
      .modelSummary()
      .then((rows) => current && setLayers(rows))
      .catch(report);
    return () => {
      current = false;
    };
  }, [backend, report, modelId]);
  const t = text.fit;
  if (!model) return <EmptyState icon={<LayersOutlined />} title={t.noModelTitle} body={t.noModelBody} />;
  return (
    <Box sx={{ p: 3, maxWidth: 820, mx: "auto" }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <Typography variant="h6" component="h3" sx={{ flex: 1, minWidth: 0 }}>
          {said(model.name)}
        </Typography>
        <ExportButton
          testId="layers-export"
          disabled={layers.length === 0}
          tables={[{ id: "layers", name: text.files.layers, rows: () => layerSheet(layers) }]}
        />
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {[
          model.architecture,
          // Quick has no input of its own size: it describes images as they are.
          model.inputWidth > 0
            ? `${model.inputWidth} × ${model.inputHeight} × ${model.channels}`
            : t.forChannels(model.channels),
          t.total(model.parameters),
          said(model.device),
        ].join(" · ")}
      </Typography>
      <Box
        component="table"
        data-selectable
        data-testid="model-summary"
        sx={{
          width: "100%",
          borderCollapse: "collapse",
          "& th, & td": { textAlign: "left", px: 1.5, py: 1, borderBottom: 1, borderColor: "divider" },
          "& td:nth-of-type(2), & th:nth-of-type(3)": { textAlign: "right" },
          fontVariantNumeric: "tabular-nums",
        }}
      >
        <thead>
          <tr>
            {t.summaryColumns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map((layer, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: layers have no other identity, and names may repeat
            <tr key={index}>
              <Box component="th" scope="row" sx={{ fontWeight: 400 }}>
                {said(layer.name)}
              </Box>
              <td>{layer.outputShape}</td>
              <td>{text.common.count(layer.parameters)}</td>
              <td>{layer.trainable ? t.yes : t.no}</td>
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

const layerSheet = (layers: readonly LayerRow[]): Sheet => [
  ["layer", "output shape", "parameters", "trainable"],
  ...layers.map(({ name, outputShape, parameters, trainable }) => [
    name,
    outputShape,
    cell(parameters),
    trainable ? "yes" : "no",
  ]),
];
