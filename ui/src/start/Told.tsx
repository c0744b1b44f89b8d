// What the import dialog says of a chosen table or of objects: what is wrong with it, or in short what it will do, and then
// remarks. It owns their look; the words come from whoever shows them.
import { Box, FormHelperText, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { said } from "../text";

interface Props {
  /** Begins the test ids. */
  name: string;
  problem: string | null | undefined;
  summary: string;
  /** Nothing would come of it. */
  doubtful: boolean;
  /** None are shown while nothing is known. */
  remarks: string[] | null;
  /** Before the summary. */
  children?: ReactNode;
}

export function Told({ name, problem, summary, doubtful, remarks, children }: Props) {
  if (problem)
    return (
      <FormHelperText error role="status" data-testid={`${name}-problem`} sx={{ overflowWrap: "anywhere" }}>
        {said(problem)}
      </FormHelperText>
    );
  return (
    <>
      {children}
      <Typography
        role="status"
        variant="body2"
        data-testid={`${name}-summary`}
        sx={{ minHeight: 20, fontWeight: 500, color: doubtful ? "warning.main" : undefined }}
      >
        {summary}
      </Typography>
      {remarks && (
        <Box
          component="ul"
          data-selectable
          data-testid={`${name}-remarks`}
          sx={{ m: 0, pl: 2.5, fontSize: 13, color: "text.secondary", overflowWrap: "anywhere" }}
        >
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </Box>
      )}
    </>
  );
}
