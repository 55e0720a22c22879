import { useParams, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Row } from '../../kernel/ledger.ts';
import { useRow } from '../../web/around/use-row.ts';
import { newPath } from '../../web/fields/paths.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { hazard } from '../hazards/index.ts';
import { accountabilityInterview } from './interview.ledger.ts';

/** Takes a hazard into an interview (约谈): the form begins with whom it concerns and why. */
export function InterviewOfHazard() {
  const { id = '' } = useParams({ strict: false });
  const router = useRouter();
  const answer = useRow(hazard, id);
  useEffect(() => {
    if (!answer) return;
    const { site, campaign, summary, dueOn } = answer.row as unknown as Row<typeof hazard>; // the row of its own ledger
    const reason = `隐患整改不力：${summary}${dueOn === null ? '' : `（整改期限 ${dueOn}）`}`;
    const given = { kind: 'enterprise', site, campaign, interviewee: answer.titles[site] ?? null, reason };
    router.history.replace(newPath(accountabilityInterview, given));
  }, [answer, router]);
  return <PageSkeleton />;
}
