import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import { api } from '../../../web/api.ts';
import { type Arrived, useArriving } from '../arriving.web.ts';
import type { Printing } from '../printing.ts';
import { report } from '../report.ledger.ts';
import type { Known } from '../text/print-chip.ts';
import { asksOf, chipsOf, type TextAsk } from '../text/report-text.ts';
import { keyOf } from '../text/ask-key.ts';
import { type Chapters, readChapters } from './chapter.endpoints.ts';
import { chaptersLine } from './chapters-line.ts';
import { lookAtFigure, pastSections, readSections, type Writing } from './section.endpoints.ts';

/** A report as it would be printed: every figure counted. Asked again when something was saved here, or a figure came that it does not have. */
export const writingQuery = (id: string) =>
  queryOptions({
    queryKey: [report.name, 'writing', id],
    queryFn: ({ signal }) => api.call(readSections, { report: id }, signal),
    select: contentOf,
  });

/** One chapter as it would be printed, or a part of a report without chapters: its own figures, asked while those of the whole are not there. */
const pieceQuery = (id: string, piece: { readonly section: string } | { readonly part: number }) =>
  queryOptions({
    queryKey: [report.name, 'piece', id, piece],
    queryFn: ({ signal }) => api.call(readSections, { report: id, ...piece }, signal),
    select: contentOf,
  });

const contentOf = ({ content }: Writing) => content;

/**
 * A report that is being written, as far as it is counted, chapter by chapter, or by the `parts` of its template where it has no chapters. A
 * figure that comes in later has the whole counted anew.
 */
export function useWriting(id: string, chapters: Chapters | undefined, parts: readonly number[] = []): Arrived {
  const queries = useQueryClient();
  const arrived = useArriving({
    frame: chapters?.frame,
    pieces: [
      ...(chapters?.sections ?? []).map((section) => pieceQuery(id, { section: section.id })),
      ...parts.map((part) => pieceQuery(id, { part })),
    ],
    whole: writingQuery(id),
  });
  const { writing, isWhole } = arrived;
  useEffect(() => {
    const asks = chapters?.sections.flatMap(({ text }) => chipsOf(text).flatMap(asksOf)) ?? [];
    const counted = new Set(writing?.content.figures.map(({ key }) => key));
    if (isWhole && asks.some((of) => !counted.has(keyOf(of))))
      void queries.invalidateQueries({ queryKey: writingQuery(id).queryKey });
    // Asked when chapters come in, not again for an answer that still lacks the figure.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [chapters]);
  return arrived;
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
