import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Problem } from '../../kernel/problem.ts';
import { api } from '../../web/api.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { problemWords } from '../../web/words/problem.ts';
import { weightWords } from './box-words.ts';
import { type BoxLabel, openBox } from './dispatch.endpoints.ts';
import './resources.css';

/** What whoever scans a box sees, signed in or not: what is in it, how heavy, from where to where. Nothing about persons. */
export function BoxPage() {
  usePageTitle('救灾物资');
  const { code = '' } = useParams({ strict: false });
  const { data, error } = useQuery({
    queryKey: ['open', openBox.name, code],
    queryFn: () => api.label<BoxLabel & { readonly state: string }>(openBox.name, code),
    retry: (times, problem) => times < 2 && !(problem instanceof Problem),
  });
  return (
    <main className="box-page">
      <header>
        <h1>救灾物资</h1>
        {data && <span className="state">{data.state}</span>}
      </header>
      {error && <p role="alert">{problemWords(error)}</p>}
      {!data && !error && <p className="quiet">正在查询</p>}
      {data && <Content box={data} />}
    </main>
  );
}

function Content({ box }: { readonly box: BoxLabel }) {
  return (
    <>
      <p className="what">{box.goods}</p>
      <p className="how-much">
        {box.pieces} {box.unit}，{weightWords(box.grams)}
      </p>
      <dl>
        <dt>送达地点</dt>
        <dd>{box.to}</dd>
        <dt>接收单位</dt>
        <dd>{box.receiver}</dd>
        <dt>运输路线</dt>
        <dd>{box.route}</dd>
        <dt>发出</dt>
        <dd>
          {box.from}，{box.issuedOn}
        </dd>
        <dt>箱号</dt>
        <dd>
          第 {box.box} 箱，共 {box.boxes} 箱
        </dd>
        <dt>调拨单</dt>
        <dd>{box.order}</dd>
        <dt>用途</dt>
        <dd>{box.purpose}</dd>
      </dl>
    </>
  );
}
