import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { addDays } from '../../kernel/calendar.ts';
import { useNow } from '../clock.ts';
import type { DateAsk } from './date-input.tsx';
import { fromWall, toWall } from './wall.ts';

const presets = { 昨天: -1, 今天: 0, '7日后': 7, '15日后': 15, '30日后': 30 } as const;

/** A day, typed in any usual way or picked. */
export function DayPicker({ value, onChange, min, max, ...others }: DateAsk) {
  const { today } = useNow();
  const offered = Object.entries(presets)
    .map(([label, days]) => ({ label, day: addDays(today, days) }))
    .filter(({ day }) => (min === undefined || day >= min) && (max === undefined || day <= max));
  return (
    <DatePicker
      {...others}
      className="short"
      value={value ? dayjs(value) : null}
      onChange={(picked) => onChange(picked?.format('YYYY-MM-DD') ?? null)}
      {...(min === undefined ? {} : { minDate: dayjs(min) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max) })}
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D']}
      placeholder="如 2026-06-12"
      presets={offered.map(({ label, day }) => ({ label, value: dayjs(day) }))}
    />
  );
}

/** A moment, in the county's time wherever the browser is. */
export function InstantPicker({ value, onChange, min: _min, max: _max, ...others }: DateAsk) {
  return (
    <DatePicker
      {...others}
      className="short"
      showTime={{ format: 'HH:mm' }}
      needConfirm={false}
      value={value ? dayjs(toWall(value)) : null}
      onChange={(picked) => onChange(picked ? fromWall(picked.format('YYYY-MM-DDTHH:mm')) : null)}
      format={['YYYY-MM-DD HH:mm', 'YYYYMMDD HHmm']}
      placeholder="如 2026-06-12 14:05"
    />
  );
}
