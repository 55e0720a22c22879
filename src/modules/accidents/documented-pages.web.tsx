import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { Way } from '../../web/around/way.tsx';
import { DocumentsPart } from '../../web/documents/documents-part.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { documentCalls } from '../documents/index.ts';
import { accidentReport } from './accident-report.ledger.ts';
import { accidentInvestigation } from './investigation.ledger.ts';

/** One report of the chain, with its paper. */
export const AccidentReportPage = () => <Documented ledger={accidentReport} />;

/** One investigation: how far it has come, its terms, the reply as a draft. */
export const InvestigationPage = () => <Documented ledger={accidentInvestigation} leadOf={wayOf} />;

interface Shown {
  readonly ledger: AnyLedger;
  readonly leadOf?: (row: AnyRow) => ReactNode;
}

function Documented({ ledger, leadOf }: Shown) {
  const { id = '' } = useParams({ strict: false });
  const { data: answer } = useQuery({
    queryKey: [ledger.name, 'row', id],
    queryFn: () => api.row(ledger, id),
    throwOnError: (_, query) => query.state.data === undefined,
  });
  if (!answer) return <PageSkeleton />;
  return (
    <RowFrame
      ledger={ledger}
      answer={answer}
      lead={leadOf?.(answer.row)}
      papers={<DocumentsPart calls={documentCalls} ledger={ledger} id={answer.row.id} />}
    />
  );
}

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
