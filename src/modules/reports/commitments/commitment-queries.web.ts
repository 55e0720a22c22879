import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../web/api.ts';
import { report } from '../report.ledger.ts';
import { commitment } from './commitment.ledger.ts';
import { readPromises, taskBoard } from './promises.endpoints.ts';

/** What signing a report will keep; asked again whenever the report is. */
export const promisesQuery = (id: string) =>
  queryOptions({
    queryKey: [report.name, 'promises', id],
    queryFn: () => api.call(readPromises, { report: id }),
  });

/** The tasks of a period; asked again whenever one of them is written. */
export const boardQuery = (period: string) =>
  queryOptions({ queryKey: [commitment.name, 'board', period], queryFn: () => api.call(taskBoard, { period }) });
