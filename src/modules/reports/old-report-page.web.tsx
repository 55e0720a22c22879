import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { useRoles } from '../../web/names.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { problemWords } from '../../web/words/problem.ts';
import { pastFigure } from './past-figure.ledger.ts';
import { readOldReport, type SentText, type ShownFigure } from './proof.endpoints.ts';
import { SendText } from './send-text.web.tsx';
import '../../web/around/work.css';
import '../../web/ledger/list.css';
import './proof-page.css';

/** Old reports read in: the figures found, each with its sentence, looked at and kept for the year-on-year. */
export function OldReportPage() {
  usePageTitle('旧报告');
  const [text, setText] = useState('');
  const read = useMutation({ mutationFn: (sent: SentText) => api.call(readOldReport, sent) });
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>旧报告</h1>
          <p className="quiet">读出往年报告里的数字，核对后留作同比的基数</p>
        </div>
        <Anchor href={listPath(pastFigure)}>已留的往年数字</Anchor>
      </header>
      {read.error && <p role="alert">{problemWords(read.error)}</p>}
      <SendText text={text} onText={setText} onSend={read.mutate} label="读取数字" isBusy={read.isPending} />
      {read.data && <Figures key={read.submittedAt} title={read.data.title} figures={read.data.figures} />}
    </div>
  );
}

function Figures({ title, figures }: { readonly title: string; readonly figures: readonly ShownFigure[] }) {
  const [name, setName] = useState(title);
  const [chosen, setChosen] = useState<ReadonlySet<ShownFigure>>(new Set(figures.filter(isSure)));
  const roles = useRoles();
  const mayKeep = roles.some((role) => pastFigure.may.create.includes(role));
  const keep = useMutation({
    mutationFn: async () => {
      for (const figure of figures)
        if (chosen.has(figure)) await api.create(pastFigure, uuidv7(), draftOf(name, figure));
      return chosen.size;
    },
  });
  const toggle = (figure: ShownFigure) =>
    setChosen(
      (before) => new Set(before.has(figure) ? [...before].filter((each) => each !== figure) : [...before, figure]),
    );
  return (
    <section className="work-section" aria-label="读出的数字">
      <p role="status">
        读出 {figures.length} 个数字，认出指标的 {figures.filter(({ indicator }) => indicator !== null).length}{' '}
        个。勾选核对无误的留作基数。
      </p>
      <label>
        出自 <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </label>
      <table className="work-table old-figures">
        <thead>
          <tr>
            {['留用', '指标', '数值', '统计期', '把握', '所在句'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure, order) => (
            // The figures of a report have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={order}>
              <td data-label="留用">
                <Checkbox
                  aria-label={`留用第 ${figure.line} 行的 ${figure.number}${figure.unit}`}
                  checked={chosen.has(figure)}
                  disabled={figure.indicator === null || figure.period === ''}
                  onChange={() => toggle(figure)}
                />
              </td>
              <td data-label="指标">{figure.name || '未认出'}</td>
              <td data-label="数值">
                {figure.number}
                {figure.unit}
              </td>
              <td data-label="统计期">{figure.period}</td>
              <td data-label="把握">{Math.round(figure.confidence * 100)}%</td>
              <td data-label="所在句" className="quiet">
                第 {figure.line} 行：{around(figure)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {keep.error && <p role="alert">{problemWords(keep.error)}</p>}
      {keep.data !== undefined && <p role="status">已留 {keep.data} 个数字。</p>}
      {mayKeep && (
        <Button
          type="primary"
          loading={keep.isPending}
          disabled={chosen.size === 0 || name.trim() === '' || keep.isSuccess}
          onClick={() => keep.mutate()}
        >
          留作基数（{chosen.size}）
        </Button>
      )}
    </section>
  );
}

const isSure = ({ indicator, period, confidence }: ShownFigure) =>
  indicator !== null && period !== '' && confidence >= 0.6;

/** The words about the figure: a sentence of a report can be a page long. */
function around({ context, number }: ShownFigure): string {
  const at = Math.max(0, context.indexOf(String(number)) - 30);
  return `${at > 0 ? '…' : ''}${context.slice(at, at + 64)}${context.length > at + 64 ? '…' : ''}`;
}

const draftOf = (report: string, { name, indicator, period, number, unit, line, context }: ShownFigure) => ({
  report,
  name,
  indicator,
  period,
  value: String(number),
  unit,
  line,
  sentence: context.slice(0, 5000),
});
