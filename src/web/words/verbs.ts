import type { Fields } from '../../kernel/field.ts';
import type { AnyLedger, Step } from '../../kernel/ledger.ts';
import type { EntryLine } from '../../kernel/wire.ts';

/** The word for what an entry did: a step's label, or one of those that are no step of any ledger; what was opened is named. */
export function verbOf(l: AnyLedger | undefined, { action, change }: Pick<EntryLine, 'action' | 'change'>): string {
  const steps: Readonly<Record<string, Step>> = l?.steps ?? {};
  if (Object.hasOwn(steps, action)) return steps[action]?.label ?? '';
  const fields: Fields = l?.fields ?? {};
  const opened = Object.keys(change).map((name) => fields[name]?.label ?? '');
  return action === 'opened'
    ? `查看了${opened.join('、')}`
    : (verbs.get(action) ?? (/\p{Script=Han}/u.test(action) ? action : '办理'));
}

const verbs = new Map([
  ['create', '登记'],
  ['update', '修改'],
  ['import', '从表格导入'],
  ['undoImport', '撤销导入'],
]);
