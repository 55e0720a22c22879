import type { AnyLedger, Step } from '../../kernel/ledger.ts';
import type { EntryLine } from '../../kernel/wire.ts';

/** The word for what an entry did: a step's label, or one of those that are no step of any ledger. */
export function verbOf(l: AnyLedger | undefined, action: EntryLine['action']): string {
  const steps: Readonly<Record<string, Step>> = l?.steps ?? {};
  return (Object.hasOwn(steps, action) ? steps[action]?.label : verbs.get(action)) ?? '办理';
}

const verbs = new Map([
  ['create', '登记'],
  ['update', '修改'],
  ['opened', '查看'],
  ['import', '从表格导入'],
  ['undoImport', '撤销导入'],
]);
