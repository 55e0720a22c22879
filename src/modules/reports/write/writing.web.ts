import { queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import { api } from '../../../web/api.ts';
import type { ComposedFigure } from '../composed.ts';
import { report } from '../report.ledger.ts';
import type { Known } from '../text/print-chip.ts';
import type { TextAsk } from '../text/report-text.ts';
import { type Chapters, readChapters } from './chapter.endpoints.ts';
import { chaptersLine } from './chapters-line.ts';
import { lookAtFigure, pastSections, readSections, type Writing } from './section.endpoints.ts';

/** A report as it would be printed: every figure counted. Asked again when something was saved here, or a figure came that it does not have. */
export const writingQuery = (id: string) =>
  queryOptions({ queryKey: [report.name, 'writing', id], queryFn: () => api.call(readSections, { report: id }) });

/** One chapter as it would be printed: its own figures, asked while those of the whole are not there. */
const chapterQuery = (id: string, section: string) =>
  queryOptions({
    queryKey: [report.name, 'chapter', id, section],
    queryFn: () => api.call(readSections, { report: id, section }),
  });

/**
 * A report as it would be printed, as far as it is counted: chapter by chapter as their figures arrive, then all of one moment, with what
 * holds between them. `isWhole` says which.
 */
export function useWriting(id: string, chapters: Chapters | undefined) {
  const known = useQueryClient().getQueryData(writingQuery(id).queryKey);
  const parts = useQueries({
    queries: (chapters?.sections ?? []).map((section) => ({
      ...chapterQuery(id, section.id),
      enabled: known === undefined,
      throwOnError: true,
    })),
  });
  const isCounted = chapters !== undefined && parts.every(({ isSuccess }) => isSuccess);
  const { data: whole } = useQuery({
    ...writingQuery(id),
    enabled: known !== undefined || isCounted,
    throwOnError: true,
  });
  const arrived = parts.flatMap(({ data }) => data ?? []);
  const mark = arrived.map(({ content }) => content.figures.length).join(' ');
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the parts are told by how much has arrived
  const writing = useMemo(() => whole ?? together(arrived), [whole, mark]);
  return { writing, isWhole: whole !== undefined };
}

/** Chapters put together as one report that knows the figures of each. */
function together(parts: readonly Writing[]): Writing | undefined {
  const [first] = parts;
  if (!first) return undefined;
  const figures = new Map(parts.flatMap(({ content }) => content.figures.map((figure) => [figure.key, figure])));
  const campaigns = Object.assign(
    {},
    ...parts.map(({ content }) => content.campaigns),
  ) as Writing['content']['campaigns']; // all are such
  return { ...first, content: { ...first.content, figures: [...figures.values()], campaigns } };
}

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
