import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { uuidv7 } from 'uuidv7';
import { dayOf } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { checklist, checklistsFor } from '../inspections/index.ts';
import { type Answer, answers, answersOf, resultOf } from './checklist-result.ts';
import { findingOfItem, type FindingDraft, type Values } from './visit-draft.ts';

/** The checklist a visit follows, in the edition of its day: each item answered, a failure becomes a finding with its clause. */
export function ChecklistPart({
  sector,
  values,
  onChange,
  onFinding,
}: {
  readonly sector: string;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly onFinding: (finding: FindingDraft) => void;
}) {
  const { today } = useNow();
  const started = textOf(values['startedAt']);
  const on = started === '' ? today : dayOf(started);
  const { data } = useQuery({
    queryKey: [checklist.name, 'for', sector, on],
    queryFn: () => api.call(checklistsFor, { sector, on }),
  });
  const lists = data?.checklists ?? [];
  const chosen = lists.find(({ id }) => id === values['checklist']);
  if (lists.length === 0) return null;
  const given = chosen ? answersOf(textOf(values['checklistResult']), chosen.items) : [];
  const answer = (at: number, next: Answer | null) => {
    if (!chosen) return;
    const all = chosen.items.map((_, n) => (n === at ? next : (given[n] ?? null)));
    onChange({ checklistResult: resultOf(all, chosen.items) });
    const item = chosen.items[at];
    if (next === 'fails' && item && given[at] !== 'fails') onFinding(findingOfItem(uuidv7(), item));
  };
  return (
    <div className="checklist">
      <div className="field">
        <label htmlFor="visit-checklist">检查表</label>
        <Select
          id="visit-checklist"
          allowClear
          placeholder="不用检查表"
          value={chosen?.id ?? null}
          onChange={(id: string | undefined) => onChange({ checklist: id ?? null, checklistResult: null })}
          options={lists.map(({ id, name, edition, items }) => ({
            value: id,
            label: `${name}（第 ${edition} 版，${items.length} 项）`,
          }))}
        />
      </div>
      {chosen && (
        <ol className="checklist-items">
          {chosen.items.map((item, at) => (
            <li key={item.id}>
              <p>
                {item.content}
                <span className="quiet"> {item.basis}</span>
              </p>
              <Pills
                name={`check-${item.id}`}
                label={item.content}
                options={answers}
                value={given[at] ?? null}
                onChange={(next) => answer(at, next)}
                mayBeEmpty
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
