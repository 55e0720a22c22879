import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { AlarmList } from './alarm-notice.web.tsx';
import { type BackupRun, beginBackup, cancelBackup } from './upkeep.endpoints.ts';
import { upkeepQuery } from './upkeep-queries.web.ts';
import './upkeep.css';

/** How the installation is: what somebody has to look after, and the backups as they went. */
export function UpkeepPage() {
  usePageTitle('运行状态');
  const { today } = useNow();
  const queries = useQueryClient();
  const { data, error } = useQuery(upkeepQuery);
  const again = () => void queries.invalidateQueries({ queryKey: upkeepQuery.queryKey });
  const begin = useMutation({ mutationFn: () => api.call(beginBackup, {}), onSuccess: () => setTimeout(again, 1500) });
  const running = data?.runs.find(({ outcome }) => outcome === 'running');
  const failure = error ?? begin.error;
  return (
    <div className="page upkeep">
      <header className="page-head">
        <div>
          <h1>运行状态</h1>
          <p className="quiet">
            {data?.lastGoodAt ? `最近一次成功的备份：${momentWords(data.lastGoodAt, today)}` : '还没有成功的备份'}
          </p>
        </div>
        <Button
          type="primary"
          disabled={running !== undefined || begin.isSuccess}
          loading={begin.isPending}
          onClick={() => begin.mutate()}
        >
          立即备份
        </Button>
      </header>
      {failure && (
        <p className="notice" role="alert">
          {problemWords(failure)}
        </p>
      )}
      {data && data.alarms.length === 0 && <p>没有需要处理的事项。</p>}
      <AlarmList alarms={data?.alarms ?? []} />
      {begin.isSuccess && !running && <p aria-live="polite">已安排备份，几秒内开始，进度显示在下面。</p>}
      <h2>备份记录</h2>
      {data?.runs.length === 0 && <p className="quiet">备份每天自动进行，做过的备份会列在这里。</p>}
      {data && data.runs.length > 0 && <Runs runs={data.runs} today={today} onChange={again} />}
    </div>
  );
}

interface RunsProps {
  readonly runs: readonly BackupRun[];
  readonly today: string;
  readonly onChange: () => void;
}

function Runs({ runs, today, onChange }: RunsProps) {
  const cancel = useMutation({ mutationFn: (id: string) => api.call(cancelBackup, { id }), onSuccess: onChange });
  return (
    <table className="backup-table">
      <thead>
        <tr>
          <th>开始</th>
          <th>结果</th>
          <th>数据量</th>
          <th>说明</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td>{momentWords(run.startedAt, today)}</td>
            <td>{outcomes[run.outcome]}</td>
            <td>{amountOf(run)}</td>
            <td>
              {run.outcome === 'good' ? `编号 ${run.words}，存于 ${run.place}` : run.words}
              {run.outcome === 'running' && (
                <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(run.id)}>
                  取消备份
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const outcomes: Readonly<Record<BackupRun['outcome'], string>> = {
  running: '正在进行',
  good: '成功',
  failed: '没有成功',
  cancelled: '已取消',
  lost: '中断',
};

function amountOf({ outcome, doneBytes, totalBytes }: BackupRun): string {
  if (outcome !== 'running') return megabytes(doneBytes);
  return `${megabytes(doneBytes)} / 约 ${megabytes(Math.max(doneBytes, totalBytes))}`;
}

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(bytes < 104_857_600 ? 1 : 0)} MB`;
