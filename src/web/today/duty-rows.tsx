import { roles } from '../../kernel/role.ts';
import type { DutyLine, Titles } from '../../kernel/wire.ts';
import { useNow } from '../clock.ts';
import { clauseOf, useDesk } from '../desk.ts';
import { Anchor } from '../fields/anchor.tsx';
import { rowPath } from '../fields/paths.ts';
import { useAreaNames } from '../names.ts';
import { dueWords } from '../words/moment.ts';
import { Left } from './left.tsx';

interface Props {
  readonly lines: readonly DutyLine[];
  readonly titles: Titles;
  /** 'owes' says who owes it; 'brief' leaves out all but the name and the clock. */
  readonly shows: 'mine' | 'owes' | 'brief';
}

/** Things owed, each leading to its row. */
export function DutyRows({ lines, titles, shows }: Props) {
  return (
    <ul className={`duties duties-${shows}`}>
      {lines.map((line) => (
        <li key={`${line.rowId} ${line.name}`}>
          <DutyRow line={line} titles={titles} shows={shows} />
        </li>
      ))}
    </ul>
  );
}

function DutyRow({ line, titles, shows }: Omit<Props, 'lines'> & { readonly line: DutyLine }) {
  const desk = useDesk();
  const areaName = useAreaNames();
  const { today } = useNow();
  const ledger = desk.registry.ledgers.get(line.ledger);
  const deadline = ledger?.deadlines[line.name];
  const where = line.site === null ? areaName(line.area) : (titles[line.site] ?? areaName(line.area));
  const about =
    shows === 'brief' ? [where] : [where, line.site !== null && line.area.length > 6 ? areaName(line.area) : ''];
  return (
    <Anchor className="duty" href={ledger ? rowPath(ledger, line.rowId) : '/'}>
      <span className="duty-title">{line.title}</span>
      <span className="duty-about">{about.filter((words) => words !== '' && words !== line.title).join(' · ')}</span>
      {shows !== 'brief' && (
        <span className="duty-what">
          <span>{deadline?.label ?? ledger?.label}</span>
          <span className="quiet">{shows === 'owes' ? owesWords(line.owes) : dueWords(line.dueAt, today)}</span>
        </span>
      )}
      <Left dueAt={line.dueAt} clause={clauseOf(desk, ledger, line.name)} />
    </Anchor>
  );
}

/** A role on the wire is a plain word; one this page does not know is shown as it is. */
const owesWords = (owes: string) => Object.entries(roles).find(([role]) => role === owes)?.[1] ?? owes;
