import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { Problem } from '../../kernel/problem.ts';
import { connection, suspectConnection } from '../connection.ts';
import { isOutdated, problemWords } from '../words/problem.ts';

/** What stands in place of a page that could not be shown: what happened, and the way on. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const outdated = isOutdated(error);
  const again = () => {
    if (outdated) return location.reload();
    queries.reset();
    reset();
    return void router.invalidate();
  };
  useEffect(() => suspectConnection(error), [error]);
  useEffect(
    // The server is back: what failed for want of it is tried again by itself.
    () => connection.watch(() => connection.get() === 'reached' && !outdated && again()),
  );
  return (
    <div className="page page-message" role="alert">
      <h1>{titleOf(error)}</h1>
      <p>{problemWords(error)}</p>
      <p className="page-ways">
        {!isRefused(error) && (
          <Button type="primary" onClick={again}>
            {outdated ? '刷新页面' : '重试'}
          </Button>
        )}
        <Link to="/">回到今日</Link>
      </p>
    </div>
  );
}

/** Asked again, it would be answered the same. */
const isRefused = (error: unknown) => error instanceof Problem && error.code === 'forbidden';

function titleOf(error: unknown): string {
  if (!(error instanceof Problem)) return '这一页没有打开';
  if (error.code === 'missing') return '没有找到';
  if (error.code === 'forbidden') return '这一页不对您的岗位开放';
  return '这一页没有打开';
}
