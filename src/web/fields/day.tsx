import { DayInput, InstantInput } from '../dates/date-input.tsx';
import { control, type EditProps, type FieldUi, textOf } from './field-ui.ts';
import { WordsView } from './text.tsx';

/** A day: typed or picked; on the phone, its own picker. */
export const dayUi: FieldUi = {
  View: WordsView,
  Edit: (p: EditProps) => <DayInput {...control(p)} value={textOf(p.value)} onChange={p.onChange} />,
};

/** A moment, in the county's time. */
export const instantUi: FieldUi = {
  View: WordsView,
  Edit: (p: EditProps) => <InstantInput {...control(p)} value={textOf(p.value)} onChange={p.onChange} />,
};
