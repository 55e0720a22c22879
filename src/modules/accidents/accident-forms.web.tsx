import type { AnyRow } from '../../kernel/ledger.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { filled } from '../../web/draft/filled.ts';
import { columnsNamed } from '../../web/fields/column.ts';
import { LedgerForm } from '../../web/ledger/ledger-form.tsx';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { accidentReport } from './accident-report.ledger.ts';
import { openInvestigation, reportAccident } from './accident.endpoints.ts';
import { reportedUpTo, type Grade } from './accident.rules.ts';
import { accidentInvestigation } from './investigation.ledger.ts';

const told = ['recipients', 'dead', 'missing', 'injured', 'slight', 'loss', 'situation'] as const;

/** The next report: begun with what is known, so that only what has changed is typed. */
export function ReportForm(about: {
  readonly row: AnyRow;
  readonly kind: 'next' | 'final' | 'correction';
  readonly onClose: () => void;
}) {
  const { row, kind, onClose } = about;
  const grade = typeof row['grade'] === 'string' ? (row['grade'] as Grade) : 'general'; // one of the options
  const words = { next: '发出报告', final: '发出终报', correction: '发出更正' }[kind];
  const start = Object.fromEntries(told.map((name) => [name, row[name] ?? null]));
  return (
    <Sheet title={words} onClose={onClose}>
      <LedgerForm
        ledger={accidentReport}
        what={`${row.id}:${kind}`}
        seen={null}
        start={{ ...start, recipients: `${reportedUpTo[grade]}、县人民政府` }}
        columns={columnsNamed(accidentReport, told)}
        titles={{}}
        verb={words}
        send={async ({ id, values }) =>
          api.call(reportAccident, parse(reportAccident.input, { id, accident: row.id, kind, ...filled(values) }))
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}

const formed = ['leader', 'members', 'procuratorate', 'formedOn'] as const;

/** The team that investigates. */
export function InvestigationForm({ row, onClose }: { readonly row: AnyRow; readonly onClose: () => void }) {
  const { today } = useNow();
  return (
    <Sheet title="成立调查组" onClose={onClose}>
      <LedgerForm
        ledger={accidentInvestigation}
        what={`${row.id}:team`}
        seen={null}
        start={{ leader: null, members: null, procuratorate: true, formedOn: today }}
        columns={columnsNamed(accidentInvestigation, formed)}
        titles={{}}
        verb="成立调查组"
        send={async ({ id, values }) =>
          api.call(openInvestigation, parse(openInvestigation.input, { id, accident: row.id, ...filled(values) }))
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}
