import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useDesk } from '../../web/desk.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import type { ShownFinding } from './proof.endpoints.ts';

const certainties: Readonly<Record<ShownFinding['certainty'], string>> = { H: '确定', M: '很可能', L: '供参考' };

/** A finding beside the text: where, why, what would be right, and what is done with it. */
export function ProofFinding({ finding, isChosen, onChoose, onAccept, onKeep }: ProofFindingProps) {
  const desk = useDesk();
  const place = useRef<HTMLLIElement>(null);
  const { line, quote, reason, suggestion, certainty, rows } = finding;
  const ledger = rows && desk.registry.ledgers.get(rows.ledger);
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li ref={place} className={`proof-finding proof-${certainty}${isChosen ? ' proof-chosen' : ''}`}>
      <button type="button" className="proof-quote" onClick={onChoose}>
        <span className="proof-sure">{certainties[certainty]}</span> 第 {line} 行 <b>{quote}</b>
      </button>
      <p>{reason}</p>
      <p>
        <span className="quiet">建议：</span>
        {suggestion}
      </p>
      <div className="proof-deeds">
        {ledger && rows && <Anchor href={listPath(ledger, rows.where)}>查看记录</Anchor>}
        <Button size="small" onClick={onAccept}>
          采纳
        </Button>
        {onKeep && (
          <Button size="small" type="text" onClick={onKeep} title="今后不再提示这处原文">
            留用
          </Button>
        )}
      </div>
    </li>
  );
}

export interface ProofFindingProps {
  readonly finding: ShownFinding;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onAccept: () => void;
  /** Has the bureau remember that it means these words; undefined for whoever may not say so. */
  readonly onKeep: (() => void) | undefined;
}
