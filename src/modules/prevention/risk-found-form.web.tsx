import { useQueryClient } from '@tanstack/react-query';
import type { AnyRow } from '../../kernel/ledger.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { serverNow } from '../../web/clock.ts';
import { filled } from '../../web/draft/filled.ts';
import { columnsNamed } from '../../web/fields/column.ts';
import { LedgerForm } from '../../web/ledger/ledger-form.tsx';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { hazard } from '../hazards/index.ts';
import { recordCheck } from './prevention.endpoints.ts';

const asked = ['summary', 'category', 'level', 'standard', 'spot', 'photos'] as const;

/** What was found, as the ledger of hazards asks for it; site, source and time are known. */
export function FoundForm(about: { readonly row: AnyRow; readonly checker: string; readonly onClose: () => void }) {
  const { row, checker, onClose } = about;
  const queries = useQueryClient();
  const columns = columnsNamed(hazard, asked);
  return (
    <Sheet title="发现隐患" onClose={onClose}>
      <LedgerForm
        ledger={hazard}
        what={`${row.id}:check`}
        seen={null}
        start={Object.fromEntries(asked.map((name) => [name, name === 'level' ? 'general' : null]))}
        columns={columns}
        titles={{}}
        verb="登记排查和隐患"
        send={async ({ id, values }) => {
          const given = filled(values);
          const draft = { ...given, source: 'selfReport', foundAt: serverNow() };
          const input = { id, task: row.id, checker, hazard: draft };
          return api.call(recordCheck, parse(recordCheck.input, input));
        }}
        onDone={() => {
          onClose();
          void queries.invalidateQueries();
        }}
        onCancel={onClose}
      />
    </Sheet>
  );
}
