import type { TodayAnswer } from '../../kernel/wire.ts';
import { useNow } from '../clock.ts';
import { useDesk } from '../desk.ts';
import { Anchor } from '../fields/anchor.tsx';
import { rowPath } from '../fields/paths.ts';
import { usePeopleNames } from '../names.ts';
import { Bones } from '../shell/page-skeleton.tsx';
import { recentWords } from '../words/moment.ts';
import { verbOf } from '../words/verbs.ts';

type Change = TodayAnswer['changes'][number];

interface Props {
  readonly today: TodayAnswer | undefined;
  /** When this person was here before, or null at first. */
  readonly since: string | null;
}

/** What others did since I was last here; when nothing, or at first, what happened lately. */
export function Changes({ today, since }: Props) {
  const fresh = today?.changes.filter((change) => since !== null && change.at > since) ?? [];
  const shown = fresh.length > 0 ? fresh : (today?.changes.slice(0, 10) ?? []);
  return (
    <section className="today-section today-changes" aria-busy={!today}>
      <h2>{fresh.length > 0 ? '上次离开后的变化' : '最近的变化'}</h2>
      {!today && <Bones count={4} />}
      {today && shown.length === 0 && (
        <p className="today-empty quiet">登记、责令整改、复查等每一步都会记在这里，点开可看全部经过。</p>
      )}
      <ul>
        {shown.map((change) => (
          <li key={change.id}>
            <ChangeLine change={change} titles={today?.titles ?? {}} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeLine({ change, titles }: { readonly change: Change; readonly titles: TodayAnswer['titles'] }) {
  const { registry } = useDesk();
  const { today } = useNow();
  const personName = usePeopleNames();
  const ledger = registry.ledgers.get(change.ledger);
  const isStep = ledger !== undefined && Object.hasOwn(ledger.steps, change.action);
  const verb = `${verbOf(ledger, change)}${isStep ? '' : (ledger?.label ?? '')}`;
  return (
    <Anchor className="today-change" href={ledger ? rowPath(ledger, change.rowId) : '/'}>
      <span className="today-change-who">
        <b>{titles[change.by] || personName(change.by) || '系统'}</b> {verb}
        <time dateTime={change.at}>{recentWords(change.at, today)}</time>
      </span>
      <span className="today-change-title">{change.title}</span>
    </Anchor>
  );
}
