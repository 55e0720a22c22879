import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { addDays } from '../../kernel/calendar.ts';
import { useNow } from '../clock.ts';
import { control, type EditProps, textOf } from './field-ui.ts';
import { fromWall, toWall } from './wall.ts';

const presets = { 昨天: -1, 今天: 0, '7日后': 7, '15日后': 15, '30日后': 30 } as const;

/** A day, typed in any usual way or picked. */
export function DayPicker(p: EditProps) {
  const { today } = useNow();
  const day = textOf(p.value);
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

/** A moment, in the county's time wherever the browser is. */
export function InstantPicker(p: EditProps) {
  const instant = textOf(p.value);
  return (
    <DatePicker
      {...control(p)}
      className="short"
      showTime={{ format: 'HH:mm' }}
      needConfirm={false}
      value={instant === '' ? null : dayjs(toWall(instant))}
      onChange={(picked) => p.onChange(picked ? fromWall(picked.format('YYYY-MM-DDTHH:mm')) : null)}
      format={['YYYY-MM-DD HH:mm', 'YYYYMMDD HHmm']}
      placeholder="如 2026-06-12 14:05"
    />
  );
}
