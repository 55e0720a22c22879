import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Problem } from '../../kernel/problem.ts';
import { api } from '../../web/api.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords, momentWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { drawList, drawResult, type DrawResult } from './draw-result.ts';
import './draw-result.css';

/** What anybody reads of a published draw, signed in or not: who was drawn, who visits them, and how to draw it all again. */
export function DrawResultPage() {
  const { code = '' } = useParams({ strict: false });
  const { data, error } = useQuery({
    queryKey: ['open', drawResult.name, code],
    queryFn: () => api.label<DrawResult>(drawResult.name, code),
    retry: (times, problem) => times < 2 && !(problem instanceof Problem),
  });
  usePageTitle(data?.name ?? drawResult.label);
  return (
    <main className="draw-result">
      {error && <p role="alert">{problemWords(error)}</p>}
      {!data && !error && <p className="quiet">正在打开</p>}
      {data && (
        <>
          <Head result={data} />
          <Lots result={data} />
          <HowDrawn result={data} listUrl={`/api/open/${drawList.name}/${encodeURIComponent(code)}`} />
        </>
      )}
    </main>
  );
}

// The page is read years later too: every day is written with its year.
const whole = '';

function Head({ result }: { readonly result: DrawResult }) {
  return (
    <>
      <p className="quiet">{result.bureau} 双随机抽查公示</p>
      <h1>{result.name}</h1>
      {result.voided && (
        <p role="alert">
          这次抽查已于 {momentWords(result.voided.at, whole)} 作废：{result.voided.reason}
        </p>
      )}
      <dl>
        <dt>编号</dt>
        <dd>{result.number}</dd>
        {result.plan !== null && (
          <>
            <dt>年度计划</dt>
            <dd>{result.plan}</dd>
          </>
        )}
        <dt>抽查范围</dt>
        <dd>{result.scope}</dd>
        <dt>抽取时间</dt>
        <dd>{momentWords(result.drawnAt, whole)}</dd>
        <dt>公示时间</dt>
        <dd>{momentWords(result.publishedAt, whole)}</dd>
        <dt>检查截止</dt>
        <dd>{dayWords(result.visitBy, whole)}</dd>
      </dl>
    </>
  );
}

function Lots({ result: { picks, candidates, excluded, officers } }: { readonly result: DrawResult }) {
  return (
    <section aria-label="抽取结果">
      <h2>抽取结果</h2>
      <p>
        从 {candidates} 家单位中抽取 {picks.length} 家（另有 {excluded} 家按规则排除），从 {officers}{' '}
        名执法人员中选派检查人员。
      </p>
      <table className="draw-lots">
        <thead>
          <tr>
            <th scope="col">次序</th>
            <th scope="col">被检查单位</th>
            <th scope="col">行业、属地</th>
            <th scope="col">执法人员</th>
            <th scope="col">检查情况</th>
          </tr>
        </thead>
        <tbody>
          {picks.map((pick) => (
            <tr key={pick.id}>
              <td className="number">{pick.place}</td>
              <th scope="row" className="draw-site">
                {pick.name}
              </th>
              <td>{[pick.sector, pick.town].filter(Boolean).join('，')}</td>
              <td>
                <ul className="draw-crew">
                  {pick.inspectors.map(({ id, name, post, certificate }) => (
                    <li key={id}>
                      {name} <span className="quiet">{[post, certificate].filter(Boolean).join('，')}</span>
                    </li>
                  ))}
                </ul>
              </td>
              <td>{pick.state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function HowDrawn({ result, listUrl }: { readonly result: DrawResult; readonly listUrl: string }) {
  return (
    <section aria-label="抽取依据">
      <h2>怎样抽的，怎样复核</h2>
      <p>
        {result.isSame
          ? '刚刚用下面的种子和名单重算过一遍，结果与公示一致。任何人都可以照此自行重算：'
          : '刚刚用下面的种子和名单重算，结果与公示不一致，请向本局查询。'}
      </p>
      <ol>
        <li>
          下载
          <a href={listUrl} download={`${result.number ?? result.name}待抽名单.txt`}>
            待抽名单
          </a>
          ，其 SHA-256 应为名单校验码 <code>{result.listHash}</code>。名单以标识列出单位和人员；抽中的标识见下。
        </li>
        <li>
          随机种子 <code>{result.seed}</code>，名单确定后由系统随机生成。
        </li>
        {result.method.split('\n').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <details>
        <summary>抽中单位和人员的标识</summary>
        {result.picks.map((pick) => (
          <p key={pick.id}>
            {pick.place}. {pick.name} <code>{pick.id}</code>
            {pick.inspectors.map(({ id, name }) => (
              <span key={id}>
                ，{name} <code>{id}</code>
              </span>
            ))}
          </p>
        ))}
      </details>
    </section>
  );
}
