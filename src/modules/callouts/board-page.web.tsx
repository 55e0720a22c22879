import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { Tiles } from '../../web/board/tiles.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { useAreaNames } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { callBoard, type CallBoard, endCall } from './board.endpoints.ts';
import { callOut } from './callout.ledger.ts';
import { ChannelStrip } from './channel-strip.web.tsx';
import { standingOf } from './chain-words.ts';
import { doorKnock } from './door-knock.ledger.ts';
import { WorkTable } from '../../web/around/work-table.tsx';
import '../../web/ledger/list.css';
import './callouts.css';

/** A call-out as it goes on: how many are how far, by town, and who is not reached, largest consequence first. */
export function CallBoardPage() {
  const { id = '' } = useParams({ strict: false });
  const { data } = useQuery({
    queryKey: [callOut.name, 'board', id],
    queryFn: () => api.call(callBoard, { id }),
    throwOnError: true,
  });
  usePageTitle(data?.subject ?? callOut.label);
  return data ? <Board board={data} /> : <PageSkeleton />;
}

function Board({ board }: { readonly board: CallBoard }) {
  const { today } = useNow();
  const { all } = board;
  const left = all.people - all.reached;
  return (
    <div className="page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(callOut)}>{callOut.label}</Anchor>
      </nav>
      <header className="page-head">
        <div>
          <h1>{board.subject}</h1>
          <p className="quiet">
            {board.number}，{momentWords(board.startedAt, today)} 开始
            {board.endedAt !== null && `，${momentWords(board.endedAt, today)} 结束`}
            {board.secondsPerCall !== null && `，每通电话平均 ${board.secondsPerCall} 秒`}
          </p>
        </div>
        {board.mayEnd && <End id={board.id} left={left} />}
      </header>
      <ChannelStrip />
      <p className="call-said">{board.message}</p>
      <div className="call-tiles">
        <Tiles
          tiles={[
            { words: '未叫应', count: left, unit: '人', isGrave: true, more: `共 ${all.people} 人` },
            { words: '已发出', count: all.sent, unit: '人' },
            { words: '已接听', count: all.answered, unit: '人' },
            { words: '听完', count: all.heard, unit: '人' },
            { words: '已确认', count: all.reached, unit: '人' },
            { words: '已到岗', count: all.inPosition, unit: '人' },
            ...(all.inCharge > 0
              ? [{ words: '已转移', count: all.moved, unit: '人', more: `应转移 ${all.inCharge} 人` }]
              : []),
            {
              words: '上门叫醒',
              count: all.doors,
              unit: '人',
              isGrave: true,
              href: listPath(doorKnock, { callOut: board.id }),
            },
          ]}
        />
      </div>
      <Unreached board={board} />
      <Towns towns={board.towns} />
    </div>
  );
}

function Unreached({ board: { unreached, all } }: { readonly board: CallBoard }) {
  const areaName = useAreaNames();
  const left = all.people - all.reached;
  if (left === 0) return <p className="board-good">{all.people} 人全部叫应。</p>;
  return (
    <section className="work-section" aria-label="未叫应人员">
      <h2>未叫应人员</h2>
      {left > unreached.length && <p className="quiet">先列负责人数最多的 {unreached.length} 人</p>}
      <WorkTable heads={['姓名', '职务或责任', '所在地', '负责人数', '情况']} numbers={['负责人数']}>
        {unreached.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <Anchor href={`/called/${person.id}`}>{person.name}</Anchor>
            </th>
            <td data-label="职务或责任">{person.post}</td>
            <td data-label="所在地">{areaName(person.area)}</td>
            <td data-label="负责人数" className="number">
              {person.inCharge === 0 ? '—' : person.inCharge}
            </td>
            <td data-label="情况">{standingOf(person)}</td>
          </tr>
        ))}
      </WorkTable>
    </section>
  );
}

function Towns({ towns }: { readonly towns: CallBoard['towns'] }) {
  const areaName = useAreaNames();
  return (
    <section className="work-section" aria-label="各乡镇">
      <h2>各乡镇</h2>
      <table className="work-table">
        <thead>
          <tr>
            {['乡镇', '应叫', '接听', '听完', '确认', '未叫应', '到岗', '转移'].map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? undefined : 'number'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {towns.map((town) => (
            <tr key={town.town}>
              <th scope="row">{areaName(town.town)}</th>
              <Cell label="应叫" value={town.people} />
              <Cell label="接听" value={town.answered} />
              <Cell label="听完" value={town.heard} />
              <Cell label="确认" value={town.reached} />
              <Cell label="未叫应" value={town.people - town.reached} />
              <Cell label="到岗" value={town.inPosition} />
              <Cell label="转移" value={town.inCharge === 0 ? '—' : `${town.moved}/${town.inCharge}`} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Cell = ({ label, value }: { readonly label: string; readonly value: number | string }) => (
  <td className="number" data-label={label}>
    {value}
  </td>
);

/** Ending asks once, with what it means in figures. */
function End({ id, left }: { readonly id: string; readonly left: number }) {
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const doing = useDoing();
  if (!isAsking) return <Button onClick={() => setAsking(true)}>{endCall.label}</Button>;
  return (
    <form
      className="board-tools"
      onSubmit={(event) => {
        event.preventDefault();
        void doing.run(async () => void (await api.call(endCall, { id, note })));
      }}
    >
      {left > 0 && <p>还有 {left} 人未叫应，结束后不再呼叫。</p>}
      {doing.trouble !== undefined && <p role="alert">{doing.trouble}</p>}
      <Input
        aria-label="结束说明"
        placeholder="结束说明，如：险情解除"
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="primary" htmlType="submit" loading={doing.busy}>
        {endCall.label}
      </Button>
      <Button onClick={() => setAsking(false)}>继续叫应</Button>
    </form>
  );
}
