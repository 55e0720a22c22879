import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { dayOf } from '../../kernel/calendar.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { serverNow } from '../../web/clock.ts';
import { InstantInput } from '../../web/dates/date-input.tsx';
import { fromWall, toWall } from '../../web/dates/wall.ts';
import { findable } from '../../web/fields/findable.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { recordIn } from '../../web/filter/list-state.ts';
import { peopleQuery, useMe } from '../../web/names.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { catalogueQuery } from './stock-queries.web.ts';
import { openStocktake } from './stocktake.endpoints.ts';
import '../../web/fields/fields.css';
import '../../web/ledger/form.css';
import './resources.css';

/** Begins a count: of which store, as of when, by whom. The lines come from the book. */
export function OpenStocktakePage() {
  usePageTitle('开始盘点');
  const router = useRouter();
  const queries = useQueryClient();
  const me = useMe();
  const given = recordIn(useLocation().searchStr, 'given');
  const { data } = useQuery(catalogueQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const prefix = useId();
  const [draft, setDraft] = useState(() => ({
    id: uuidv7(),
    name: `${dayOf(serverNow()).slice(0, 7)} 盘点`,
    storage: textOf(given['storage']),
    countedAt: fromWall(toWall(serverNow())), // to the minute: a clock a little ahead does no harm
    counters: [me.id] as readonly string[],
  }));
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const sending = useMutation({
    mutationFn: () => api.call(openStocktake, parse(openStocktake.input, draft)),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries();
      router.history.replace(`/stocktakes/${id}`);
    },
  });
  const faults = fieldProblems(sending.error);
  const fault = (name: string) => faults[name] && <p className="field-error">{faults[name]}</p>;
  return (
    <div className="page slip">
      <header className="page-head">
        <h1>开始盘点</h1>
      </header>
      <form
        className="work-section form"
        aria-label="开始盘点"
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending.isPending) sending.mutate();
        }}
      >
        {sending.error && (
          <p className="notice" role="alert">
            {problemWords(sending.error)}
          </p>
        )}
        <div className="field" data-field="storage">
          <label htmlFor={`${prefix}storage`}>储存点</label>
          <Select
            id={`${prefix}storage`}
            value={draft.storage || null}
            onChange={(storage: string) => set({ storage })}
            showSearch={{ optionFilterProp: 'label' }}
            options={(data?.storages ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          {fault('storage')}
        </div>
        <div className="field" data-field="name">
          <label htmlFor={`${prefix}name`}>盘点名称</label>
          <Input id={`${prefix}name`} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
          {fault('name')}
        </div>
        <div className="field" data-field="countedAt">
          <label htmlFor={`${prefix}at`}>盘点时间</label>
          <p className="hint">账面数按这一时刻计算，差异也记在这一时刻</p>
          <InstantInput
            id={`${prefix}at`}
            value={draft.countedAt}
            onChange={(countedAt) => countedAt !== null && set({ countedAt })}
          />
          {fault('countedAt')}
        </div>
        <div className="field" data-field="counters">
          <label htmlFor={`${prefix}people`}>盘点人</label>
          <Select
            id={`${prefix}people`}
            mode="multiple"
            value={[...draft.counters]}
            onChange={(counters: string[]) => set({ counters })}
            showSearch={{ filterOption: (typed, option) => findable(option?.label ?? '', typed) }}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {fault('counters')}
        </div>
        <div className="form-end">
          <Button type="primary" htmlType="submit" loading={sending.isPending}>
            生成盘点表
          </Button>
        </div>
      </form>
    </div>
  );
}
