import { queryOptions } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { keptTemplates } from './named/named-template.endpoints.ts';
import { compareReport, composeReport, frameReport, openReport } from './report.endpoints.ts';
import { report } from './report.ledger.ts';

/** The report on a period before anything is counted. */
export const frameQuery = (period: string) =>
  queryOptions({
    queryKey: [report.name, 'frame', period],
    queryFn: ({ signal }) => api.call(frameReport, { period }, signal),
  });

/** The report on a period as the ledgers tell it now, or a part of it. */
export const composeQuery = (period: string, part?: number) =>
  queryOptions({
    queryKey: [report.name, 'compose', period, ...(part === undefined ? [] : [part])],
    queryFn: ({ signal }) => api.call(composeReport, { period, part }, signal),
  });

/** A saved report's text and figures. */
export const openQuery = (id: string) =>
  queryOptions({
    queryKey: [report.name, 'open', id],
    queryFn: ({ signal }) => api.call(openReport, { id }, signal),
  });

/** A saved report's row. */
export const rowQuery = (id: string) =>
  queryOptions({ queryKey: [report.name, 'row', id], queryFn: () => api.row(report, id) });

/** What became of a signed report's figures since. */
export const compareQuery = (id: string) =>
  queryOptions({ queryKey: [report.name, 'compare', id], queryFn: () => api.call(compareReport, { id }) });

/** The reports saved lately, of all periods. */
export const savedQuery = queryOptions({
  queryKey: [report.name, 'saved'],
  queryFn: () => api.list(report, { sort: '-createdAt', limit: 20 }),
});

/** The reports signed lately. */
export const signedQuery = queryOptions({
  queryKey: [report.name, 'signed'],
  queryFn: () => api.list(report, { where: { state: 'signed' }, sort: '-signedAt', limit: 20 }),
});

/** The bureau's own templates. */
export const keptTemplatesQuery = queryOptions({
  queryKey: [report.name, 'templates'],
  queryFn: () => api.call(keptTemplates, {}),
});

/** The address of the page for a period, or for a saved report. */
export const reportPath = (of: { readonly period: string } | { readonly report: string }): string =>
  `/reports?${new URLSearchParams({ ...of }).toString()}`;

/** The address of the proof-reader for a period's report, or for a saved one. */
export const proofPath = (of: { readonly period: string } | { readonly report: string }): string =>
  `/reports/proof?${new URLSearchParams({ ...of }).toString()}`;
