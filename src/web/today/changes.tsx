import type { TodayAnswer } from '../../kernel/wire.ts';
import { useNow } from '../clock.ts';
import { useDesk } from '../desk.ts';
import { Anchor } from '../fields/anchor.tsx';
import { listPath, rowPath } from '../fields/paths.ts';
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
        {alike(shown).map((changes) => (
          <li key={changes[0].id}>
            <ChangeLine changes={changes} titles={today?.titles ?? {}} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same thing done to several rows by one hand, one after the other, is one line. */
function alike(changes: readonly Change[]): readonly Changed[] {
  const lines: [Change, ...Change[]][] = [];
  for (const change of changes) {
    const last = lines.at(-1);
    const isSame = last?.[0].by === change.by && last[0].ledger === change.ledger && last[0].action === change.action;
    if (last && isSame) last.push(change);
    else lines.push([change]);
  }
  return lines;
}

type Changed = readonly [Change, ...Change[]];

function ChangeLine({ changes, titles }: { readonly changes: Changed; readonly titles: TodayAnswer['titles'] }) {
  const [change, ...more] = changes;
  const { registry } = useDesk();
  const { today } = useNow();
  const personName = usePeopleNames();
  const ledger = registry.ledgers.get(change.ledger);
  const path = ledger && (more.length > 0 ? listPath(ledger) : rowPath(ledger, change.rowId));
  const isStep = ledger !== undefined && Object.hasOwn(ledger.steps, change.action);
  const verb = `${verbOf(ledger, change)}${isStep ? '' : (ledger?.label ?? '')}`;
  return (
    <Anchor className="today-change" href={path ?? '/'}>
      <span className="today-change-who">
        <b>{titles[change.by] || personName(change.by) || '系统'}</b> {verb}
        <time dateTime={change.at}>{recentWords(change.at, today)}</time>
      </span>
      <span className="today-change-title">
        {change.title}
        {more.length > 0 && `等 ${changes.length} 项`}
      </span>
    </Anchor>
  );
}
