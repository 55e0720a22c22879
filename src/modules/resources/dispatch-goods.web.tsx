import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { AnyRow } from '../../kernel/ledger.ts';
import { parse } from '../../kernel/schema.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { issueDispatch, receiveDispatch } from './dispatch.endpoints.ts';
import { dispatchLine } from './dispatch.ledger.ts';
import { boardQuery, catalogueQuery } from './stock-queries.web.ts';
import { WorkTable } from '../../web/around/work-table.tsx';

type Typed = Readonly<
  Record<string, { readonly first?: number | null; readonly damaged?: number | null; readonly why?: string }>
>;

/** The goods of a dispatch: to be issued, to be received, or as they were; a difference stands out and is explained. */
export function DispatchGoods({ answer, mayWork }: { readonly answer: RowAnswer; readonly mayWork: boolean }) {
  const { row } = answer;
  const { data } = useQuery({
    queryKey: [dispatchLine.name, 'of', row.id],
    queryFn: () => api.list(dispatchLine, { where: { dispatch: row.id }, sort: 'id', limit: 200 }),
  });
  const lines = data?.rows ?? [];
  if (row.state === 'approved' && mayWork) return <Issue key={row.version} row={row} lines={lines} />;
  if (row.state === 'issued' && mayWork) return <Receive key={row.version} row={row} lines={lines} />;
  return <Read lines={lines} />;
}

function useUnits(): (id: unknown) => string {
  const { data } = useQuery(catalogueQuery);
  const units = new Map((data?.supplies ?? []).map(({ id, unit }) => [id, unit]));
  return (id) => units.get(textOf(id)) ?? '';
}

function Read({ lines }: { readonly lines: readonly AnyRow[] }) {
  const unitOf = useUnits();
  return (
    <section className="work-section">
      <h2>物资</h2>
      <WorkTable heads={['物资', '申请', '出库', '完好签收', '差异']} numbers={['申请', '出库', '完好签收']}>
        {lines.map((line) => {
          const short = line['received'] === null ? 0 : Number(line['issued']) - Number(line['received']);
          return (
            <tr key={line.id} className={short > 0 ? 'differs' : undefined}>
              <th scope="row">{textOf(line['name'])}</th>
              <td data-label="申请" className="number">
                {words(line['asked'])} {unitOf(line['supply'])}
              </td>
              <td data-label="出库" className="number">
                {words(line['issued'])}
              </td>
              <td data-label="完好签收" className="number">
                {words(line['received'])}
              </td>
              <td data-label="差异">
                {short > 0 && `少 ${short}（破损 ${Number(line['damaged'])}）：${textOf(line['explanation'])}`}
              </td>
            </tr>
          );
        })}
      </WorkTable>
    </section>
  );
}

interface Working {
  readonly row: AnyRow;
  readonly lines: readonly AnyRow[];
}

function useWork(send: () => Promise<unknown>) {
  const queries = useQueryClient();
  const work = useMutation({ mutationFn: send, onSuccess: () => queries.invalidateQueries() });
  return {
    faults: fieldProblems(work.error),
    trouble: work.error === null ? null : problemWords(work.error),
    isSending: work.isPending,
    go: () => {
      if (!work.isPending) work.mutate();
    },
  };
}

