import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Anchor } from '../../web/fields/anchor.tsx';
import { rowPath } from '../../web/fields/paths.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { visit } from '../inspections/index.ts';
import { hazard } from './hazard.ledger.ts';
import { order } from './order.ledger.ts';

/** What was recorded: the visit, its document and its hazards, with their numbers. */
export interface Recorded {
  readonly visitId: string;
  readonly visitNumber: string | null;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly orderLabel: string;
  readonly siteName: string;
  readonly findings: readonly { readonly id: string; readonly summary: string; readonly handling: string }[];
}

/** Says what was made of a visit, with the way to each and to the next visit. */
export function RecordedVisit({ recorded, onNext }: { readonly recorded: Recorded; readonly onNext: () => void }) {
  const { visitId, visitNumber, orderId, orderNumber, orderLabel, siteName, findings } = recorded;
  const next = useRef<HTMLButtonElement>(null);
  usePageTitle('已录入现场检查');
  useEffect(() => next.current?.focus(), []);
  return (
    <div className="page recorded">
      <h1>已录入：{siteName}</h1>
      <ul className="recorded-documents" aria-label="文书">
        <li>
          <span>现场检查记录</span>
          <Anchor href={rowPath(visit, visitId)}>{visitNumber ?? '打开'}</Anchor>
          <a href={`/api/documents/visit-record/${visitId}`} download>
            下载 Word 打印
          </a>
        </li>
        {orderId !== null && (
          <li>
            <span>{orderLabel}</span>
            <Anchor href={rowPath(order, orderId)}>{orderNumber ?? '打开'}</Anchor>
            <a href={`/api/documents/rectification-order/${orderId}`} download>
              下载 Word 打印
            </a>
          </li>
        )}
      </ul>
      {findings.length === 0 && <p className="quiet">本次未登记隐患</p>}
      {findings.length > 0 && (
        <section aria-label="隐患">
          <h2>登记隐患 {findings.length} 处</h2>
          <ol>
            {findings.map(({ id, summary, handling }) => (
              <li key={id}>
                <Anchor href={rowPath(hazard, id)}>{summary}</Anchor> <span className="quiet">{handling}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <p className="page-ways">
        <Button ref={next} type="primary" size="large" onClick={onNext}>
          再录一家
        </Button>
        <Anchor href="/">回到今日</Anchor>
      </p>
    </div>
  );
}
