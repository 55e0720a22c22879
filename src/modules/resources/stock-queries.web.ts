import { queryOptions } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { dispatchLabels } from './dispatch.endpoints.ts';
import { supplyDispatch } from './dispatch.ledger.ts';
import { stockMovement } from './movement.ledger.ts';
import { catalogue, stockBoard } from './stock.endpoints.ts';

/** The board as of now, or as of the end of a day; asked again when goods move. */
export const boardQuery = (on: string | null) =>
  queryOptions({ queryKey: [stockMovement.name, 'board', on], queryFn: () => api.call(stockBoard, { on }) });

/** What can be moved and asked for, by name. */
export const catalogueQuery = queryOptions({
  queryKey: ['supply', 'catalogue'],
  queryFn: () => api.call(catalogue, {}),
  staleTime: 10 * 60_000,
});

/** The labels of a dispatch. */
export const labelsQuery = (id: string) =>
  queryOptions({ queryKey: [supplyDispatch.name, 'labels', id], queryFn: () => api.call(dispatchLabels, { id }) });