function Issue({ row, lines }: Working) {
  const unitOf = useUnits();
  const { data: board } = useQuery(boardQuery(null));
  const [typed, setTyped] = useState<Typed>({});
  const [carrier, setCarrier] = useState('');
  const [route, setRoute] = useState('');
  const lying = (supply: unknown) => {
    const cell = board?.cells.find((each) => each.supply === supply && each.storage === row['storage']);
    return cell ? cell.quantity - cell.expired : 0;
  };
  const amountOf = (line: AnyRow) => {
    const given = typed[line.id]?.first;
    return given === undefined ? Math.min(Number(line['asked']), lying(line['supply'])) : given;
  };
  const work = useWork(async () => {
    const asked = { id: row.id, version: row.version, carrier, route };
    const amounts = lines.map((line) => ({ id: line.id, issued: amountOf(line) }));
    return api.call(issueDispatch, parse(issueDispatch.input, { ...asked, lines: amounts }));
  });
  return (
    <section className="work-section" aria-label="出库">
      <h2>出库</h2>
      {work.trouble !== null && (
        <p className="notice" role="alert">
          {work.trouble}
        </p>
      )}
      <WorkTable heads={['物资', '申请', '在库可用', '出库数量']} numbers={['申请', '在库可用']}>
        {lines.map((line, at) => (
          <tr key={line.id}>
            <th scope="row">{textOf(line['name'])}</th>
            <td data-label="申请" className="number">
              {Number(line['asked'])} {unitOf(line['supply'])}
            </td>
            <td data-label="在库可用" className="number">
              {lying(line['supply'])}
            </td>
            <td data-label="出库数量">
              <InputNumber<number>
                aria-label={`${textOf(line['name'])}出库数量`}
                min={0}
                precision={0}
                controls={false}
                value={amountOf(line)}
                onChange={(first) => setTyped((now) => ({ ...now, [line.id]: { first } }))}
              />
              {work.faults[`lines.${at}.issued`] && <p className="field-error">{work.faults[`lines.${at}.issued`]}</p>}
            </td>
          </tr>
        ))}
      </WorkTable>
      <div className="slip-facts">
        <label className="field">
          承运车辆及司机
          <Input value={carrier} onChange={(event) => setCarrier(event.target.value)} />
          {work.faults['carrier'] && <span className="field-error">{work.faults['carrier']}</span>}
        </label>
        <label className="field">
          运输路线
          <Input value={route} onChange={(event) => setRoute(event.target.value)} />
          {work.faults['route'] && <span className="field-error">{work.faults['route']}</span>}
        </label>
      </div>
      <p className="quiet">先出有效期最近的批次；出库后按每箱数量生成箱签。</p>
      <Button type="primary" loading={work.isSending} onClick={work.go}>
        出库
      </Button>
    </section>
  );
}

function Receive({ row, lines }: Working) {
  const unitOf = useUnits();
  const [typed, setTyped] = useState<Typed>({});
  const [signedBy, setSignedBy] = useState('');
  const set = (id: string, part: Typed[string]) => setTyped((now) => ({ ...now, [id]: { ...now[id], ...part } }));
  const of = (line: AnyRow) => {
    const { first, damaged = 0, why = '' } = typed[line.id] ?? {};
    return { received: first === undefined ? Number(line['issued']) : first, damaged, why };
  };
  const work = useWork(async () => {
    const arrived = lines.map((line) => {
      const { received, damaged, why } = of(line);
      return { id: line.id, received, damaged, explanation: why.trim() || null };
    });
    const asked = { id: row.id, version: row.version, signedBy, lines: arrived };
    return api.call(receiveDispatch, parse(receiveDispatch.input, asked));
  });
  return (
    <section className="work-section" aria-label="签收">
      <h2>签收</h2>
      {work.trouble !== null && (
        <p className="notice" role="alert">
          {work.trouble}
        </p>
      )}
      <WorkTable heads={['物资', '出库', '完好', '破损', '短缺破损说明']} numbers={['出库']}>
        {lines.map((line, at) => {
          const { received, damaged, why } = of(line);
          const name = textOf(line['name']);
          const fault = work.faults[`lines.${at}.explanation`];
          return (
            <tr key={line.id} className={received === Number(line['issued']) ? undefined : 'differs'}>
              <th scope="row">{name}</th>
              <td data-label="出库" className="number">
                {Number(line['issued'])} {unitOf(line['supply'])}
              </td>
              <td data-label="完好">
                <InputNumber<number>
                  aria-label={`${name}完好数量`}
                  min={0}
                  precision={0}
                  controls={false}
                  value={received}
                  onChange={(first) => set(line.id, { first })}
                />
              </td>
              <td data-label="破损">
                <InputNumber<number>
                  aria-label={`${name}破损数量`}
                  min={0}
                  precision={0}
                  controls={false}
                  value={damaged}
                  onChange={(count) => set(line.id, { damaged: count })}
                />
              </td>
              <td data-label="短缺破损说明">
                <Input
                  aria-label={`${name}说明`}
                  value={why}
                  onChange={(event) => set(line.id, { why: event.target.value })}
                />
                {fault && <p className="field-error">{fault}</p>}
              </td>
            </tr>
          );
        })}
      </WorkTable>
      <label className="field">
        签收人
        <Input value={signedBy} onChange={(event) => setSignedBy(event.target.value)} />
        {work.faults['signedBy'] && <span className="field-error">{work.faults['signedBy']}</span>}
      </label>
      <Button type="primary" loading={work.isSending} onClick={work.go}>
        签收
      </Button>
    </section>
  );
}

const words = (value: unknown) => (value === null ? '—' : String(Number(value)));
