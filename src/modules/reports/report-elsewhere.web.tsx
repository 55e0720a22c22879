import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { usePeopleNames, useRoles } from '../../web/names.ts';
import { problemWords } from '../../web/words/problem.ts';
import type { Composed, ComposedFigure } from './composed.ts';
import { isUnexplained } from './elsewhere.ts';
import { letterWords } from './figure-card.web.tsx';
import { valueWords } from './value-words.ts';
import { explainFigure } from './report.endpoints.ts';
import { report } from './report.ledger.ts';
import { reportPath } from './report-queries.web.ts';

/** Figures that a signed report tells otherwise, and why: without a reason for each the report is not signed. */
export function ReportElsewhere({ content, id, isOpen }: ReportElsewhereProps) {
  const differing = content.figures.filter(({ elsewhere }) => elsewhere !== undefined);
  if (differing.length === 0) return null;
  const owed = differing.filter(isUnexplained).length;
  return (
    <section aria-label="与已签发报告不一致">
      <h2>与已签发报告不一致</h2>
      {owed > 0 && isOpen && <p role="alert">{owed} 个数字须说明原因后才能签发</p>}
      {differing.map((figure) => (
        <Differing key={figure.key} figure={figure} id={id} isOpen={isOpen} />
      ))}
    </section>
  );
}

export interface ReportElsewhereProps {
  readonly content: Composed;
  /** The saved report. */
  readonly id: string;
  /** Whether it is not signed yet. */
  readonly isOpen: boolean;
}

function Differing({
  figure,
  id,
  isOpen,
}: { readonly figure: ComposedFigure } & Omit<ReportElsewhereProps, 'content'>) {
  const mayExplain = useRoles().some((role) => explainFigure.by.includes(role));
  const nameOf = usePeopleNames();
  const { today } = useNow();
  const { reports = [], why = null } = figure.elsewhere ?? {};
  return (
    <div className="report-elsewhere">
      <p>
        {figure.label} <b>{valueWords(figure, figure.value)}</b>
      </p>
      <ul>
        {reports.map(({ report: other, title, value, corrected }) => (
          <li key={other}>
            <Anchor href={reportPath({ report: other })}>《{title}》</Anchor>写的是 {valueWords(figure, value)}
            {corrected && `，${letterWords(figure, corrected, today)}`}
          </li>
        ))}
      </ul>
      {why && (
        <p className="quiet">
          {nameOf(why.by)}说明：{why.reason}
        </p>
      )}
      {isOpen && mayExplain && (why || isUnexplained(figure)) && <Explain figure={figure} id={id} />}
    </div>
  );
}

function Explain({ figure, id }: { readonly figure: ComposedFigure; readonly id: string }) {
  const queries = useQueryClient();
  const given = figure.elsewhere?.why?.reason ?? '';
  const [reason, setReason] = useState(given);
  const explain = useMutation({
    mutationFn: () => api.call(explainFigure, { report: id, figure: figure.key, reason }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [report.name] }),
  });
  return (
    <form
      className="report-explain"
      onSubmit={(event) => {
        event.preventDefault();
        explain.mutate();
      }}
    >
      <Input
        size="small"
        aria-label={`${figure.label}为什么不同`}
        placeholder="为什么不同"
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button size="small" htmlType="submit" loading={explain.isPending} disabled={reason.trim() === given}>
        {given === '' ? '说明' : '改'}
      </Button>
      {explain.error && <p role="alert">{problemWords(explain.error)}</p>}
    </form>
  );
}
