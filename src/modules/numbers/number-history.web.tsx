import { useNow } from '../../web/clock.ts';
import { numberWords } from '../../web/words/amount.ts';
import { dayWords, momentWords } from '../../web/words/moment.ts';
import type { NumberLine } from './numbers.endpoints.ts';

/** Who set a number to what, from when on, on what ground, and what became of the deadlines. */
export function NumberHistory({ number: { history, unit, standard } }: { readonly number: NumberLine }) {
  const { today } = useNow();
  if (history.length === 0) return <p className="quiet">未改动过，为系统默认值。</p>;
  return (
    <ol className="number-history">
      {history.map((set) => (
        <li key={set.at}>
          自{dayWords(set.effectiveOn, today)}起 {set.value} {unit}：{set.source}
          <br />
          <small className="quiet">
            {set.by} {momentWords(set.at, today)}。{cameOf(set, today)}
          </small>
        </li>
      ))}
      <li className="quiet">
        此前 {standard} {unit}（系统默认值）
      </li>
    </ol>
  );
}

function cameOf({ effectiveOn, found, done, moved, settledAt }: NumberLine['history'][number], today: string): string {
  if (effectiveOn > today) return '尚未生效，到期日将在生效当天重算。';
  if (settledAt === null)
    return `正在重算到期日：${numberWords(done ?? 0)} / ${found === null ? '…' : numberWords(found)}`;
  return moved ? `${numberWords(moved)} 条记录的到期日已随之变动。` : '没有记录的到期日随之变动。';
}
