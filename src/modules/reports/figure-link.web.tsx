import { Popover } from 'antd';
import { type MouseEvent, useState } from 'react';
import { useDesk } from '../../web/desk.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { useIsPhone } from '../../web/fields/use-phone.ts';
import type { Composed, ComposedRun } from './composed.ts';
import { FigureCard } from './figure-card.web.tsx';
import type { FigureChange } from './report.endpoints.ts';

/**
 * A number in the text as a quiet link: pointing at it says what it is, a click opens the list of exactly the rows it counted.
 * On a phone the first touch says what it is, and the way to the rows stands there.
 */
export function FigureLink({ run, of, change }: FigureLinkProps) {
  const desk = useDesk();
  const phone = useIsPhone();
  const [open, setOpen] = useState(false);
  const figure = of.figures.find(({ key }) => key === run.figure);
  const ledger = figure && desk.registry.ledgers.get(figure.ledger);
  if (!figure || !ledger) return <span className="quiet">{run.text}</span>;
  const href = listPath(ledger, figure.rows);
  const changed = change !== undefined && change.valueNow !== change.valueThen;
  const touch = phone ? { onClick: (event: MouseEvent) => event.preventDefault() } : {};
  return (
    <Popover
      content={<FigureCard figure={figure} of={of} change={change} href={href} />}
      trigger={phone ? ['click'] : ['hover', 'focus']}
      mouseEnterDelay={0.25}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
    >
      <Anchor
        href={href}
        className={`cited-link cited-${run.kind}${changed ? ' cited-changed' : ''}`}
        aria-label={`${run.text}：${figure.label}${changed ? '，签发后有变化' : ''}，查看记录`}
        {...touch}
      >
        {run.text}
      </Anchor>
    </Popover>
  );
}

export interface FigureLinkProps {
  readonly run: Exclude<ComposedRun, string>;
  readonly of: Composed;
  readonly change: FigureChange | undefined;
}
