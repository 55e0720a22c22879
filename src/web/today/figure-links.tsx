import { Anchor } from '../fields/anchor.tsx';
import { listPath } from '../fields/paths.ts';
import { countWords } from '../words/amount.ts';
import type { OwedCounts } from './owed.ts';

/** The lists a figure is made of, each with its own number. */
export function FigureLinks({ counts }: { readonly counts: OwedCounts }) {
  const parts = counts.parts.filter(({ answer }) => answer.count > 0);
  if (parts.length === 0) return null;
  return (
    <p className="figure-links">
      {parts.map(({ ledger, where, answer }) => (
        <Anchor key={ledger.name} href={listPath(ledger, where)}>
          {ledger.label} {countWords(answer)} 项
        </Anchor>
      ))}
    </p>
  );
}
