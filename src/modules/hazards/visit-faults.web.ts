import { type Column, columnOf } from '../../web/fields/column.ts';
import { visit } from '../inspections/index.ts';
import { fieldAt } from './finding-card.web.tsx';
import { hazard } from './hazard.ledger.ts';

/** The columns that problems speak of, named by their path, so that a summary can say which field of which finding. */
export function faultColumns(faults: Readonly<Record<string, string>>): readonly Column[] {
  return Object.keys(faults).flatMap((path) => columnAt(path) ?? []);
}

function columnAt(path: string): Column | undefined {
  const parts = path.split('.');
  const [head, at, ...rest] = parts;
  if (head === 'visit') {
    const column = columnOf(visit, at ?? '');
    return column && { ...column, name: path };
  }
  if (head !== 'findings') return undefined;
  const name = rest.at(-1);
  const where = `第 ${Number(at) + 1} 条`;
  if (name === undefined || !(name in hazard.fields)) return fieldAt('summary', path, { label: where });
  const column = fieldAt(name, path);
  return { ...column, label: `${where}${column.label}` };
}
