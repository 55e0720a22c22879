import { Anchor } from '../../web/fields/anchor.tsx';
import { useNow } from '../../web/clock.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { dayWords } from '../../web/words/moment.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { isOpen, repeatOf } from './earlier-finding.ts';
import { hazard } from './hazard.ledger.ts';
import { useEarlierHazards } from './use-visit-known.web.ts';

/** Says that the same hazard was found at this site before, and how it stands. */
export function RepeatNotice({ siteId, summary }: { readonly siteId: string; readonly summary: string }) {
  const { today } = useNow();
  const earlier = repeatOf(summary, useEarlierHazards(siteId));
  if (!earlier) return null;
  const states: Readonly<Record<string, string>> = hazard.states;
  const found = dayWords(dayOf(earlier.foundAt), today);
  return (
    <p className="form-notice" role="status">
      {isOpen(earlier)
        ? `${found}已登记相似隐患，目前${states[earlier.state]}，不必重复登记：`
        : `${found}查出过相似隐患并已销号，属重复发生：`}
      <Anchor href={rowPath(hazard, earlier.id)}>{earlier.summary}</Anchor>
    </p>
  );
}
