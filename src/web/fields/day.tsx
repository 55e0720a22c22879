import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { addDays } from '../../kernel/calendar.ts';
import { useNow } from '../clock.ts';
import { control, type EditProps, type FieldUi, textOf } from './field-ui.ts';
import { WordsView } from './text.tsx';
import { useIsPhone } from './use-phone.ts';
import { fromWall, toWall } from './wall.ts';

/** A day: typed or picked; on the phone, its own picker. */
export const dayUi: FieldUi = { View: WordsView, Edit: DayEdit };

/** A moment, in the county's time wherever the browser is. */
export const instantUi: FieldUi = { View: WordsView, Edit: InstantEdit };

const presets = { 昨天: -1, 今天: 0, '7日后': 7, '15日后': 15, '30日后': 30 } as const;

function DayEdit(p: EditProps) {
  const isPhone = useIsPhone();
  const { today } = useNow();
  const day = textOf(p.value);
  if (isPhone)
    return <Input {...control(p)} type="date" value={day} onChange={(e) => p.onChange(e.target.value || null)} />;
  return (
    <DatePicker
      {...control(p)}
      className="short"
      value={day === '' ? null : dayjs(day)}
      onChange={(picked) => p.onChange(picked?.format('YYYY-MM-DD') ?? null)}
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D']}
      placeholder="如 2026-06-12"
      presets={Object.entries(presets).map(([label, days]) => ({ label, value: dayjs(addDays(today, days)) }))}
    />
  );
}

function InstantEdit(p: EditProps) {
  const isPhone = useIsPhone();
  const wall = p.value === null || p.value === undefined ? '' : toWall(textOf(p.value));
  const keep = (typed: string | undefined) => p.onChange(typed ? fromWall(typed) : null);
  if (isPhone)
    return <Input {...control(p)} type="datetime-local" value={wall} onChange={(e) => keep(e.target.value)} />;
  return (
    <DatePicker
      {...control(p)}
      className="short"
      showTime={{ format: 'HH:mm' }}
      needConfirm={false}
      value={wall === '' ? null : dayjs(wall)}
      onChange={(picked) => keep(picked?.format('YYYY-MM-DDTHH:mm'))}
      format={['YYYY-MM-DD HH:mm', 'YYYYMMDD HHmm']}
      placeholder="如 2026-06-12 14:05"
    />
  );
}
