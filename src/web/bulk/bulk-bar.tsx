import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnyLedger, AnyRow, Step } from '../../kernel/ledger.ts';
import { api } from '../api.ts';
import { useRoles } from '../names.ts';
import { BulkForm } from './bulk-form.tsx';
import { runEach } from './bulk-run.ts';
import { type BulkRun, tellRun } from './bulk-runs.tsx';

/** What can be done with the chosen rows together: each step somebody of these roles may take on any of them. */
export function BulkBar({
  ledger,
  rows,
  onDone,
}: {
  readonly ledger: AnyLedger;
  readonly rows: readonly AnyRow[];
  readonly onDone: () => void;
}) {
  const roles = useRoles();
  const queries = useQueryClient();
  const [taking, setTaking] = useState<string>();
  const steps: Readonly<Record<string, Step>> = ledger.steps;
  const offered = Object.entries(steps).flatMap(([name, step]) => {
    const fit = rows.filter((row) => step.from.includes(row.state));
    return fit.length > 0 && step.by.some((role) => roles.includes(role)) ? [{ name, step, fit }] : [];
  });
  const chosen = offered.find(({ name }) => name === taking);
  return (
    <div className="bulk-bar screen-only" role="region" aria-label="批量办理">
      <span>已选 {rows.length} 条</span>
      {offered.map(({ name, step, fit }) => (
        <Button key={name} onClick={() => setTaking(name)}>
          {fit.length === rows.length ? step.label : `${step.label}（${fit.length} 条可办）`}
        </Button>
      ))}
      {offered.length === 0 && <span className="quiet">所选各条没有您可以一起办理的步骤</span>}
      <Button type="link" onClick={onDone}>
        取消选择
      </Button>
      {chosen && (
        <BulkForm
          ledger={ledger}
          name={chosen.name}
          step={chosen.step}
          rows={chosen.fit}
          onClose={() => setTaking(undefined)}
          onGiven={(input) => {
            void run(queries, ledger, chosen, input);
            setTaking(undefined);
            onDone();
          }}
        />
      )}
    </div>
  );
}

interface Chosen {
  readonly name: string;
  readonly step: Step;
  readonly fit: readonly AnyRow[];
}

/** Takes the step on each row; the run belongs to no page, so it goes on when the person leaves this one. */
async function run(queries: QueryClient, ledger: AnyLedger, { name, step, fit }: Chosen, input: object): Promise<void> {
  let told: BulkRun | null = null;
  const tell = (progress: BulkRun['progress']) => {
    const now = { ledger, label: step.label, progress };
    tellRun(told, now);
    told = now;
  };
  tell({ done: 0, of: fit.length, refused: [] });
  await runEach(fit, (row) => api.take(ledger, row.id, name, row.version, input), tell);
  await queries.invalidateQueries({ queryKey: [ledger.name] });
}
