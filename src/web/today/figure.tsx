import { Anchor } from '../fields/anchor.tsx';
import { listPath } from '../fields/paths.ts';
import { Drop } from '../shell/drop.tsx';
import { countWords } from '../words/amount.ts';
import { FigureLinks } from './figure-links.tsx';
import type { OwedCounts } from './owed.ts';

interface Props {
  readonly label: string;
  readonly counts: OwedCounts;
  readonly past?: boolean;
}

/** A number of things owed that opens the rows it counts; of several ledgers, it shows their lists first. */
export function Figure({ label, counts, past = false }: Props) {
  const { total } = counts;
  const parts = counts.parts.filter(({ answer }) => answer.count > 0);
  const look = past && total && total.count > 0 ? 'figure figure-past' : 'figure';
  const words = (
    <>
      <span className="figure-label">{label}</span>
      <span className="figure-number">{total ? countWords(total) : '—'}</span>
    </>
  );
  const [only] = parts;
  if (!only) return <div className={look}>{words}</div>;
  if (parts.length === 1) {
    return (
      <Anchor className={look} href={listPath(only.ledger, only.where)}>
        {words}
      </Anchor>
    );
  }
  const button = (open: boolean) => (
    <button type="button" className={look} aria-expanded={open}>
      {words}
    </button>
  );
  return (
    <Drop placement="bottomLeft" button={button}>
      <FigureLinks counts={counts} />
    </Drop>
  );
}
