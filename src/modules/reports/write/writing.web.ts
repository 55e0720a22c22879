import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api } from '../../../web/api.ts';
import type { ComposedFigure } from '../composed.ts';
import { report } from '../report.ledger.ts';
import type { Known } from '../text/print-chip.ts';
import type { TextAsk } from '../text/report-text.ts';
import { readChapters } from './chapter.endpoints.ts';
import { chaptersLine } from './chapters-line.ts';
import { lookAtFigure, pastSections, readSections, type Writing } from './section.endpoints.ts';

/** A report as it would be printed: every figure counted. Asked again when something was saved here, or a figure came that it does not have. */
export const writingQuery = (id: string) =>
  queryOptions({ queryKey: [report.name, 'writing', id], queryFn: () => api.call(readSections, { report: id }) });

/** A report's chapters and what was said of them: open pages hear when somebody writes, and ask again. */
export const chaptersQuery = (id: string) =>
  queryOptions({ queryKey: [report.name, chaptersLine, id], queryFn: () => api.call(readChapters, { report: id }) });

/** The versions of a chapter. */
export const pastQuery = (id: string, section: string, version: number) =>
  queryOptions({
    queryKey: [report.name, 'past', id, section, version],
    queryFn: () => api.call(pastSections, { report: id, section }),
  });

/** A figure and how it went. */
export const lookQuery = (period: string, of: TextAsk) =>
  queryOptions({ queryKey: [report.name, 'look', period, of], queryFn: () => api.call(lookAtFigure, { period, of }) });

/** The address of the page on which a report is written. */
export const writePath = (id: string): string => `/reports/write?report=${id}`;

/** What a chip in the editor is printed from. */
export interface Place {
  readonly known: Known;
  readonly content: Writing['content'];
}

const PlaceContext = createContext<Place | undefined>(undefined);
/** Tells the chips below it which report they stand in. */
export const PlaceProvider = PlaceContext.Provider;

/** The report a chip stands in. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('a chip stands outside of a report');
  return place;
}

/** What chips are printed from, of a report as it was read. */
export function knownOf({ content, words }: Writing): Known {
  const { period = '', span = '', next = '', cutoff = '', county = '', bureau = '' } = words;
  const figures = new Map<string, ComposedFigure>(content.figures.map((figure) => [figure.key, figure]));
  return { figures, words: { period, span, next, cutoff, county, bureau }, campaigns: content.campaigns };
}
