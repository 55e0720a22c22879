import type { Step } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { type Column, columnOf } from '../../web/fields/column.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { LedgerForm } from '../../web/ledger/ledger-form.tsx';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { stepColumns, stepInput } from '../../web/ledger/step-form.tsx';
import { moneyWords } from '../../web/words/amount.ts';
import { caseAct } from './case-act.ledger.ts';
import type { CaseState } from './case-queries.web.ts';
import { results } from './case-words.ts';
import { enforcementCase } from './case.ledger.ts';
import {
  cancelPayment,
  extendSeizure,
  markTypical,
  recordCaseAct,
  recordPayment,
  takeCaseStep,
} from './enforcement.endpoints.ts';
import { finePayment } from './fine-payment.ledger.ts';
import { seizure } from './seizure.ledger.ts';

interface FormProps {
  readonly answer: RowAnswer;
  readonly state: CaseState;
  readonly onClose: () => void;
}

const hidden = ['payBy', 'dossierScore'];
const penalties = ['fine', 'grade'];

/** A step of the case: what it asks, begun with what the case holds. */
export function StepSheet({ answer, state, name, onClose }: FormProps & { readonly name: string }) {
  const steps: Readonly<Record<string, Step>> = enforcementCase.steps;
  const step = steps[name];
  if (!step) return null;
  const { row, titles } = answer;
  const columns = stepColumns(enforcementCase, step).filter((column) => !hidden.includes(column.name));
  const judged = columns.some((column) => penalties.includes(column.name));
  return (
    <Sheet title={step.label} onClose={onClose}>
      {judged && <Spans state={state} />}
      {columns.length === 0 && <p className="form-lead">请确认办理“{step.label}”，办理后不能撤回。</p>}
      <LedgerForm
        ledger={enforcementCase}
        what={`${row.id}:${name}`}
        seen={row}
        start={Object.fromEntries(columns.map((column) => [column.name, row[column.name] ?? null]))}
        columns={columns}
        titles={titles}
        verb={step.label}
        send={async ({ seen, values }) =>
          api.call(takeCaseStep, {
            id: row.id,
            version: (seen ?? row).version,
            step: name,
            input: { ...stepInput(step, values) },
          })
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}

/** The amounts of each grade of the benchmark, where the library knows the act. */
function Spans({ state: { spans } }: { readonly state: CaseState }) {
  if (spans.length === 0) return null;
  return (
    <p className="form-lead">
      裁量基准：
      {spans
        .filter(({ most }) => most > 0)
        .map(({ label, least, most }) => `${label} ${moneyWords(least)}至${moneyWords(most)}`)
        .join('；')}
    </p>
  );
}

const actColumns: Readonly<Record<string, readonly string[]>> = {
  extension: ['on', 'result', 'until', 'opinion'],
  deferral: ['on', 'result', 'until', 'amount', 'opinion'],
  published: ['on', 'opinion'],
  reported: ['on', 'opinion'],
  urged: ['on', 'opinion'],
  courtApplied: ['on', 'opinion', 'papers'],
  discussion: ['on', 'result', 'people', 'opinion', 'papers'],
  hearingHeld: ['on', 'result', 'people', 'opinion', 'papers'],
};
const hints: Readonly<Record<string, string>> = {
  amount: '分期的填这一期的金额；全部延期的不填',
  opinion: '公开的写网址或文号；复议、诉讼的写案号',
};

/** What happened beside the steps: when, with which result, what was said. */
export function ActForm({ answer: { row, titles }, state, kind, onClose }: FormProps & { readonly kind: string }) {
  const { today } = useNow();
  const act = state.acts.find((each) => each.kind === kind);
  if (!act) return null;
  const words: Readonly<Record<string, string>> = results;
  const options = Object.fromEntries(act.results.map((each) => [each, words[each] ?? each]));
  const names = actColumns[kind] ?? ['on', 'result', 'opinion', 'people', 'papers'];
  const columns = names.flatMap((name) => {
    const column = columnOf(caseAct, name);
    return column ? [shown(column, options)] : [];
  });
  return (
    <Sheet title={`记录${act.label}`} onClose={onClose}>
      <LedgerForm
        ledger={caseAct}
        what={`${row.id}:${kind}`}
        seen={null}
        start={{ on: today, result: act.results.length === 1 ? act.results[0] : null }}
        columns={columns}
        titles={titles}
        verb={`记录${act.label}`}
        send={async ({ id, values }) =>
          api.call(recordCaseAct, {
            ...(values as { on: string; result: keyof typeof results }), // the server checks what was typed
            kind: kind as never,
            id,
            case: row.id,
            version: row.version,
          })
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}

function shown(column: Column, options: Readonly<Record<string, string>>): Column {
  const hint = hints[column.name];
  const plain = hint === undefined ? column : { ...column, hint };
  return column.name === 'result' ? { ...plain, options } : plain;
}

/** Money that came in. */
export function PaymentForm({ answer: { row, titles }, state: { money }, onClose }: FormProps) {
  const { today } = useNow();
  const columns = ['kind', 'amount', 'paidOn', 'way', 'receiptNumber', 'voucher'].flatMap(
    (name) => columnOf(finePayment, name) ?? [],
  );
  const kind = money.unpaid > 0 ? 'fine' : 'surcharge';
  const amount = money.unpaid > 0 ? money.unpaid : money.surcharge - money.surchargePaid;
  return (
    <Sheet title="登记缴款" onClose={onClose}>
      <LedgerForm
        ledger={finePayment}
        what={`${row.id}:payment`}
        seen={null}
        start={{ kind, amount, paidOn: today, way: 'bank' }}
        columns={columns}
        titles={titles}
        verb="登记缴款"
        send={async ({ id, values }) =>
          api.call(recordPayment, {
            ...(values as { kind: 'fine'; amount: number; paidOn: string; way: 'bank' }), // the server checks what was typed
            id,
            case: row.id,
            version: row.version,
          })
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}

/** Money that was entered by mistake: why it is taken back. */
export function CancelPayment({
  payment,
  onClose,
}: {
  readonly payment: CaseState['payments'][number];
  readonly onClose: () => void;
}) {
  return (
    <Sheet title={`冲销缴款 ${moneyWords(payment.amount)}`} onClose={onClose}>
      <p className="form-lead">冲销后这笔缴款仍可查，不再计入已缴。</p>
      <LedgerForm
        ledger={finePayment}
        what={`${payment.id}:cancel`}
        seen={null}
        start={{}}
        columns={required(columnOf(finePayment, 'cancelReason'))}
        titles={{}}
        verb="冲销缴款"
        send={async ({ values }) =>
          api.call(cancelPayment, { id: payment.id, version: payment.version, reason: textOf(values['cancelReason']) })
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}

/** Who took a case up as an example for others, and when. */
export function TypicalForm({ answer: { row, titles }, onClose }: Omit<FormProps, 'state'>) {
  const { today } = useNow();
  return (
    <Sheet title="登记典型案例" onClose={onClose}>
      <LedgerForm
        ledger={enforcementCase}
        what={`${row.id}:typical`}
        seen={row}
        start={{ typical: row['typical'] ?? null, typicalOn: row['typicalOn'] ?? today }}
        columns={['typical', 'typicalOn'].flatMap((name) => required(columnOf(enforcementCase, name)))}
        titles={titles}
        verb="登记典型案例"
        send={async ({ seen, values }) =>
          api.call(markTypical, {
            ...(values as { typical: 'county'; typicalOn: string }), // the server checks what was typed
            id: row.id,
            version: (seen ?? row).version,
          })
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}

/** How many days longer a seizure lasts, and why (行政强制法 25). */
export function ExtendForm({
  seized,
  onClose,
}: {
  readonly seized: CaseState['seizures'][number];
  readonly onClose: () => void;
}) {
  return (
    <Sheet title={`延长${seized.measure}：${seized.name}`} onClose={onClose}>
      <p className="form-lead">只能延长一次。现在的期限到 {seized.until}。</p>
      <LedgerForm
        ledger={seizure}
        what={`${seized.id}:extend`}
        seen={null}
        start={{}}
        columns={['extendedBy', 'extendReason'].flatMap((name) => required(columnOf(seizure, name)))}
        titles={{}}
        verb="批准延长"
        send={async ({ values }) =>
          api.call(extendSeizure, {
            ...(values as { extendedBy: number; extendReason: string }), // the server checks what was typed
            id: seized.id,
            version: seized.version,
          })
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}

const required = (column: Column | undefined): readonly Column[] => (column ? [{ ...column, required: true }] : []);
