import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { dayOf } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { useAreaNames } from '../../web/names.ts';
import { numberWords } from '../../web/words/amount.ts';
import { dayWords } from '../../web/words/moment.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { type NumberLine, type NumberPreview, previewNumber, setNumber } from './numbers.endpoints.ts';

/** Asks for a number's new value and its ground, shows how many deadlines would move and which, and then sets it. */
export function NumberForm({ number, onClose }: { readonly number: NumberLine; readonly onClose: () => void }) {
  const { key, label, unit, min, max } = number;
  const { today } = useNow();
  const queries = useQueryClient();
  const [typed, setTyped] = useState({ value: number.value, effectiveOn: today, source: '', verified: false });
  const input = { key, ...typed };
  const preview = useMutation({ mutationFn: () => api.call(previewNumber, input) });
  const change = useMutation({
    mutationFn: () => api.call(setNumber, input),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['numbers'] });
      onClose();
    },
  });
  const set = (more: Partial<typeof typed>) => {
    setTyped({ ...typed, ...more });
    preview.reset();
    change.reset();
  };
  const problem = change.error ?? preview.error;
  const faults = fieldProblems(problem);
  return (
    <Sheet title={`修改：${label}`} onClose={onClose}>
      <form
        className="number-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (preview.data) change.mutate();
          else preview.mutate();
        }}
      >
        <Asked id="number-value" label={`数值（${min} 至 ${max} ${unit}）`} fault={faults['value']}>
          <InputNumber
            id="number-value"
            value={typed.value}
            onChange={(value) => set({ value: value ?? number.value })}
            suffix={unit}
          />
        </Asked>
        <Asked id="number-on" label="生效日期" fault={faults['effectiveOn']}>
          <DatePicker
            id="number-on"
            value={dayjs(typed.effectiveOn)}
            allowClear={false}
            onChange={(day) => set({ effectiveOn: day?.format('YYYY-MM-DD') ?? today })}
          />
        </Asked>
        <Asked id="number-source" label="依据（文件名称、文号、条款）" fault={faults['source']}>
          <Input.TextArea
            id="number-source"
            rows={2}
            value={typed.source}
            onChange={(event) => set({ source: event.target.value })}
          />
        </Asked>
        <Checkbox checked={typed.verified} onChange={(event) => set({ verified: event.target.checked })}>
          已对照原文核实
        </Checkbox>
        {problem && <p role="alert">{problemWords(problem)}</p>}
        {preview.data && <Consequence preview={preview.data} />}
        <div className="number-actions">
          <Button type="primary" htmlType="submit" loading={preview.isPending || change.isPending}>
            {preview.data ? `确定改为 ${typed.value} ${unit}` : '看看影响多少期限'}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </form>
    </Sheet>
  );
}

function Consequence({ preview: { open, later, earlier, overdue, rows } }: { readonly preview: NumberPreview }) {
  const { today } = useNow();
  const areaName = useAreaNames();
  const moved = later + earlier;
  return (
    <div className="number-consequence" role="status">
      <p>
        未了结的 {numberWords(open)} 项期限中，
        {moved === 0 ? '没有到期日会变动。' : `${numberWords(moved)} 项到期日会变动`}
        {later > 0 && `，推后 ${numberWords(later)} 项`}
        {earlier > 0 && `，提前 ${numberWords(earlier)} 项`}
        {overdue > 0 && `，其中 ${numberWords(overdue)} 项随即逾期`}
        {moved > 0 && '。'}
      </p>
      <ul>
        {rows.map(({ rowId, title, area, deadline, from, to }) => (
          <li key={`${rowId} ${deadline}`}>
            {title ?? areaName(area)} · {deadline}：{dayWords(dayOf(from), today)} → {dayWords(dayOf(to), today)}
          </li>
        ))}
        {rows.length < moved && <li className="quiet">等 {numberWords(moved)} 项</li>}
      </ul>
    </div>
  );
}

function Asked({
  id,
  label,
  fault,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly fault: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="number-asked">
      <label htmlFor={id}>{label}</label>
      {children}
      {fault && <p role="alert">{fault}</p>}
    </div>
  );
}
