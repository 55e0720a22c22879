import { Input } from 'antd';
import { type AriaAttributes, type KeyboardEvent, lazy, Suspense } from 'react';
import { useIsPhone } from '../fields/use-phone.ts';
import { fromWall, toWall } from './wall.ts';

/** What a control for a day or a moment is asked with; null and '' are none. */
export interface DateAsk extends Pick<AriaAttributes, 'aria-label' | 'aria-invalid' | 'aria-describedby'> {
  readonly id?: string;
  readonly status?: 'error' | '';
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** The first and the last day that can be picked. */
  readonly min?: string;
  readonly max?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}

// The calendar is the largest of all controls: it comes when a page first asks for a day.
const DayPicker = lazy(() => import('./pickers.tsx').then((m) => ({ default: m.DayPicker })));
const InstantPicker = lazy(() => import('./pickers.tsx').then((m) => ({ default: m.InstantPicker })));

/** A day, 'YYYY-MM-DD': typed or picked; on the phone, its own picker. */
export function DayInput(ask: DateAsk) {
  const { value, onChange, ...others } = ask;
  if (useIsPhone())
    return <Input {...others} type="date" value={value ?? ''} onChange={(e) => onChange(e.target.value || null)} />;
  return (
    <Suspense fallback={<Input id={ask.id} className="short" disabled value={value ?? ''} />}>
      <DayPicker {...ask} />
    </Suspense>
  );
}

/** A moment as the kernel keeps it, shown in the county's time. */
export function InstantInput(ask: DateAsk) {
  const { value, onChange, ...others } = ask;
  const wall = value ? toWall(value) : '';
  if (useIsPhone()) {
    const keep = (typed: string) => onChange(typed === '' ? null : fromWall(typed));
    return <Input {...others} type="datetime-local" value={wall} onChange={(e) => keep(e.target.value)} />;
  }
  return (
    <Suspense fallback={<Input id={ask.id} className="short" disabled value={wall.replace('T', ' ')} />}>
      <InstantPicker {...ask} />
    </Suspense>
  );
}
