import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { findable } from '../../web/fields/findable.ts';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { type AreaChange, changeWords } from './area-change.ts';
import { type AreaLine, isValidOn } from './area-line.ts';
import { AreaConsequence } from './area-consequence.web.tsx';
import { changeAreas, previewAreas } from './areas.endpoints.ts';

interface Props {
  readonly kind: AreaChange['kind'];
  readonly area: AreaLine;
  readonly lines: readonly AreaLine[];
  readonly onClose: () => void;
}

interface Typed {
  readonly name: string;
  readonly code: string;
  readonly other: string | null;
  readonly on: string;
  readonly basis: string;
}

const nameLabels: Readonly<Record<AreaChange['kind'], string>> = {
  rename: '新名称',
  add: '新村（社区）名称',
  found: '新乡镇（街道）名称',
  move: '新名称',
  merge: '合并后的名称（不改名可不填）',
};

/** Asks for a change of an area, shows what it would come to, and makes it. What is typed stays until it is done. */
export function AreaChangeForm({ kind, area, lines, onClose }: Props) {
  const { today } = useNow();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed>({ name: '', code: '', other: null, on: today, basis: '' });
  const preview = useMutation({ mutationFn: () => api.call(previewAreas, inputOf(kind, area, typed)) });
  const change = useMutation({
    mutationFn: () => api.call(changeAreas, inputOf(kind, area, typed)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['areas'] });
      onClose();
    },
  });
  const set = (more: Partial<Typed>) => {
    setTyped({ ...typed, ...more });
    preview.reset();
    change.reset();
  };
  const problem = change.error ?? preview.error;
  const faults = fieldProblems(problem);
  const others = lines.filter(
    (line) =>
      line.code !== area.code &&
      isValidOn(line, today) &&
      line.code.length === (kind === 'move' ? 9 : area.code.length),
  );
  const options = others.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }));
  return (
    <Sheet title={`${changeWords[kind]}：${area.name}`} onClose={onClose}>
      <form
        className="area-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (preview.data) change.mutate();
          else preview.mutate();
        }}
      >
        {(kind === 'merge' || kind === 'move') && (
          <Asked
            id="area-other"
            label={kind === 'merge' ? '并入' : '划归哪个乡镇（街道）'}
            fault={faults['into'] ?? faults['town']}
          >
            <Select
              id="area-other"
              value={typed.other}
              options={options}
              onChange={(other) => set({ other })}
              showSearch={{ filterOption: (word, option) => findable(option?.label ?? '', word) }}
              placeholder="按名称或代码查找"
            />
          </Asked>
        )}
        {kind !== 'move' && (
          <Asked id="area-name" label={nameLabels[kind]} fault={faults['name']}>
            <Input id="area-name" value={typed.name} onChange={(event) => set({ name: event.target.value })} />
          </Asked>
        )}
        {(kind === 'add' || kind === 'found') && (
          <Asked
            id="area-code"
            label={`区划代码（${area.code.length + 3} 位，不填则按规则编下一个）`}
            fault={faults['code']}
          >
            <Input
              id="area-code"
              inputMode="numeric"
              value={typed.code}
              onChange={(event) => set({ code: event.target.value })}
            />
          </Asked>
        )}
        <Asked id="area-on" label="生效日期" fault={faults['on']}>
          <DatePicker
            id="area-on"
            value={dayjs(typed.on)}
            allowClear={false}
            onChange={(day) => set({ on: day?.format('YYYY-MM-DD') ?? today })}
          />
        </Asked>
        <Asked id="area-basis" label="依据（批复文号）" fault={faults['basis']}>
          <Input id="area-basis" value={typed.basis} onChange={(event) => set({ basis: event.target.value })} />
        </Asked>
        {problem && <p role="alert">{problemWords(problem)}</p>}
        {preview.data && <AreaConsequence consequence={preview.data} on={typed.on} />}
        <div className="area-actions">
          <Button type="primary" htmlType="submit" loading={preview.isPending || change.isPending}>
            {preview.data ? `确定${changeWords[kind]}` : '看看会怎样'}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </form>
    </Sheet>
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
    <div className="area-asked">
      <label htmlFor={id}>{label}</label>
      {children}
      {fault && <p role="alert">{fault}</p>}
    </div>
  );
}

function inputOf(
  kind: AreaChange['kind'],
  { code }: AreaLine,
  { name, other, on, basis, ...typed }: Typed,
): AreaChange {
  const when = { on, basis };
  const given = typed.code.trim() === '' ? {} : { code: typed.code.trim() };
  if (kind === 'rename') return { kind, code, name, ...when };
  if (kind === 'add') return { kind, town: code, name, ...given, ...when };
  if (kind === 'found') return { kind, name, ...given, ...when };
  if (kind === 'move') return { kind, village: code, town: other ?? '', ...when };
  return { kind, from: [code], into: other ?? '', ...(name.trim() === '' ? {} : { name }), ...when };
}
