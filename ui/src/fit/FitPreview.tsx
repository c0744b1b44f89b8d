// What the fit will be with these settings: how the labelled images are split, where it runs, how large the model is.
import { Alert, Box, Typography } from "@mui/material";
import { useApp } from "../app/context";
import type { FitCheck } from "../backend";
import { said, text } from "../text";

/** `quick`: all labels train, unless some images are set aside for validation. */
export function FitPreview({ check, quick }: { check: FitCheck; quick: boolean }) {
  const allTrain = quick && check.validation === 0;
  const categories = useApp((state) => state.view?.categories) ?? [];
  const t = text.fit;
  const labels = check.warnings.filter(({ field }) => field === "labels");
  return (
    <Box sx={{ mb: 1.5, p: 1.5, borderRadius: 2, bgcolor: "action.hover" }} data-testid="fit-preview">
      <Typography variant="subtitle2">
        {allTrain ? t.splitQuick(check.training) : t.split(check.training, check.validation)}
      </Typography>
      {!allTrain && check.perCategory.length > 0 && (
        <Box
          component="table"
          aria-label={t.splitTitle}
          sx={{ width: "100%", my: 0.75, borderCollapse: "collapse", fontSize: 12.5 }}
        >
          <thead>
            <tr>
              {t.splitColumns.map((column, index) => (
                <Box
                  component="th"
                  key={column}
                  sx={{
                    textAlign: index === 0 ? "left" : "right",
                    pl: index === 0 ? 0 : 1.5,
                    fontWeight: 400,
                    color: "text.secondary",
                  }}
                >
                  {column}
                </Box>
              ))}
            </tr>
          </thead>
          <tbody>
            {check.perCategory.map(({ categoryId, training, validation }) => {
              const category = categories.find(({ id }) => id === categoryId);
              return (
                <tr key={categoryId}>
                  <Box component="th" scope="row" sx={{ textAlign: "left", fontWeight: 400 }}>
                    <Box
                      component="span"
                      sx={{
                        display: "inline-block",
                        width: 9,
                        height: 9,
                        borderRadius: "2px",
                        mr: 0.75,
                        bgcolor: category?.color,
                      }}
                    />
                    {category?.name ?? categoryId}
                  </Box>
                  <Box component="td" sx={{ textAlign: "right", verticalAlign: "top" }}>
                    {training}
                  </Box>
                  <Box component="td" sx={{ textAlign: "right", verticalAlign: "top" }}>
                    {validation}
                  </Box>
                </tr>
              );
            })}
          </tbody>
        </Box>
      )}
      <Typography variant="caption" component="p" color="textSecondary">
        {[
          t.deviceLine(said(check.deviceName)),
          t.parameters(check.parameters),
          t.memory(check.memoryMb),
        ].join(" · ")}
      </Typography>
      {labels.length > 0 && (
        <Alert severity="info" icon={false} sx={{ mt: 1, py: 0, px: 1, fontSize: 12.5 }}>
          {labels.map(({ message }) => (
            <Box key={message}>{message}</Box>
          ))}
        </Alert>
      )}
    </Box>
  );
}
