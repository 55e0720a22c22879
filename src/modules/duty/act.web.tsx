import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemWords } from '../../web/words/problem.ts';

/** A call made at a click: whatever comes of it, all that is shown is asked again. */
export function useAct<T, V = void>(act: (about: V) => Promise<T>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => queries.invalidateQueries() });
}

/** What went wrong, in words to act upon. */
export function Trouble({ of }: { readonly of: unknown }) {
  return of === null ? null : (
    <p className="field-error" role="alert">
      {problemWords(of)}
    </p>
  );
}
