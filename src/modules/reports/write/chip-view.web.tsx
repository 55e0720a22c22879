import { useQuery } from '@tanstack/react-query';
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { Popover, Select } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../../web/desk.ts';
import { listPath } from '../../../web/fields/paths.ts';
import { useIsPhone } from '../../../web/fields/use-phone.ts';
import { FigureCard } from '../figure-card.web.tsx';
import { keyOf, shareKey } from '../text/ask-key.ts';
import { chipWords } from '../text/chip-words.ts';
import { asksOf, type Chip, type Wording, wordings } from '../text/report-text.ts';
import { Trend } from './trend.web.tsx';
import { nameOf } from './chip-choices.ts';
import { lookQuery, type Place, usePlace } from './writing.web.ts';

/** A generated piece in the editor: its words, on pointing what it is, on a click the rows behind it. */
export function ChipView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const chip = node.attrs['chip'] as Chip; // the only attribute this node is ever given, checked by the schema on saving
  return (
    <NodeViewWrapper as="span" className={`chip chip-${chip.chip}${selected ? ' chip-selected' : ''}`}>
      <ChipWords
        chip={chip}
        onWording={(wording) => updateAttributes({ chip: { ...chip, wording } })}
        onRemove={deleteNode}
      />
    </NodeViewWrapper>
  );
}

interface ChipProps {
  readonly chip: Chip;
  readonly onWording: (wording: Wording) => void;
  readonly onRemove: () => void;
}

function ChipWords({ chip, onWording, onRemove }: ChipProps) {
  const place = usePlace();
  const phone = useIsPhone();
  const [open, setOpen] = useState(false);
  const words = chipWords(place.known, chip);
  const [first] = asksOf(chip);
  const href = useRowsPath(place, chip);
  if (!first) return <span title="自动文字，随报告生成">{words}</span>;
  return (
    <Popover
      trigger={phone ? ['click'] : ['hover', 'focus']}
      mouseEnterDelay={0.3}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<ChipCard chip={chip} href={href} onWording={onWording} onRemove={onRemove} />}
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
  );
}

function ChipCard({ chip, href, onWording, onRemove }: ChipProps & { readonly href: string }) {
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
      {chip.chip === 'figure' ? (
        <label className="chip-wording">
          写法
          <Select
            size="small"
            value={chip.wording}
            onChange={onWording}
            options={Object.entries(wordings).map(([value, label]) => ({ value: value as Wording, label }))}
            popupMatchSelectWidth={false}
          />
        </label>
      ) : (
        <p className="quiet">{note}</p>
      )}
      <button type="button" className="chip-remove" onClick={onRemove}>
        从文中去掉
      </button>
    </div>
  );
}

function useRowsPath({ known }: Place, chip: Chip): string {
  const desk = useDesk();
  const [first] = asksOf(chip);
  const figure = first && known.figures.get(keyOf(first));
  const ledger = figure && desk.registry.ledgers.get(figure.ledger);
  return ledger ? listPath(ledger, figure.rows) : '#';
}
