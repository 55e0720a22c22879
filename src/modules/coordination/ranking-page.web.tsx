import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { assessment, deduction } from './assessment.ledger.ts';
import { Ranking } from './assessment-ranking.web.tsx';
import { assessmentBoard } from './coordination.endpoints.ts';
import '../../web/around/work.css';
import '../../web/ledger/list.css';

/** The ranking of the latest assessment, or of an earlier one: the page where a town sees its place and what it lost. */
export function RankingPage() {
  usePageTitle('考核排名');
  const [chosen, setChosen] = useState<string>();
  const { data } = useQuery({
    queryKey: [assessment.name, deduction.name, 'board', chosen ?? 'latest'],
    queryFn: () => api.call(assessmentBoard, chosen === undefined ? {} : { id: chosen }),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  return (
    <div className="page">
      <header className="page-head">
        <h1>考核排名</h1>
        {data.choices.length > 1 && (
          <Select
            aria-label="考核"
            value={data.board?.id ?? null}
            onChange={setChosen}
            options={data.choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </header>
      {data.board ? (
        <Ranking board={data.board} />
      ) : (
        <p className="quiet">还没有可以查看的考核。考核通报后，各乡镇的得分和扣分明细会列在这里。</p>
      )}
    </div>
  );
}
