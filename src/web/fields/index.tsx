import type { Kind } from '../../kernel/field.ts';
import { areaUi } from './area.tsx';
import { choiceUi, flagUi } from './choice.tsx';
import { dayUi, instantUi } from './day.tsx';
import type { EditProps, FieldUi, ViewProps } from './field-ui.ts';
import { filesUi } from './files.tsx';
import { countUi, moneyUi } from './number.tsx';
import { peopleUi, personUi } from './people.tsx';
import { pointUi } from './point.tsx';
import { refUi } from './ref.tsx';
import { sealedUi } from '../sealed/sealed-field.tsx';
import { codeUi, noteUi, textUi } from './text.tsx';
import './fields.css';

/** A new kind of field does not compile until it has its widgets here. */
export const fieldUi: Readonly<Record<Kind, FieldUi>> = {
  text: textUi,
  note: noteUi,
  code: codeUi,
  count: countUi,
  money: moneyUi,
  flag: flagUi,
  day: dayUi,
  instant: instantUi,
  choice: choiceUi,
  ref: refUi,
  person: personUi,
  people: peopleUi,
  area: areaUi,
  point: pointUi,
  files: filesUi,
  sealed: sealedUi,
};

/** A value as it is read; '—' for nothing. */
export function FieldView(p: ViewProps) {
  const { View } = fieldUi[p.column.kind];
  return p.value === null || p.value === undefined ? <span className="quiet">—</span> : <View {...p} />;
}

/** A value as it is filled in. */
export function FieldEdit(p: EditProps) {
  const { Edit } = fieldUi[p.column.kind];
  return <Edit {...p} />;
}
