import { useId, useState } from 'react';
import { columnOf } from '../../web/fields/column.ts';
import { useIsPhone } from '../../web/fields/use-phone.ts';
import { useSay } from '../../web/fields/use-say.ts';
import { wordsOf } from '../../web/fields/words-of.ts';
import { FormField } from '../../web/ledger/form-field.tsx';
import { visit } from '../inspections/index.ts';
import { type Values, visitFaults } from './visit-draft.ts';

const short = ['method', 'campaign', 'startedAt', 'inspectors'] as const;

/** How, when and by whom a site is visited: known already as a rule, so that a phone shows one sentence until it is changed. */
export function VisitFacts({
  values,
  faults,
  more = [],
  onChange,
}: {
  readonly values: Values;
  /** Fields that are asked only now: with whom, why beyond the limit, for which target of the plan. */
  readonly more?: readonly string[];
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (values: Values) => void;
}) {
  const prefix = useId();
  const isPhone = useIsPhone();
  const [isOpen, setIsOpen] = useState(!isPhone);
  const say = useSay({});
  const isShort = Object.keys({ ...faults, ...visitFaults(values) }).some((path) => path.startsWith('visit.'));
  const field = (name: string) => {
    const column = columnOf(visit, name);
    return (
      column && (
        <FormField
          key={name}
          form={prefix}
          column={{ ...column, name: `visit.${name}`, required: column.required && name !== 'startedAt' }}
          value={values[name] ?? null}
          problem={faults[`visit.${name}`]}
          of={{ ledger: visit, id: '', titles: {} }}
          update={(_, change) => onChange({ [name]: change(values[name] ?? null) })}
        />
      )
    );
  };
  const words = ['method', 'startedAt', 'inspectors', 'checked'].flatMap((name) => {
    const column = columnOf(visit, name);
    return column && (values[name] ?? null) !== null ? [wordsOf(column, values[name], say)] : [];
  });
  return (
    <>
      {isOpen || isShort || more.length > 0 ? (
        <>
          <div className="visit-grid">{[...short, ...more].map(field)}</div>
          {field('checked')}
        </>
      ) : (
        <button type="button" className="link" aria-expanded={false} onClick={() => setIsOpen(true)}>
          {words.join(' · ')}
          <span className="quiet"> 修改</span>
        </button>
      )}
    </>
  );
}
