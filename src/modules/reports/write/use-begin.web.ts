import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { parsePeriod } from '../../../kernel/period.ts';
import { api } from '../../../web/api.ts';
import { report } from '../report.ledger.ts';
import { beginReport } from './section.endpoints.ts';
import { writePath } from './writing.web.ts';

/** What a report is about and what it is begun from, as the call takes it. */
export type Beginning = Omit<z.infer<typeof beginReport.input>, 'id'>;

/** Begins a report, once however often it is asked, and opens it to be written; one without a figure waits for the writer to open it. */
export function useBegin() {
  const router = useRouter();
  const queries = useQueryClient();
  const [id] = useState(uuidv7);
  return useMutation({
    mutationFn: (beginning: Beginning) => {
      if (beginning.period !== undefined) parsePeriod(beginning.period);
      return api.call(beginReport, { id, ...beginning });
    },
    onSuccess: async ({ isBare }) => {
      await queries.invalidateQueries({ queryKey: [report.name] });
      if (!isBare) router.history.push(writePath(id));
    },
  });
}
