import { Button } from 'antd';
import type { Row } from '../../kernel/ledger.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { newPath, rowPath } from '../../web/fields/paths.ts';
import { dayWords } from '../../web/words/moment.ts';
import type { CaseState } from './case-queries.web.ts';
import { caseTransfer } from './case-transfer.ledger.ts';
import type { enforcementCase } from './case.ledger.ts';
import { seizure } from './seizure.ledger.ts';

/** What was sealed or detained in a case, and what of it goes to other authorities. */
export function Measures({
  row,
  state: { seizures, transfers, mayHandOver },
  onExtend,
}: {
  readonly row: Row<typeof enforcementCase>;
  readonly state: CaseState;
  readonly onExtend: (seized: CaseState['seizures'][number]) => void;
}) {
  const { today } = useNow();
  if (seizures.length === 0 && transfers.length === 0 && !mayHandOver) return null;
  return (
    <section className="case-card" aria-label="强制措施与移送">
      <h2>强制措施与移送</h2>
      <ul className="case-lines">
        {seizures.map((each) => (
          <li key={each.id}>
            <span>
              {each.measure} <Anchor href={rowPath(seizure, each.id)}>{each.name}</Anchor>
              <span className="quiet">
                　{each.state}
                {each.until !== null && `，${dayWords(each.until, today)}到期`}
              </span>
            </span>
            {each.mayExtend && (
              <Button size="small" className="screen-only" onClick={() => onExtend(each)}>
                延长期限
              </Button>
            )}
          </li>
        ))}
        {transfers.map((each) => (
          <li key={each.id}>
            <span>
              移送{each.recipientName} <Anchor href={rowPath(caseTransfer, each.id)}>{each.matter}</Anchor>
              <span className="quiet">　{each.state}</span>
            </span>
          </li>
        ))}
      </ul>
      {mayHandOver && (
        <Anchor className="screen-only" href={newPath(caseTransfer, { case: row.id, matter: row.name, acts: 1 })}>
          提请移送其他机关
        </Anchor>
      )}
    </section>
  );
}
