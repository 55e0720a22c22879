import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { letterWords } from './figure-card.web.tsx';
import { valueWords } from './value-words.ts';
import { compareQuery, openQuery, reportPath, signedQuery } from './report-queries.web.ts';
import './report-page.css';

/** Every figure a signed report told that is another now, by report; from there the letter that corrects it is made. */
export function CorrectionsPage() {
  usePageTitle('数据更正');
  const { data } = useQuery({ ...signedQuery, throwOnError: true });
  if (!data) return <PageSkeleton />;
  return (
    <div className="page corrections-page">
      <header className="page-head">
        <h1>数据更正</h1>
      </header>
      <p className="quiet">已签发的报告按签发时的口径重新计数，数字变了的列在这里；打开报告可查原因、制作更正函。</p>
      {data.rows.length === 0 && <p className="quiet">还没有签发过报告</p>}
      {data.rows.map(({ id, ...row }) => (
        <Signed key={id} id={id} title={String(row['title'])} signedAt={String(row['signedAt'])} />
      ))}
    </div>
  );
}

function Signed({ id, title, signedAt }: { readonly id: string; readonly title: string; readonly signedAt: string }) {
  const { today } = useNow();
  const { data: changes } = useQuery(compareQuery(id));
  const { data: content } = useQuery(openQuery(id));
  const moved = (changes?.figures ?? []).filter(({ valueThen, valueNow }) => valueThen !== valueNow);
  return (
    <section className="corrections-report" aria-label={title}>
      <h2>
        <Anchor href={reportPath({ report: id })}>《{title}》</Anchor>
      </h2>
      <p className="quiet">
        {momentWords(signedAt, today)}签发 ·{' '}
        {changes === undefined ? '正在核对' : moved.length === 0 ? '数字没有变化' : `${moved.length} 个数字有变化`}
      </p>
      {content && moved.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>数字</th>
              <th>报告中</th>
              <th>现为</th>
              <th>更正</th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ key, valueThen, valueNow, corrected }) => {
              const figure = content.figures.find((one) => one.key === key);
              return figure ? (
                <tr key={key}>
                  <td>{figure.label}</td>
                  <td>{valueWords(figure, valueThen)}</td>
                  <td>{valueWords(figure, valueNow)}</td>
                  <td>{corrected?.value === valueNow ? letterWords(figure, corrected, today) : '还没有发函'}</td>
                </tr>
              ) : null;
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
