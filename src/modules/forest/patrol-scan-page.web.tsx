import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { rowPath } from '../../web/fields/paths.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { clockWords, dayWords } from '../../web/words/moment.ts';
import { patrolsHere, scanPatrol } from './forest.endpoints.ts';
import { firePatrol } from './patrol.ledger.ts';
import { whereIAm } from './where-i-am.web.ts';
import '../../web/around/work.css';
import '../../web/board/board.css';
import './forest.css';

/** Where a code leads somebody on patrol: which visit it proves; the phone says where it stands, the server how far that is. */
export function PatrolScanPage() {
  usePageTitle(scanPatrol.label);
  const { code = '' } = useParams({ strict: false });
  const { today } = useNow();
  const queries = useQueryClient();
  const doing = useDoing();
  const [done, setDone] = useState<{ readonly id: string; readonly words: string }>();
  const { data } = useQuery({
    queryKey: [firePatrol.name, 'here', code],
    queryFn: () => api.call(patrolsHere, { code }),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const scan = (id: string) =>
    doing.run(async () => {
      const place = await whereIAm();
      const { scannedAt, metres } = await api.call(scanPatrol, { id, code, place });
      const far = metres === null ? '手机没有给出位置，已标注待核' : `距卡口 ${metres} 米`;
      setDone({ id, words: `${clockWords(scannedAt)} 已扫码到场，${far}。` });
      await queries.invalidateQueries({ queryKey: [firePatrol.name] });
    });
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{data.checkpoint}</h1>
          <p className="quiet">请允许使用位置；在卡口 {data.within} 米以内扫码才算到场。</p>
        </div>
      </header>
      {doing.trouble !== undefined && (
        <p className="board-warning fire-lead" role="alert">
          {doing.trouble}
        </p>
      )}
      {done && (
        <p className="board-good fire-lead" role="status">
          {done.words}
          <Anchor href={rowPath(firePatrol, done.id)}>接着登记检查情况</Anchor>
        </p>
      )}
      {data.patrols.length === 0 && !done && (
        <p className="board-warning">没有安排您近日的督导任务。请联系森防办安排后再扫码。</p>
      )}
      {data.patrols.map(({ id, leader, block, dueOn }) => (
        <section key={id} className="board-section">
          <h2>{leader}</h2>
          <p>
            {block}，应到 {dayWords(dueOn, today)}
          </p>
          <Button
            type="primary"
            size="large"
            loading={doing.busy}
            aria-label={`${scanPatrol.label}：${leader}`}
            onClick={() => void scan(id)}
          >
            {scanPatrol.label}
          </Button>
        </section>
      ))}
    </div>
  );
}
