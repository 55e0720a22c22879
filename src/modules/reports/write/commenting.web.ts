import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../../web/api.ts';
import { report } from '../report.ledger.ts';
import type { Stretch } from '../text/flat-text.ts';
import type { TextRun } from '../text/report-text.ts';
import { addComment, answerComment, type Comment, resolveComment } from './chapter.endpoints.ts';
import { chaptersLine } from './chapters-line.ts';

/** What somebody is about to say something of. */
export interface Asked extends Stretch {
  readonly section: string;
  readonly version: number;
  readonly quote: readonly TextRun[];
}

/** The comments of a report on its page: all of them, the one looked at, and the one that is being made. */
export interface Commenting {
  readonly reportId: string;
  readonly comments: readonly Comment[];
  readonly chosen: string | undefined;
  readonly choose: (id: string | undefined) => void;
  readonly asked: Asked | undefined;
  readonly ask: (asked: Asked | undefined) => void;
  /** Whether nothing more is said of it. */
  readonly isClosed: boolean;
}

const CommentingContext = createContext<Commenting | undefined>(undefined);
/** Gives the page's parts its comments. */
export const CommentingProvider = CommentingContext.Provider;

/** The comments of the report on this page. */
export function useCommenting(): Commenting {
  const commenting = useContext(CommentingContext);
  if (!commenting) throw new Error('comments stand outside of a report');
  return commenting;
}

/** Makes, answers and resolves comments; the page's chapters are asked again afterwards. */
export function useSaying() {
  const { reportId, ask } = useCommenting();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: [report.name, chaptersLine, reportId] });
  const make = useMutation({
    mutationFn: ({ asked: { quote: _said, ...asked }, words }: { readonly asked: Asked; readonly words: string }) =>
      api.call(addComment, { report: reportId, ...asked, id: uuidv7(), words }),
    onSuccess: async () => {
      await onSuccess();
      ask(undefined);
    },
  });
  const answer = useMutation({
    mutationFn: ({ comment, words }: { readonly comment: string; readonly words: string }) =>
      api.call(answerComment, { report: reportId, comment, id: uuidv7(), words }),
    onSuccess,
  });
  const resolve = useMutation({
    mutationFn: ({ comment, isResolved }: { readonly comment: string; readonly isResolved: boolean }) =>
      api.call(resolveComment, { report: reportId, comment, isResolved }),
    onSuccess,
  });
  return { make, answer, resolve };
}

/** The class by which a comment's words are found on the page. */
export const markClass = (id: string): string => `comment-${id}`;
