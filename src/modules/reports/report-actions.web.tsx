import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Popconfirm, Popover } from 'antd';
import { uuidv7 } from 'uuidv7';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { useRoles } from '../../web/names.ts';
import { numberWords } from '../../web/words/amount.ts';
import { problemWords } from '../../web/words/problem.ts';
import type { Composed } from './composed.ts';
import { signReport } from './report.endpoints.ts';
import { report } from './report.ledger.ts';
import { proofPath, reportPath } from './report-queries.web.ts';
import { writePath } from './write/writing.web.ts';

/** What can be done with the report on the page: print it to Word, save it as a draft, sign it. */
export function ReportActions({ content, saved, isCounting }: ReportActionsProps) {
  const roles = useRoles();
  const router = useRouter();
  const queries = useQueryClient();
  const mayWrite = roles.some((role) => report.may.create.includes(role));
  const maySign = roles.some((role) => signReport.by.includes(role));
  const save = useMutation({
    mutationFn: () => {
      const { title, period, template } = content;
      return api.create(report, uuidv7(), { title, period: period.code, template });
    },
    onSuccess: async ({ row }) => {
      await queries.invalidateQueries({ queryKey: [report.name] });
      router.history.push(reportPath({ report: row.id }));
    },
  });
  const sign = useMutation({
    mutationFn: (draft: RowAnswer['row']) => api.call(signReport, { id: draft.id, version: draft.version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [report.name] }),
  });
  const problem = save.error ?? sign.error;
  const isWritten = (saved?.state === 'draft' || saved?.state === 'review') && content.template !== 'halfYearSafety';
  const isReady = saved?.state === 'approved' && !isCounting;
  const paper = saved?.id ?? content.period.code;
  return (
    <div className="report-actions screen-only">
      {problem && <p role="alert">{problemWords(problem)}</p>}
      <Button href={proofPath(saved ? { report: saved.id } : { period: content.period.code })}>校对</Button>
      <Button href={`/api/documents/report/${paper}`}>生成 Word</Button>
      <Button href={`/api/documents/report-pdf/${paper}`}>生成 PDF</Button>
      <Popover trigger="click" placement="bottom" content={<OtherPapers paper={paper} />}>
        <Button>其他格式</Button>
      </Popover>
      {!saved && mayWrite && (
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          保存草稿
        </Button>
      )}
      {!saved && mayWrite && (
        <Button type="primary" href="/reports/begin">
          新编报告
        </Button>
      )}
      {isWritten && mayWrite && (
        <Button type="primary" href={writePath(saved.id)}>
          编写
        </Button>
      )}
      {isReady && maySign && (
        <Popconfirm
          title="签发这份报告"
          description={signWords(content)}
          okText="签发"
          cancelText="再看看"
          placement="bottomRight"
          onConfirm={() => sign.mutate(saved)}
        >
          <Button type="primary" loading={sign.isPending}>
            签发
          </Button>
        </Popconfirm>
      )}
      {!saved && !mayWrite && maySign && <p className="quiet">文稿人员保存草稿后签发</p>}
    </div>
  );
}

export interface ReportActionsProps {
  readonly content: Composed;
  /** The saved report on the page, if it is one. */
  readonly saved: RowAnswer['row'] | undefined;
  /** Whether some of its figures are on their way: it is signed when all are there. */
  readonly isCounting: boolean;
}

/** The other forms of the same report. */
const OtherPapers = ({ paper }: { readonly paper: string }) => (
  <ul className="report-papers">
    <li>
      <a href={`/api/documents/report-figures/${paper}`}>数字附表（Excel）</a>
    </li>
    <li>
      <a href={`/api/documents/report-masked/${paper}`}>隐去数字的 Word</a>
    </li>
    <li>
      <a href={`/api/documents/report-masked-pdf/${paper}`}>隐去数字的 PDF</a>
    </li>
  </ul>
);

/** The consequence, in figures. */
function signWords({ figures, notes }: Composed): string {
  const counted = figures.filter(({ ratio }) => ratio === null).length;
  const differing = notes.filter(({ kind }) => kind === 'differs').length;
  const warning = differing > 0 ? `还有 ${differing} 处数字对不上。` : '';
  return `${warning}文稿和 ${numberWords(counted)} 个数字连同各自所计的记录一并封存，之后不能再改。`;
}
