import { queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo } from 'react';
import { api } from '../../../web/api.ts';
import { report } from '../report.ledger.ts';
import type { Known } from '../text/print-chip.ts';
import { asksOf, chipsOf, type TextAsk } from '../text/report-text.ts';
import { keyOf } from '../text/ask-key.ts';
import { type Chapters, readChapters } from './chapter.endpoints.ts';
import { chaptersLine } from './chapters-line.ts';
import { lookAtFigure, pastSections, type Printing, readSections } from './section.endpoints.ts';

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
 * A report as it would be printed, as far as it is counted: its text at once, the figures chapter by chapter as they arrive, then all of
 * one moment, with what holds between them. `isWhole` says which. A figure that comes in later has the whole counted anew.
 */
export function useWriting(id: string, chapters: Chapters | undefined) {
  const queries = useQueryClient();
  const known = queries.getQueryData(writingQuery(id).queryKey);
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
  useEffect(() => {
    const asks = chapters?.sections.flatMap(({ text }) => chipsOf(text).flatMap(asksOf)) ?? [];
    const counted = new Set(whole?.content.figures.map(({ key }) => key));
    if (whole && asks.some((of) => !counted.has(keyOf(of))))
      void queries.invalidateQueries({ queryKey: writingQuery(id).queryKey });
    // Asked when chapters come in, not again for an answer that still lacks the figure.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [chapters]);
  const arrived = parts.flatMap(({ data }) => data ?? []);
  const mark = arrived.map(({ content }) => content.figures.length).join(' ');
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the parts are told by how much has arrived
  const writing = useMemo(() => whole ?? (chapters && together(chapters.frame, arrived)), [whole, chapters, mark]);
  return { writing, isWhole: whole !== undefined };
}

/** A report that knows the figures of the chapters that have arrived. */
function together(frame: Printing, parts: readonly Printing[]): Printing {
  const figures = new Map(parts.flatMap(({ content }) => content.figures.map((figure) => [figure.key, figure])));
  return { ...frame, content: { ...frame.content, figures: [...figures.values()] } };
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
  readonly content: Printing['content'];
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
