import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { KeyboardEvent, ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { addDays } from '../../kernel/calendar.ts';
import { useNow } from '../clock.ts';
import type { DateAsk } from './date-input.tsx';
import { fromWall, toWall } from './wall.ts';
import './dates.css';

const dayForms = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D'];
const instantForms = ['YYYY-MM-DD HH:mm', 'YYYYMMDD HHmm'];
const [dayLike, instantLike] = ['如 2026-06-12', '如 2026-06-12 14:05'];
const presets = { 昨天: -1, 今天: 0, '7日后': 7, '15日后': 15, '30日后': 30 } as const;

/** A day, typed in any usual way or picked. */
export function DayPicker({ value, onChange, min, max, ...others }: DateAsk) {
  const { today } = useNow();
  const offered = Object.entries(presets)
    .map(([label, days]) => ({ label, day: addDays(today, days) }))
    .filter(({ day }) => (min === undefined || day >= min) && (max === undefined || day <= max));
  const take = (picked: Dayjs | null) => onChange(picked?.format('YYYY-MM-DD') ?? null);
  return (
    <Typed forms={dayForms} like={dayLike} onTyped={take}>
      <DatePicker
        {...others}
        className="short"
        value={value ? dayjs(value) : null}
        onChange={take}
        {...(min === undefined ? {} : { minDate: dayjs(min) })}
        {...(max === undefined ? {} : { maxDate: dayjs(max) })}
        format={dayForms}
        placeholder={dayLike}
        presets={offered.map(({ label, day }) => ({ label, value: dayjs(day) }))}
      />
    </Typed>
  );
}

/** A moment, in the county's time wherever the browser is. */
export function InstantPicker({ value, onChange, min: _min, max: _max, ...others }: DateAsk) {
  const take = (picked: Dayjs | null) => onChange(picked ? fromWall(picked.format('YYYY-MM-DDTHH:mm')) : null);
  return (
    <Typed forms={instantForms} like={instantLike} onTyped={take}>
      <DatePicker
        {...others}
        className="short"
        showTime={{ format: 'HH:mm' }}
        needConfirm={false}
        value={value ? dayjs(toWall(value)) : null}
        onChange={take}
        format={instantForms}
        placeholder={instantLike}
      />
    </Typed>
  );
}

/** Takes what was typed with the key that saves the form, for the picker waits until it is left; what is no date is not sent. */
function Typed({
  forms,
  like,
  onTyped,
  children,
}: {
  readonly forms: readonly string[];
  /** How one is written, by example. */
  readonly like: string;
  readonly onTyped: (typed: Dayjs) => void;
  readonly children: ReactNode;
}) {
  const onKeys = (event: KeyboardEvent) => {
    const input = event.target;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !(input instanceof HTMLInputElement)) return;
    const text = input.value.trim();
    const typed = dayjs(text, [...forms], true);
    input.setCustomValidity(text === '' || typed.isValid() ? '' : `看不懂这个日期，请写${like}`);
    if (typed.isValid()) flushSync(() => onTyped(typed));
    else if (!input.reportValidity()) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <span
      className="typed-date"
      onKeyDownCapture={onKeys}
      onInput={({ target }) => target instanceof HTMLInputElement && target.setCustomValidity('')}
    >
      {children}
    </span>
  );
}
