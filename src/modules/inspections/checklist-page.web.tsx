import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { Labelled } from '../../web/board/labelled.tsx';
import { useNow } from '../../web/clock.ts';
import { DayInput } from '../../web/dates/date-input.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { sectors } from '../sites/index.ts';
import { asLines, itemsOf } from './checklist-lines.ts';
import { openChecklist, publishChecklist, saveChecklist } from './checklist.endpoints.ts';
import { checklist } from './checklist.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/form.css';
import '../../web/ledger/list.css';

/** Where a checklist is written, a line an item, pasted from a table or typed; an earlier one is the beginning of its next edition. */
export function ChecklistPage() {
  usePageTitle('编制检查表');
  const from = new URLSearchParams(useLocation().searchStr).get('from');
  const { data } = useQuery({
    queryKey: [checklist.name, 'open', from],
    queryFn: async () => ({
      list: await api.call(openChecklist, { id: from ?? '' }),
      row: (await api.row(checklist, from ?? '')).row,
    }),
    enabled: from !== null,
    throwOnError: true,
  });
  if (from !== null && !data) return <PageSkeleton />;
  const first = {
    name: data?.list.name ?? '',
    sector: textOf(data?.row['sector']) || null,
    basis: textOf(data?.row['basis']),
    lines: data ? asLines(data.list.items) : '',
  };
  return <Editing key={from ?? 'new'} first={first} />;
}

interface Typed {
  readonly name: string;
  readonly sector: string | null;
  readonly basis: string;
  readonly lines: string;
}

function Editing({ first }: { readonly first: Typed }) {
  const { today } = useNow();
  const router = useRouter();
  const queries = useQueryClient();
  const [id] = useState(uuidv7);
  const [typed, setTyped] = useState(first);
  const [effectiveOn, setEffectiveOn] = useState(today);
  const mayPublish = useRoles().some((role) => publishChecklist.by.includes(role));
  const items = itemsOf(typed.lines);
  const sending = useMutation({
    mutationFn: async (publishes: 'now' | 'later') => {
      const { name, sector, basis } = typed;
      const asked = { id, name, sector, basis: basis.trim() || null, items };
      await api.call(saveChecklist, parse(saveChecklist.input, asked));
      if (publishes === 'now') await api.call(publishChecklist, { id, version: 1, effectiveOn });
    },
    onSuccess: async () => {
      await queries.invalidateQueries();
      router.history.replace(rowPath(checklist, id));
    },
  });
  const faults = fieldProblems(sending.error);
  const faulty = items.findIndex(({ basis }) => basis === '');
  return (
    <div className="page">
      <header className="page-head">
        <h1>{first.name === '' ? '编制检查表' : `修订检查表：${first.name}`}</h1>
      </header>
      {sending.error && (
        <p className="notice" role="alert">
          {problemWords(sending.error)}
        </p>
      )}
      <form
        className="board-section form"
        aria-label="检查表"
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending.isPending) sending.mutate('later');
        }}
      >
        <div className="board-fields">
          <Labelled name="name" label="检查表名称" fault={faults['name']}>
            {(field) => (
              <Input
                id={field}
                value={typed.name}
                onChange={(event) => setTyped({ ...typed, name: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled name="sector" label="行业领域" fault={faults['sector']}>
            {(field) => (
              <Select
                id={field}
                allowClear
                placeholder="各行业通用"
                value={typed.sector}
                onChange={(sector: string | undefined) => setTyped({ ...typed, sector: sector ?? null })}
                options={Object.entries(sectors).map(([value, label]) => ({ value, label }))}
              />
            )}
          </Labelled>
          <Labelled
            name="lines"
            label={`检查项（${items.length} 项）`}
            hint="一行一项：检查内容｜依据及条款｜不符合时的表述（可不写）。可从 Excel 整块粘贴"
            fault={faults['items'] ?? (faulty >= 0 ? `第 ${faulty + 1} 项没有写依据` : undefined)}
            isWide
          >
            {(field) => (
              <Input.TextArea
                id={field}
                autoSize={{ minRows: 8, maxRows: 24 }}
                placeholder="配电箱接地可靠｜GB 50054-2011 第5.2节｜配电箱未可靠接地"
                value={typed.lines}
                onChange={(event) => setTyped({ ...typed, lines: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled name="basis" label="主要依据" isWide>
            {(field) => (
              <Input.TextArea
                id={field}
                autoSize={{ minRows: 1, maxRows: 4 }}
                value={typed.basis}
                onChange={(event) => setTyped({ ...typed, basis: event.target.value })}
              />
            )}
          </Labelled>
          {mayPublish && (
            <Labelled name="effectiveOn" label="启用日期" hint="同名的上一版自这天停用" fault={faults['effectiveOn']}>
              {(field) => (
                <DayInput id={field} min={today} value={effectiveOn} onChange={(day) => setEffectiveOn(day ?? '')} />
              )}
            </Labelled>
          )}
        </div>
        <div className="form-end">
          {mayPublish && (
            <Button type="primary" loading={sending.isPending} onClick={() => sending.mutate('now')}>
              保存并启用
            </Button>
          )}
          <Button htmlType="submit" loading={sending.isPending}>
            存为草稿
          </Button>
        </div>
      </form>
    </div>
  );
}
