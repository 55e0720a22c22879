import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { problemWords } from '../../web/words/problem.ts';
import { assessment, deduction } from './assessment.ledger.ts';
import { type AssessmentRanking, assessmentBoard, publishAssessment } from './coordination.endpoints.ts';
import { Ranking } from './assessment-ranking.web.tsx';
import { useRow } from '../../web/around/use-row.ts';

/** An assessment: the towns in their order, what each lost by which item, and the rows behind every loss. */
export function AssessmentPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(assessment, id);
  const { data } = useQuery({
    queryKey: [assessment.name, deduction.name, 'board', id],
    queryFn: () => api.call(assessmentBoard, { id }),
    throwOnError: true,
  });
  const board = data?.board;
  if (!answer || !board) return <PageSkeleton />;
  return (
    <RowFrame ledger={assessment} answer={answer} lead={<Ranking board={board} />} work={<Publish board={board} />} />
  );
}

function Publish({ board }: { readonly board: AssessmentRanking }) {
  const roles = useRoles();
  const queries = useQueryClient();
  const publishing = useMutation({
    mutationFn: () => api.call(publishAssessment, { id: board.id, version: board.version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [assessment.name] }),
  });
  if (board.state !== 'open' || !publishAssessment.by.some((role) => roles.includes(role))) return null;
  return (
    <div className="steps screen-only">
      <div className="step">
        <Button
          block
          type="primary"
          disabled={!board.ended}
          loading={publishing.isPending}
          onClick={() => publishing.mutate()}
        >
          通报考核
        </Button>
        <p className="quiet">
          {board.ended ? '通报后扣分和明细固定，各乡镇可以查看和申诉。' : '考核期还没有结束，结束后才能通报。'}
        </p>
        {publishing.error && (
          <p className="notice" role="alert">
            {problemWords(publishing.error)}
          </p>
        )}
      </div>
    </div>
  );
}
