import { colours, isColour } from '../../codes/colours.ts';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { addHours } from '../../kernel/calendar.ts';
import type { AnyRow } from '../../kernel/ledger.ts';
import { draftSchema, formFields, parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { useForm } from '../../web/draft/use-form.ts';
import { type Column, columnsNamed } from '../../web/fields/column.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import type { Control } from '../../web/ledger/form-field.tsx';
import { FormFrame } from '../../web/ledger/form-frame.tsx';
import { AreaPicker } from './area-picker.web.tsx';
import { measuresFor } from './warning-measures.ts';
import { beginWarning, submitWarning } from './warning.endpoints.ts';
import { earlyWarning, warningHazards } from './warning.ledger.ts';
import './warnings.css';

const groups = {
  什么预警: ['hazard', 'colour', 'headline', 'kind'],
  发给谁: ['affected', 'audience'],
  说什么: ['content', 'measures'],
  管多久: ['validFrom', 'validUntil'],
  从哪来: ['source', 'issuer'],
  研判: ['opinion'],
} as const;
const columns: readonly Column[] = Object.entries(groups).flatMap(([group, names]) =>
  columnsNamed(earlyWarning, names).map((column) => ({
    ...column,
    group,
    required: column.required || ['affected', 'audience', 'opinion'].includes(column.name),
  })),
);
const own = formFields(earlyWarning).map(([name]) => name);

type Values = Readonly<Record<string, unknown>>;
type Hours = Readonly<Record<keyof typeof colours, number>>;

/** What follows from the kind of weather and its colour, as long as nobody has written something else. */
function suggested(values: Values, hours: Hours): Values {
  const hazard = earlyWarning.fields.hazard.schema.safeParse(values['hazard']).data;
  const colour = isColour(values['colour']) ? values['colour'] : null;
  if (hazard === undefined) return {};
  const from = textOf(values['validFrom']);
  return {
    headline: `${warningHazards[hazard]}${colour === null ? '' : colours[colour]}预警`,
    measures: measuresFor(hazard, colour),
    ...(colour === null || from === '' ? {} : { validUntil: addHours(from, hours[colour]) }),
  };
}

/** A warning that is written, or looked through when it was taken in: what can be suggested is, and one key hands it on to be signed. */
export function WarningForm({
  row,
  start,
  hours,
  what,
  onCancel,
}: {
  /** The warning that was taken in; null for a new one. */
  readonly row: AnyRow | null;
  readonly start: Values;
  readonly hours: Hours;
  /** The name of its draft. */
  readonly what: string;
  readonly onCancel: () => void;
}) {
  const router = useRouter();
  const begun = { ...suggested(start, hours), ...start };
  const form = useForm({
    ledger: earlyWarning,
    what,
    seen: row,
    start: { opinion: '情况属实，建议发布', ...begun },
    send: ({ id, seen, values }) => {
      const draft = Object.fromEntries(
        own.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
      );
      return api.call(submitWarning, {
        id: row?.id ?? id,
        version: seen?.version ?? null,
        draft: parse(draftSchema(earlyWarning), draft),
        opinion: textOf(values['opinion']),
      });
    },
    onDone: ({ id }) => router.history.replace(rowPath(earlyWarning, id)),
  });
  const update = (name: string, change: (now: unknown) => unknown) => {
    const now = form.values;
    const next = { ...now, [name]: change(now[name] ?? null) };
    const [before, after] = [suggested(now, hours), suggested(next, hours)];
    form.update(name, change);
    for (const [other, value] of Object.entries(after)) {
      const untouched = (now[other] ?? null) === null || now[other] === before[other];
      if (other !== name && untouched && now[other] !== value) form.update(other, () => value);
    }
  };
  return (
    <FormFrame
      form={form}
      ledger={earlyWarning}
      columns={columns}
      label={submitWarning.label}
      begins="hazard"
      update={update}
      controls={controls}
      refuse={({ state }) => (state === 'received' ? undefined : '这条预警已由他人办理，请关闭后查看')}
      onCancel={onCancel}
    >
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={form.isSaving}>
          {submitWarning.label}
        </Button>
        <Button onClick={onCancel}>先放下</Button>
        <span className="quiet keys">Enter 下一栏，Ctrl + Enter 转审签。填写的内容随时保存在本机</span>
      </div>
    </FormFrame>
  );
}

const controls: Readonly<Record<string, Control>> = {
  affected: ({ value, onChange, ...asked }) => (
    <AreaPicker {...asked} words={textOf(value) || null} onChange={onChange} />
  ),
};

/** What a warning begins with, and how long each colour holds. */
export function useBeginning(asked: { readonly alarm: string | null; readonly replaces: string | null }) {
  const { data } = useQuery({
    queryKey: ['warnings', 'begin', asked],
    queryFn: () => api.call(beginWarning, asked),
    staleTime: Infinity,
    gcTime: 0,
    throwOnError: true,
  });
  return data;
}
