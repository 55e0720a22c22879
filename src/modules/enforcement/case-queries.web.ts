import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../../web/api.ts';
import { enforcementCase } from './case.ledger.ts';
import { caseState, fineBook } from './enforcement.endpoints.ts';

/** How a case stands. */
export type CaseState = z.infer<typeof caseState.output>;

/** Asks how a case stands; asked again whenever a case changes. */
export const caseStateQuery = (id: string) =>
  queryOptions({
    queryKey: [enforcementCase.name, 'state', id],
    queryFn: () => api.call(caseState, { id }),
  });

/** Asks for the book of fines of a year. */
export const fineBookQuery = (year: string) =>
  queryOptions({
    queryKey: [enforcementCase.name, 'fine-book', year],
    queryFn: () => api.call(fineBook, { year }),
  });
