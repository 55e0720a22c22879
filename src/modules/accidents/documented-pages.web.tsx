import type { ReactNode } from 'react';
import type { AnyRow } from '../../kernel/ledger.ts';
import { DocumentedRow } from '../../web/around/documented-row.tsx';
import { Way } from '../../web/around/way.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { documentCalls } from '../documents/index.ts';
import { accidentReport } from './accident-report.ledger.ts';
import { accidentInvestigation } from './investigation.ledger.ts';

/** One report of the chain, with its paper. */
export const AccidentReportPage = () => <DocumentedRow calls={documentCalls} ledger={accidentReport} />;

/** One investigation: how far it has come, its terms, the reply as a draft. */
export const InvestigationPage = () => (
  <DocumentedRow calls={documentCalls} ledger={accidentInvestigation} leadOf={wayOf} />
);

function wayOf(row: AnyRow): ReactNode {
  const at = (name: string) => textOf(row[name]);
  if (row.state === 'transferred')
    return (
      <Way
        stations={[
          { words: '成立调查组', at: at('formedOn') },
          { words: '移交上级', at: at('transferredOn') },
        ]}
      />
    );
  return (
    <Way
      stations={[
        { words: '成立调查组', at: at('formedOn') },
        { words: '提交报告', at: at('submittedOn') },
        { words: '批复', at: at('repliedOn') },
        ...(row['penaltyOn'] === null ? [] : [{ words: '处罚', at: at('penaltyOn') }]),
        { words: '公开', at: at('disclosedOn') },
        { words: '整改评估', at: at('evaluatedOn') },
      ]}
    />
  );
}
