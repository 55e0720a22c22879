import { type ReactNode, useState } from 'react';
import type { DutyLine, Titles } from '../../kernel/wire.ts';
import { useNow } from '../clock.ts';
import { Bones } from '../shell/page-skeleton.tsx';
import { DutyRows } from './duty-rows.tsx';
import { byUrgency } from './urgency.ts';

const first = 12;
const most = 50;

interface Props {
  readonly label: string;
  readonly lines: readonly DutyLine[] | undefined;
  readonly titles: Titles;
  readonly shows: 'mine' | 'owes';
  readonly empty: ReactNode;
}

/** One list of what is owed: the first dozen, then all the server sent. */
export function DutySection({ label, lines, titles, shows, empty }: Props) {
  const [whole, setWhole] = useState(false);
  const { now } = useNow();
  const shown = whole ? lines : lines?.slice(0, first);
  const hidden = (lines?.length ?? 0) - (shown?.length ?? 0);
  return (
    <section className="today-section" aria-label={label} aria-busy={!lines}>
      <h2>
        {label}
        {lines && lines.length > 0 && (
          <span className="quiet">{lines.length >= most ? `${most}+` : lines.length} 项</span>
        )}
      </h2>
      {!shown && <Bones count={4} />}
      {byUrgency(shown ?? [], now).map((urgency) => (
        <section key={urgency.label} aria-label={urgency.label}>
          <h3 className="today-urgency">{urgency.label}</h3>
          <DutyRows lines={urgency.lines} titles={titles} shows={shows} />
        </section>
      ))}
      {shown?.length === 0 && <div className="today-empty">{empty}</div>}
      {hidden > 0 && (
        <button type="button" className="today-more" onClick={() => setWhole(true)}>
          再显示 {hidden} 项
        </button>
      )}
    </section>
  );
}
