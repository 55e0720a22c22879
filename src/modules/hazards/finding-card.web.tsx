import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { Column } from '../../web/fields/column.ts';
import { columnOf } from '../../web/fields/column.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { useIsPhone } from '../../web/fields/use-phone.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { FormField } from '../../web/ledger/form-field.tsx';
import { moneyWords } from '../../web/words/amount.ts';
import { dayWords } from '../../web/words/moment.ts';
import { categories, hazard } from './hazard.ledger.ts';
import { RepeatNotice } from './repeat-notice.web.tsx';
import { findingValues, type FindingDraft, type Known, type Values } from './visit-draft.ts';

/** What can be done about a finding at once. */
export const handlings = {
  order: hazard.steps.order.label,
  fixedOnSite: hazard.steps.fixOnSite.label,
  open: '先登记',
} as const;

const five = ['measures', 'funds', 'dueOn', 'responsible', 'contingency'] as const;

/** One finding of a visit: what and where it is, how grave, what is done about it; the rest in one fold. */
export function FindingCard({
  finding,
  at,
  siteId,
  known,
  mayOrder,
  faults,
  onChange,
  onRemove,
}: {
  readonly finding: FindingDraft;
  /** Its place among the findings, from 0: its path in what is sent. */
  readonly at: number;
  readonly siteId: string;
  readonly known: Known;
  /** Whether this person may order it put right; who may not registers it. */
  readonly mayOrder: boolean;
  /** What is wrong, by path. */
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (change: (finding: FindingDraft) => FindingDraft) => void;
  readonly onRemove: () => void;
}) {
  const prefix = useId();
  const isPhone = useIsPhone();
  const path = `findings.${at}`;
  const values = findingValues(finding, known);
  const { handling } = finding;
  const set = (name: string, change: (now: unknown) => unknown) =>
    onChange((one) => ({ ...one, values: { ...one.values, [name]: change(one.values[name] ?? null) } }));
  const field = (name: string, more: Partial<Column> = {}, within = path) => {
    const column = fieldAt(name, `${within}.${name}`, more);
    return (
      <FormField
        key={name}
        form={prefix}
        column={column}
        value={values[name] ?? null}
        problem={faults[column.name]}
        of={{ ledger: hazard, id: finding.id, titles: {} }}
        update={(_, change) => set(name, change)}
      />
    );
  };
  const folded = [`${path}.handling.five.`, `${path}.category`, `${path}.basis`];
  const isFaulty = Object.keys(faults).some((name) => folded.some((start) => name.startsWith(start)));
  return (
    <article className="finding" aria-label={`第 ${at + 1} 条隐患`}>
      <div className="finding-head">
        <span className="finding-number" aria-hidden>
          {at + 1}
        </span>
        {field('summary', isPhone ? { kind: 'note' } : {})}
        <Button type="text" aria-label={`移除第 ${at + 1} 条隐患`} onClick={onRemove}>
          移除
        </Button>
      </div>
      <RepeatNotice siteId={siteId} summary={textOf(values['summary'])} />
      <div className="finding-row">
        {field('spot')}
        {field('level')}
        {mayOrder && (
          <div className="field">
            <span className="field-label">处理</span>
            <Pills
              name={`${prefix}handling`}
              label="处理"
              options={handlings}
              value={handling}
              onChange={(next) => next && onChange((one) => ({ ...one, handling: next }))}
            />
          </div>
        )}
      </div>
      {faults[path] && (
        <p className="field-error" data-field={path} tabIndex={-1}>
          {faults[path]}
        </p>
      )}
      {values['level'] === 'major' && field('standard', { required: true })}
      {handling === 'fixedOnSite' && field('result', { required: true }, `${path}.handling`)}
      {field('photos')}
      <Fold words={foldWords(values, handling, known.today)} isForced={isFaulty}>
        {handling === 'order' && five.map((name) => field(name, { required: true }, `${path}.handling.five`))}
        {field('category')}
        {field('basis')}
      </Fold>
    </article>
  );
}

/** A field of a hazard under the path it is sent by. */
export function fieldAt(name: string, path: string, more: Partial<Column> = {}): Column {
  const column = columnOf(hazard, name);
  if (!column) throw new Error(`a hazard has no ${name}`);
  return { ...column, ...more, name: path };
}

function Fold({ words, isForced, children }: { words: string; isForced: boolean; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen || isForced;
  return (
    <div className="fold">
      <button type="button" className="link" aria-expanded={shown} onClick={() => setIsOpen(!shown)}>
        {words}
        <span className="quiet"> {shown ? '收起' : '修改'}</span>
      </button>
      {shown && <div className="fold-fields">{children}</div>}
    </div>
  );
}

function foldWords(values: Values, handling: FindingDraft['handling'], today: string): string {
  const names: Readonly<Record<string, string>> = categories;
  const [dueOn, funds] = [textOf(values['dueOn']), values['funds']];
  const parts = [
    ...(handling === 'order'
      ? [
          dueOn && `限${dayWords(dueOn, today)}前`,
          textOf(values['responsible']),
          typeof funds === 'number' ? `资金 ${moneyWords(funds)}` : '',
          textOf(values['measures']).replace(/。$/, ''),
        ]
      : []),
    names[textOf(values['category'])] ?? '',
    textOf(values['basis']),
  ];
  return `${handling === 'order' ? '五落实：' : ''}${parts.filter(Boolean).join(' · ')}`;
}
