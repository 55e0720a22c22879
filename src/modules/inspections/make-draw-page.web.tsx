import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { addDays } from '../../kernel/calendar.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { Labelled } from '../../web/board/labelled.tsx';
import { useNow } from '../../web/clock.ts';
import { DayInput } from '../../web/dates/date-input.tsx';
import { areasQuery } from '../../web/names.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { CandidateTable } from './candidate-table.web.tsx';
import { DrawPoolForm } from './draw-pool-form.web.tsx';
import { makeDraw, type PoolAsked, showPool, usualWeights } from './draw.endpoints.ts';
import { draw } from './draw.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/form.css';
import '../../web/ledger/list.css';

const firstPool: PoolAsked = {
  sectors: [],
  scales: [],
  town: null,
  weights: usualWeights,
  restDays: 90,
  skipFull: true,
  leaveOut: [],
};

interface Head {
  readonly name: string;
  readonly sitesWanted: number | null;
  readonly inspectorsEach: number | null;
  readonly visitBy: string;
}

/** Sets the pool of a double-random draw, shows who is in it, and draws. */
export function MakeDrawPage() {
  usePageTitle('双随机抽取');
  const { today } = useNow();
  const router = useRouter();
  const queries = useQueryClient();
  const { data: areas = [] } = useQuery(areasQuery);
  const [id] = useState(uuidv7);
  const [pool, setPool] = useState(firstPool);
  const [asked, setAsked] = useState<PoolAsked>();
  const [head, setHead] = useState<Head>({
    name: `${Number(today.slice(5, 7))}月双随机抽查`,
    sitesWanted: 10,
    inspectorsEach: 2,
    visitBy: addDays(today, 30),
  });
  const shown = useQuery({
    queryKey: [draw.name, 'pool', asked],
    queryFn: () => api.call(showPool, { pool: asked ?? firstPool }),
    enabled: asked !== undefined,
  });
  const sending = useMutation({
    mutationFn: () => api.call(makeDraw, parse(makeDraw.input, { id, ...head, pool })),
    onSuccess: async () => {
      await queries.invalidateQueries();
      router.history.replace(`/draws/${id}`);
    },
  });
  const change = (part: Partial<PoolAsked>) => {
    const next = { ...pool, ...part };
    setPool(next);
    if (asked) setAsked(next);
  };
  const leaveOut = (who: string, reason: string | null) =>
    change({
      leaveOut: [...pool.leaveOut.filter((each) => each.id !== who), ...(reason === null ? [] : [{ id: who, reason }])],
    });
  const faults = fieldProblems(sending.error ?? shown.error);
  const trouble = sending.error ?? shown.error;
  const able = (shown.data?.sites ?? []).filter(({ weight, excluded }) => weight > 0 && excluded === null).length;
  return (
    <div className="page">
      <header className="page-head">
        <h1>双随机抽取</h1>
      </header>
      {trouble && (
        <p className="notice" role="alert">
          {problemWords(trouble)}
        </p>
      )}
      <section className="board-section form" aria-label="抽查范围">
        <h2>一、抽谁</h2>
        <DrawPoolForm
          pool={pool}
          towns={areas.map((area) => area.id).filter((code) => code.length === 9)}
          onChange={change}
        />
        <Button onClick={() => setAsked(pool)} disabled={pool.sectors.length === 0} loading={shown.isFetching}>
          列出待抽名单
        </Button>
      </section>
      {shown.data && (
        <section className="board-section" aria-label="待抽名单">
          <h2>
            二、待抽单位 {able} 家，执法人员 {shown.data.inspectors.filter(({ excluded }) => excluded === null).length}{' '}
            人
          </h2>
          <CandidateTable label="单位" rows={shown.data.sites} onLeaveOut={leaveOut} />
          <CandidateTable label="执法人员" rows={shown.data.inspectors} onLeaveOut={leaveOut} />
        </section>
      )}
      {shown.data && (
        <form
          className="board-section form"
          aria-label="抽取"
          onSubmit={(event) => {
            event.preventDefault();
            if (!sending.isPending) sending.mutate();
          }}
        >
          <h2>三、抽取</h2>
          <div className="board-fields">
            <Labelled name="name" label="抽查名称" fault={faults['name']}>
              {(field) => (
                <Input id={field} value={head.name} onChange={(e) => setHead({ ...head, name: e.target.value })} />
              )}
            </Labelled>
            <Labelled name="sitesWanted" label="抽取家数" fault={faults['sitesWanted']}>
              {(field) => (
                <InputNumber<number>
                  id={field}
                  min={1}
                  max={500}
                  precision={0}
                  value={head.sitesWanted}
                  onChange={(sitesWanted) => setHead({ ...head, sitesWanted })}
                />
              )}
            </Labelled>
            <Labelled name="inspectorsEach" label="每家派几人" fault={faults['inspectorsEach']}>
              {(field) => (
                <InputNumber<number>
                  id={field}
                  min={2}
                  max={6}
                  precision={0}
                  value={head.inspectorsEach}
                  onChange={(inspectorsEach) => setHead({ ...head, inspectorsEach })}
                />
              )}
            </Labelled>
            <Labelled name="visitBy" label="检查截止日期" fault={faults['visitBy']}>
              {(field) => (
                <DayInput
                  id={field}
                  min={today}
                  value={head.visitBy}
                  onChange={(visitBy) => setHead({ ...head, visitBy: visitBy ?? '' })}
                />
              )}
            </Labelled>
          </div>
          <p className="quiet">
            抽取后名单、权重、随机种子一并留存，任何人都能重算验证；不满意也不能删除重抽，只能注明原因作废。
          </p>
          <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={able === 0}>
            抽取
          </Button>
        </form>
      )}
    </div>
  );
}
