import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { QrCode } from '../../web/qr/qr-code.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { problemWords } from '../../web/words/problem.ts';
import { weightWords } from './box-words.ts';
import { type BoxLabel, renewLabels } from './dispatch.endpoints.ts';
import { labelsQuery } from './stock-queries.web.ts';
import './resources.css';

/** The labels of a dispatch on a sheet to print: what, how heavy, from where to where, and a code that anyone may scan. */
export function BoxLabelsPage() {
  usePageTitle('箱签');
  const { id = '' } = useParams({ strict: false });
  const queries = useQueryClient();
  const { data } = useQuery({ ...labelsQuery(id), throwOnError: true });
  const renewing = useMutation({
    mutationFn: (again: boolean) => api.call(renewLabels, { id, again }),
    onSuccess: () => queries.invalidateQueries({ queryKey: labelsQuery(id).queryKey }),
  });
  if (!data) return <PageSkeleton />;
  return (
    <div className="page">
      <header className="page-head screen-only">
        <div>
          <h1>箱签</h1>
          <p className="quiet">
            {data.labels.length} 张。扫码不用登录，可看内装物资、重量、路线和送达地点，不含人员信息。
          </p>
        </div>
        <div className="row-of">
          <Anchor href={`/dispatches/${id}`}>回到调拨单</Anchor>
          <Button onClick={() => renewing.mutate(true)} loading={renewing.isPending}>
            停用并换发
          </Button>
          <Button onClick={() => renewing.mutate(false)} disabled={data.labels.length === 0}>
            全部停用
          </Button>
          <Button type="primary" onClick={() => window.print()}>
            打印
          </Button>
        </div>
      </header>
      {renewing.error && (
        <p className="notice" role="alert">
          {problemWords(renewing.error)}
        </p>
      )}
      {data.labels.length === 0 && <p className="quiet">没有在用的箱签。要重新打印请点“停用并换发”。</p>}
      <div className="labels">
        {data.labels.map(({ code, content }) => (
          <Label key={code} code={code} content={content} />
        ))}
      </div>
    </div>
  );
}

function Label({ code, content }: { readonly code: string; readonly content: BoxLabel }) {
  return (
    <article className="label">
      <h2>
        {content.goods} {content.pieces} {content.unit}
      </h2>
      <p className="to">送：{content.to}</p>
      <p>收：{content.receiver}</p>
      <p>发：{content.from}</p>
      <p>
        第 {content.box} 箱／共 {content.boxes} 箱，{weightWords(content.grams)}
      </p>
      <p className="quiet">{content.order}</p>
      <QrCode url={`${location.origin}/box/${code}`} />
    </article>
  );
}
