import { useQueryClient } from '@tanstack/react-query';
import type { AnyRow } from '../../kernel/ledger.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { serverNow } from '../../web/clock.ts';
import { filled } from '../../web/draft/filled.ts';
import { columnsNamed } from '../../web/fields/column.ts';
import { LedgerForm } from '../../web/ledger/ledger-form.tsx';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { accident } from '../accidents/index.ts';
import { becomeAccident, type IncidentCourse, reportIncident } from './incident.endpoints.ts';
import { incidentNotice } from './incident.ledger.ts';
import { incidentReport } from './incident-report.ledger.ts';

const told = ['situation', 'dead', 'missing', 'injured', 'trapped', 'evacuated', 'explanation'] as const;

/** The next report: begun with what is known, so that only what has changed is typed, and explained. */
export function ReportForm(about: {
  readonly row: AnyRow;
  readonly kind: 'next' | 'final' | 'correction';
  readonly onClose: () => void;
}) {
  const { row, kind, onClose } = about;
  const words = { next: '发出报告', final: '发出终报', correction: '发出更正' }[kind];
  const first = row['firstReportAt'] === null ? row['course'] : null;
  const start = Object.fromEntries(told.map((name) => [name, row[name] ?? null]));
  return (
    <Sheet title={words} onClose={onClose}>
      <LedgerForm
        ledger={incidentReport}
        what={`${row.id}:${kind}`}
        seen={null}
        start={{ ...start, situation: first }}
        columns={columnsNamed(incidentReport, told)}
        titles={{}}
        verb={words}
        send={({ id, values }) =>
          api.call(reportIncident, parse(reportIncident.input, { id, incident: row.id, kind, ...filled(values) }))
        }
        onDone={useClosing(onClose)}
        onCancel={onClose}
      />
    </Sheet>
  );
}

const receipt = ['receiver', 'receiverPost', 'toldAt', 'means', 'toldBy'] as const;

/** The receipt that stops a clock: name, post, time and channel. */
export function ReceiptForm(about: {
  readonly notice: IncidentCourse['notices'][number];
  readonly onClose: () => void;
}) {
  const { notice, onClose } = about;
  const means = notice.channel === 'phone' ? 'phone' : 'network';
  return (
    <Sheet title={`登记回执：${notice.recipient}`} onClose={onClose}>
      <LedgerForm
        ledger={incidentNotice}
        what={`${notice.id}:tell`}
        seen={null}
        start={{ toldAt: serverNow(), means }}
        columns={columnsNamed(incidentNotice, receipt)}
        titles={{}}
        verb="登记回执"
        send={({ values }) => api.take(incidentNotice, notice.id, 'tell', notice.version, filled(values))}
        onDone={useClosing(onClose)}
        onCancel={onClose}
      />
    </Sheet>
  );
}

const unit = ['unitName', 'sector', 'kind'] as const;

/** What a production accident needs beyond what the incident knows. */
export function AccidentForm({ row, onClose }: { readonly row: AnyRow; readonly onClose: () => void }) {
  return (
    <Sheet title="转为生产安全事故" onClose={onClose}>
      <LedgerForm
        ledger={accident}
        what={`${row.id}:become`}
        seen={null}
        start={{ unitName: null, sector: null, kind: null }}
        columns={columnsNamed(accident, unit)}
        titles={{}}
        verb="转为生产安全事故"
        send={({ id, values }) =>
          api.call(becomeAccident, parse(becomeAccident.input, { id, incident: row.id, ...filled(values) }))
        }
        onDone={useClosing(onClose)}
        onCancel={onClose}
      />
    </Sheet>
  );
}

function useClosing(close: () => void): () => void {
  const queries = useQueryClient();
  return () => {
    close();
    void queries.invalidateQueries();
  };
}
