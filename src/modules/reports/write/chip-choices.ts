import type { Registry } from '../../../kernel/module.ts';
import { asksOf, type Chip } from '../text/report-text.ts';
import { namedChips } from '../structures/named-chips.ts';
import { canonical } from '../text/ask-key.ts';

/** Something that may be put into a text, by the name it is found by. */
export interface ChipChoice {
  readonly label: string;
  readonly note: string;
  readonly chip: Chip;
}

const generated: Readonly<Record<Extract<Chip, { chip: 'word' }>['word'], string>> = {
  period: '统计期',
  span: '上半年、全年等',
  next: '下一期',
  cutoff: '数据截止日',
  county: '县名',
  bureau: '机关名称',
};

/** Everything a writer may insert: the figures the outlines use, with their filters and claims, then every indicator there is. */
export function chipChoices(registry: Registry): readonly ChipChoice[] {
  const labelOf = (code: string) => registry.indicators.get(code)?.indicator.label ?? code;
  const known = Object.values(namedChips).map((chip): ChipChoice => ({ chip, ...nameOf(chip, labelOf) }));
  const plain = [...registry.indicators].map(
    ([
      indicator,
      {
        indicator: { label, unit },
        ledger,
      },
    ]): ChipChoice => ({
      label,
      note: `${ledger.label} · ${unit}`,
      chip: { chip: 'figure', of: { indicator }, wording: 'exact' },
    }),
  );
  return [...new Map([...plain, ...known].map((choice) => [canonical(choice.chip), choice])).values()];
}

/** What a chip is called, and what kind of thing it is. */
export function nameOf(
  chip: Chip,
  labelOf: (code: string) => string,
): { readonly label: string; readonly note: string } {
  const [first] = asksOf(chip);
  const figure = first?.label ?? labelOf(first?.indicator ?? '');
  if (chip.chip === 'word') return { label: generated[chip.word], note: '自动文字' };
  if (chip.chip === 'campaign') return { label: `专项行动名称（${chip.key}）`, note: '自动文字' };
  if (chip.chip === 'share') return { label: chip.label, note: '比率' };
  if (chip.chip === 'all') return { label: `${figure}：${chip.words}`, note: '断言，不成立时写实数' };
  if (chip.chip === 'none') return { label: chip.words, note: '断言，不成立时写实数' };
  if (chip.chip === 'parts') return { label: `${figure}：其中`, note: '分项' };
  if (chip.chip === 'change') return { label: `${figure}：同比`, note: '与上年同期比' };
  return { label: figure, note: '数字' };
}
