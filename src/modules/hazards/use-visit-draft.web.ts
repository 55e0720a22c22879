import { useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { serverNow } from '../../web/clock.ts';
import { draftKey, draftKeeper } from '../../web/draft/draft-keeper.ts';
import { visit } from '../inspections/index.ts';
import { emptyVisitDraft, type FindingDraft, keptVisitDraft, type Values, type VisitDraft } from './visit-draft.ts';

/** A visit being entered: kept at every keystroke under an id of its own, so that sending it twice is one visit. */
export function useVisitDraft(user: string, given: Values) {
  const [keeper] = useState(() => draftKeeper(() => localStorage, draftKey(user, visit.name, 'record')));
  const [now, set] = useState<Kept>(() => {
    const found = keeper.load();
    const draft = keptVisitDraft(found?.values);
    if (found && draft) return { id: found.id, draft, keptAt: found.at };
    return { ...fresh(), draft: { ...emptyVisitDraft(uuidv7()), visit: given } };
  });
  const { id, draft } = now;
  useEffect(() => {
    if (isUntouched(draft)) keeper.drop();
    else keeper.save({ id, values: draft, seen: null, at: serverNow() });
  }, [id, draft, keeper]);

  const change = (next: (draft: VisitDraft) => VisitDraft) =>
    set((before) => ({ ...before, draft: next(before.draft), keptAt: null }));
  const changeFinding = (findingId: string, next: (finding: FindingDraft) => FindingDraft) =>
    change((all) => ({ ...all, findings: all.findings.map((one) => (one.id === findingId ? next(one) : one)) }));
  return {
    id,
    draft,
    /** When the draft was last typed in, if it was found here and not touched since. */
    keptAt: now.keptAt,
    change,
    changeFinding,
    setVisit: (values: Values) => change((all) => ({ ...all, visit: { ...all.visit, ...values } })),
    /** Forgets what was kept: it is saved. */
    drop: () => keeper.drop(),
    /** Begins anew; answers what brings the old one back. */
    clear: () => {
      set(fresh());
      return () => set(now);
    },
  };
}

/** A visit being entered, and the ways to change it. */
export type Entering = ReturnType<typeof useVisitDraft>;

interface Kept {
  readonly id: string;
  readonly draft: VisitDraft;
  readonly keptAt: string | null;
}

const fresh = (): Kept => ({ id: uuidv7(), draft: emptyVisitDraft(uuidv7()), keptAt: null });

const isUntouched = ({ visit: typed, findings }: VisitDraft) =>
  findings.length === 0 && Object.keys(typed).length === 0;
