import { Input } from 'antd';
import { lazy, Suspense } from 'react';
import { control, type EditProps, type FieldUi, textOf } from './field-ui.ts';
import { WordsView } from './text.tsx';
import { useIsPhone } from './use-phone.ts';
import { fromWall, toWall } from './wall.ts';

/** A day: typed or picked; on the phone, its own picker. */
export const dayUi: FieldUi = { View: WordsView, Edit: DayEdit };

/** A moment, in the county's time. */
export const instantUi: FieldUi = { View: WordsView, Edit: InstantEdit };

// The calendar is the largest of all controls: it comes when a form first asks for a day.
const DayPicker = lazy(() => import('./day-picker.tsx').then((m) => ({ default: m.DayPicker })));
const InstantPicker = lazy(() => import('./day-picker.tsx').then((m) => ({ default: m.InstantPicker })));

function DayEdit(p: EditProps) {
  const day = textOf(p.value);
  if (useIsPhone()) {
    return <Input {...control(p)} type="date" value={day} onChange={(e) => p.onChange(e.target.value || null)} />;
  }
  return (
    <Suspense fallback={<Input id={p.id} className="short" disabled value={day} />}>
      <DayPicker {...p} />
    </Suspense>
  );
}

function InstantEdit(p: EditProps) {
  const wall = textOf(p.value) && toWall(textOf(p.value));
  if (useIsPhone()) {
    const keep = (typed: string) => p.onChange(typed === '' ? null : fromWall(typed));
    return <Input {...control(p)} type="datetime-local" value={wall} onChange={(e) => keep(e.target.value)} />;
  }
  return (
    <Suspense fallback={<Input id={p.id} className="short" disabled value={wall.replace('T', ' ')} />}>
      <InstantPicker {...p} />
    </Suspense>
  );
}
