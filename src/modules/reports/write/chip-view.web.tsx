import { useQuery } from '@tanstack/react-query';
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { Popover, Select } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../../web/desk.ts';
import { listPath } from '../../../web/fields/paths.ts';
import { useIsPhone } from '../../../web/fields/use-phone.ts';
import { FigureCard } from '../figure-card.web.tsx';
import { keyOf, shareKey } from '../text/ask-key.ts';
import type { ComposedFigure } from '../composed.ts';
import { chipWords } from '../text/chip-words.ts';
import { asksOf, type Chip, type TextAsk, type Wording, wordings } from '../text/report-text.ts';
import { writeAmount } from '../text/write-amount.ts';
import { FigureFilter } from './figure-filter.web.tsx';
import { Trend } from './trend.web.tsx';
import { nameOf } from './chip-choices.ts';
import { lookQuery, type Place, usePlace } from './writing.web.ts';

/** A generated piece in the editor: its words, on pointing what it is, on a click the rows behind it. */
export function ChipView({ node, editor, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const chip = node.attrs['chip'] as Chip; // the only attribute this node is ever given, checked by the schema on saving
  return (
    <NodeViewWrapper as="span" className={`chip chip-${chip.chip}${selected ? ' chip-selected' : ''}`}>
      <ChipWords
        chip={chip}
        isFixed={!editor.isEditable}
        onWording={(wording) => updateAttributes({ chip: { ...chip, wording } })}
        onNarrow={(of) => updateAttributes({ chip: { ...chip, of } })}
        onRemove={deleteNode}
      />
    </NodeViewWrapper>
  );
}

interface ChipProps {
  readonly chip: Chip;
  readonly isFixed: boolean;
  readonly onWording: (wording: Wording) => void;
  readonly onNarrow: (of: TextAsk) => void;
  readonly onRemove: () => void;
}

function ChipWords({ chip, isFixed, onWording, onNarrow, onRemove }: ChipProps) {
  const [isNarrowing, setNarrowing] = useState(false);
  const place = usePlace();
  const phone = useIsPhone();
  const [open, setOpen] = useState(false);
  const words = chipWords(place.known, chip);
  const [first] = asksOf(chip);
  const href = useRowsPath(place, chip);
  if (!first) return <span title="自动文字，随报告生成">{words}</span>;
  const card = (
    <ChipCard
      chip={chip}
      isFixed={isFixed}
      href={href}
      onWording={onWording}
      onRemove={onRemove}
      onFilter={() => {
        setOpen(false);
        setNarrowing(true);
      }}
    />
  );
  const narrow = (of: TextAsk) => {
    onNarrow(of);
    setNarrowing(false);
  };
  return (
    <>
      <Popover
        trigger={phone ? ['click'] : ['hover', 'focus']}
        mouseEnterDelay={0.3}
        open={open}
        onOpenChange={setOpen}
        destroyOnHidden
        content={card}
      >
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          contentEditable={false}
          onClick={(event) => {
            if (phone) event.preventDefault();
          }}
        >
          {words}
        </a>
      </Popover>
      {isNarrowing && <FigureFilter of={first} onDone={narrow} onClose={() => setNarrowing(false)} />}
    </>
  );
}

interface CardProps extends Omit<ChipProps, 'onNarrow'> {
  readonly href: string;
  readonly onFilter: () => void;
}

function ChipCard({ chip, isFixed, href, onWording, onRemove, onFilter }: CardProps) {
  const { content, known } = usePlace();
  const desk = useDesk();
  const [first] = asksOf(chip);
  const { data } = useQuery({
    ...lookQuery(content.period.code, first ?? { indicator: '' }),
    enabled: first !== undefined,
  });
  const key = chip.chip === 'share' ? shareKey(chip) : first ? keyOf(first) : '';
  const figure = known.figures.get(key) ?? data?.figure;
  const { note } = nameOf(chip, (code) => desk.registry.indicators.get(code)?.indicator.label ?? code);
  return (
    <div className="chip-card">
      {figure ? (
        <FigureCard figure={figure} of={content} change={undefined} href={href} />
      ) : (
        <p className="quiet">正在计数</p>
      )}
      {data && data.trend.length > 1 && <Trend points={data.trend} unit={data.figure.unit} />}
      {chip.chip === 'figure' && !isFixed ? (
        <label className="chip-wording">
          写法
          <Select
            size="small"
            value={chip.wording}
            onChange={onWording}
            options={wordingsOf(figure)}
            popupMatchSelectWidth={false}
          />
        </label>
      ) : (
        <p className="quiet">{note}</p>
      )}
      {!isFixed && (
        <p className="comment-steps">
          {chip.chip === 'figure' && (
            <button type="button" className="chip-remove" onClick={onFilter}>
              筛选
            </button>
          )}
          <button type="button" className="chip-remove" onClick={onRemove}>
            从文中去掉
          </button>
        </p>
      )}
    </div>
  );
}

/** The ways to write a figure as it is now, each with what it makes of it; one the value does not bear says why and cannot be chosen. */
function wordingsOf(figure: ComposedFigure | undefined) {
  return Object.entries(wordings).map(([wording, label]) => {
    const value = wording as Wording; // Object.entries forgets the literal keys
    if (!figure) return { value, label };
    const { number, unit, instead } = writeAmount(figure.value ?? 0, figure.unit, value);
    return { value, label: `${label}：${instead ?? `${number}${unit}`}`, disabled: instead !== undefined };
  });
}

function useRowsPath({ known }: Place, chip: Chip): string {
  const desk = useDesk();
  const [first] = asksOf(chip);
  const figure = first && known.figures.get(keyOf(first));
  const ledger = figure && desk.registry.ledgers.get(figure.ledger);
  return ledger ? listPath(ledger, figure.rows) : '#';
}
