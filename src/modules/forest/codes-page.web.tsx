import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { useRoles } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { checkpointCodes, giveCodes } from './forest.endpoints.ts';
import '../../web/ledger/list.css';
import '../../web/board/board.css';
import '../../web/fields/fields.css';
import './forest.css';

/** The codes of the checkpoints, one a sheet, to print and put up. */
export function CodesPage() {
  usePageTitle(checkpointCodes.label);
  const queries = useQueryClient();
  const doing = useDoing();
  const mayGive = useRoles().some((role) => giveCodes.by.includes(role));
  const queryKey = [fireCheckpoint.name, 'codes'];
  const { data } = useQuery({ queryKey, queryFn: () => api.call(checkpointCodes, {}), throwOnError: true });
  if (!data) return <PageSkeleton />;
  const give = (replace: string | null) =>
    doing.run(async () => {
      await api.call(giveCodes, { replace });
      await queries.invalidateQueries({ queryKey });
    });
  const bare = data.filter(({ code }) => code === null).length;
  return (
    <div className="page">
      <header className="page-head screen-only">
        <div>
          <h1>{checkpointCodes.label}</h1>
          <p className="quiet">
            打印后贴在卡口。群众扫码登记进山，督导人员扫码证明到场；码丢失或被翻拍的请换发，旧码即刻失效。
          </p>
        </div>
        <div className="row-of">
          <Anchor href={listPath(fireCheckpoint)}>{fireCheckpoint.label}</Anchor>
          {mayGive && bare > 0 && (
            <Button onClick={() => void give(null)} loading={doing.busy}>
              生成 {bare} 个
            </Button>
          )}
          <Button type="primary" onClick={() => window.print()} disabled={bare === data.length}>
            打印
          </Button>
        </div>
      </header>
      {doing.trouble !== undefined && (
        <p className="board-warning" role="alert">
          {doing.trouble}
        </p>
      )}
      {data.length === 0 && <p className="quiet">还没有启用的卡口。请先在“{fireCheckpoint.label}”里登记。</p>}
      <div className="gate-codes">
        {data.map(({ checkpoint, name, guard, code }) => (
          <article key={checkpoint}>
            <h2>{name}</h2>
            {code === null ? (
              <p className="quiet">还没有码</p>
            ) : (
              <QRCode
                value={`${location.origin}/forest/${code}`}
                type="svg"
                size={240}
                bordered={false}
                aria-label={`${name}的防火码`}
              />
            )}
            <p>进山请扫码登记，火种留在卡口</p>
            {guard !== null && <p className="quiet">看守人 {guard}</p>}
            {mayGive && code !== null && (
              <Button
                className="screen-only"
                size="small"
                onClick={() => void give(checkpoint)}
                aria-label={`换发${name}`}
              >
                换发
              </Button>
            )}
          </article>
        ))}
      </div>
    </div>
  );
}
