import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { dayOf } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { rowPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { useAreaNames, useMe, useRoles } from '../../web/names.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { keepApart, likelyDuplicates, removeDuplicates } from './building.endpoints.ts';
import { building } from './building.ledger.ts';
import { VillageChoice } from './village-choice.web.tsx';
import '../../web/ledger/list.css';
import '../../web/around/work.css';
import './buildings.css';

const likenessWords = { code: '排查编号相同', address: '地址相同', place: '位置相近' } as const;

/** The buildings of a village that may be one: somebody says which stays, the others are taken off as registered twice. */
export function DuplicatesPage() {
  usePageTitle(likelyDuplicates.label);
  const router = useRouter();
  const me = useMe();
  const own = me.posts.find(({ area }) => area.length === 12)?.area;
  const within = new URLSearchParams(useLocation().searchStr).get('within') ?? own;
  const { data, isPending, error } = useQuery({
    queryKey: [building.name, 'duplicates', within],
    queryFn: () => api.call(likelyDuplicates, { within: within ?? '' }),
    enabled: within !== undefined,
  });
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{likelyDuplicates.label}</h1>
          <p className="quiet">
            排查编号相同、地址写法相同或者位置相近的房屋；选出保留的一栋，其余按重复登记核减；不是同一栋的，认定后不再列出
          </p>
        </div>
      </header>
      <VillageChoice
        value={within ?? null}
        onChange={(village) => router.history.replace(`/building-duplicates?within=${village}`)}
      />
      {error && (
        <p className="notice" role="alert">
          {problemWords(error)}
        </p>
      )}
      {within !== undefined && isPending && <p className="quiet">正在比对</p>}
      {data && (
        <p role="status" className="duplicates-told">
          比对 {data.compared} 栋，
          {data.clusters.length === 0 ? '没有疑似重复的房屋' : `疑似重复 ${data.clusters.length} 组`}
        </p>
      )}
      {data?.clusters.map((cluster) => (
        <Cluster key={cluster.rows.map(({ id }) => id).join()} cluster={cluster} metres={data.metres} />
      ))}
    </div>
  );
}

type Found = z.infer<typeof likelyDuplicates.output>['clusters'][number];

function Cluster({ cluster: { likenesses, rows }, metres }: { readonly cluster: Found; readonly metres: number }) {
  const { today } = useNow();
  const areaName = useAreaNames();
  const queries = useQueryClient();
  const mayRemove = useRoles().some((role) => removeDuplicates.by.includes(role));
  const [keep, setKeep] = useState<string>();
  const removing = useMutation({
    mutationFn: () =>
      api.call(removeDuplicates, {
        keep: keep ?? '',
        others: rows.filter(({ id }) => id !== keep).map(({ id, version }) => ({ id, version })),
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: [building.name] }),
  });
  const keeping = useMutation({
    mutationFn: () => api.call(keepApart, { ids: rows.map(({ id }) => id) }),
    onSettled: () => queries.invalidateQueries({ queryKey: [building.name] }),
  });
  const error = removing.error ?? keeping.error;
  return (
    <section className="work-section duplicates" aria-label={`疑似重复：${rows[0]?.address ?? ''}`}>
      <h2>{likenesses.map((each) => (each === 'place' ? `相距 ${metres} 米以内` : likenessWords[each])).join('、')}</h2>
      <Radio.Group value={keep} onChange={(event) => setKeep(String(event.target.value))}>
        {rows.map((row) => (
          <div key={row.id} className="duplicate">
            <Radio value={row.id}>保留 {row.surveyCode}</Radio>
            <Anchor href={rowPath(building, row.id)}>{row.address}</Anchor>
            <StateMark ledger={building} state={row.state} />
            <span className="quiet">
              {areaName(row.area)}　{dayWords(dayOf(row.createdAt), today)}登记
            </span>
          </div>
        ))}
      </Radio.Group>
      {error && (
        <p className="notice" role="alert">
          {problemWords(error)}
        </p>
      )}
      {mayRemove && (
        <div className="row-of">
          <Button disabled={keep === undefined} loading={removing.isPending} onClick={() => removing.mutate()}>
            其余 {rows.length - 1} 栋核减为重复登记
          </Button>
          <Button loading={keeping.isPending} onClick={() => keeping.mutate()}>
            不是同一栋，都保留
          </Button>
        </div>
      )}
    </section>
  );
}
