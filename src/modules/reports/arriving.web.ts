import { type UseQueryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Composed } from './composed.ts';
import type { Printing } from './printing.ts';

/** A report whose figures are on their way: what of it is asked for by itself, and the whole of one moment. */
export interface Arriving {
  /** What stands before anything is counted. */
  readonly frame: Printing | undefined;
  /** Each counted by itself, so that none waits for another; not asked once the whole is there. */
  readonly pieces: readonly Asking<Pick<Composed, 'figures'>>[];
  /** Asked when every piece has come or failed. */
  readonly whole: Asking<Composed>;
}

/** What has come of it so far. */
export interface Arrived {
  readonly writing: Printing | undefined;
  /** Whether all of it is of one moment, with what holds between the figures. */
  readonly isWhole: boolean;
  /** Why some figures did not come, once nothing more is on its way; what has come stays. */
  readonly problem: Error | null;
  /** Asks again for what did not come. */
  readonly again: () => void;
}

// The key of a query says what it answers, which the type of a list of them cannot.
// oxlint-disable-next-line typescript/no-explicit-any
type Asking<T> = UseQueryOptions<any, Error, T, any>;

/**
 * A report as far as it is counted: its text at once, its figures piece by piece in the order in which they arrive, then all of one moment.
 * A piece that fails holds up no other. Who leaves the page ends the counting.
 */
export function useArriving({ frame, pieces, whole: asking }: Arriving): Arrived {
  const queries = useQueryClient();
  const known = queries.getQueryData(asking.queryKey ?? []);
  const parts = useQueries({ queries: pieces.map((piece) => ({ ...piece, enabled: known === undefined })) });
  const isSettled = frame !== undefined && parts.every(({ isPending }) => !isPending);
  const whole = useQuery({ ...asking, enabled: known !== undefined || isSettled });
  const figures = parts.flatMap(({ data }) => data?.figures ?? []);
  const mark = parts.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ');
  const writing = useMemo(
    () => frame && { ...frame, content: whole.data ?? { ...frame.content, figures: eachOnce(figures) } },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what has arrived is told by when
    [frame, whole.data, mark],
  );
  const again = () => {
    for (const part of parts) if (part.isError) void part.refetch();
    void whole.refetch();
  };
  const isWhole = whole.data !== undefined;
  return { writing, isWhole, problem: isWhole || whole.isFetching ? null : whole.error, again };
}

const eachOnce = (figures: Composed['figures']): Composed['figures'] => [
  ...new Map(figures.map((figure) => [figure.key, figure])).values(),
];
