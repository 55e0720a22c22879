import { InputNumber } from 'antd';
import { control, type EditProps, type FieldUi } from './field-ui.ts';
import { WordsView } from './text.tsx';

/** A whole number. */
export const countUi: FieldUi = { View: WordsView, Edit: (p) => <Digits p={p} value={numberOf(p.value)} scale={1} /> };

/** An amount: typed in yuan, kept in fen. */
export const moneyUi: FieldUi = {
  View: WordsView,
  Edit: (p) => <Digits p={p} value={numberOf(p.value)} scale={100} />,
};

function Digits({ p, value, scale }: { readonly p: EditProps; readonly value: number | null; readonly scale: number }) {
  return (
    <InputNumber<number>
      {...control(p)}
      className="short"
      min={0}
      controls={false}
      inputMode={scale === 1 ? 'numeric' : 'decimal'}
      precision={scale === 1 ? 0 : 2}
      value={value === null ? null : value / scale}
      onChange={(typed) => p.onChange(typed === null ? null : Math.round(typed * scale))}
      {...(scale === 1 ? {} : { suffix: '元' })}
    />
  );
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
