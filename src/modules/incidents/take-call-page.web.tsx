import { useMutation } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { draftSchema, parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { useRow } from '../../web/around/use-row.ts';
import { serverNow, useNow } from '../../web/clock.ts';
import { useForm } from '../../web/draft/use-form.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { type Column, columnOf } from '../../web/fields/column.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { FormFrame } from '../../web/ledger/form-frame.tsx';
import { focusField, onFormKeys } from '../../web/ledger/form-keys.ts';
import { type KeyLine, KeySheet } from '../../web/keys/key-sheet.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { clockWords, recentWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { incidentCall } from './call.ledger.ts';
import { raiseIncident } from './incident.endpoints.ts';
import { incident } from './incident.ledger.ts';
import { Others, Questions } from './call-aside.web.tsx';
import { draftOfCall, keepCall, useKeptCall } from './use-call.web.ts';
import '../../web/ledger/row.css';
import '../../web/around/work.css';
import './incidents.css';

const asked = [
  'heard',
  'kind',
  'district',
  'placeWords',
  'occurredAt',
  'dead',
  'missing',
  'injured',
  'trapped',
  'measures',
  'caller',
  'callerUnit',
  'callerPhone',
  'callerTold',
  'place',
] as const;
const columns: readonly Column[] = asked.flatMap((name) => {
  const column = columnOf(incidentCall, name);
  return column ? [{ ...column, group: column.name === 'place' ? '地图位置（可不填）' : (column.group ?? '') }] : [];
});

const keys: readonly KeyLine[] = [
  ['Enter', '下一栏'],
  ['Ctrl + Enter', '立为事件'],
  ['Tab', '跳到下一栏或下一个按钮'],
  ['F8', '一般来电，已答复'],
  ['F9', '先放下，回到值班看板'],
];

/** A call as it comes in: typed by the keyboard alone, kept at every pause, and raised to an incident with one key. */
export const TakeCallPage = () => <Taking what="take" start={() => ({ callId: uuidv7(), receivedAt: serverNow() })} />;

/** A call that somebody began and left: what was heard stands in the form, whoever goes on with it. */
export function ContinueCallPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(incidentCall, id);
  if (!answer) return <PageSkeleton />;
  const { row } = answer;
  if (row.state !== 'taking')
    return (
      <div className="page">
        <h1>{incidentCall.label}</h1>
        <p>
          这通来电已经处理（{incidentCall.states[row.state as 'noted']}）。
          <Anchor href={rowPath(incidentCall, id)}>查看来电记录</Anchor>
        </p>
      </div>
    );
  // What is sealed is shown masked: it stays as it is unless it is typed anew.
  const told = asked.filter((name) => name !== 'callerPhone' && row[name] !== null).map((name) => [name, row[name]]);
  const start = { callId: id, receivedAt: row['receivedAt'], ...Object.fromEntries(told) };
  return <Taking key={id} what={`take:${id}`} start={() => start} />;
}

const keptWords = {
  nothing: '写下“什么事”就会保存，电话断了也不会丢',
  here: '已存在本机，正在保存到服务器',
  cut: '连接不上服务器，已存在本机；连上后自动保存',
  server: '已保存，值班看板上同事也能看到',
} as const;

interface TakingProps {
  readonly what: string;
  readonly start: () => Readonly<Record<string, unknown>>;
}

function Taking({ what, start }: TakingProps) {
  usePageTitle('接报');
  const router = useRouter();
  const at = useRef<HTMLFormElement>(null);
  const [isOver, setOver] = useState(false);
  const { today } = useNow();
  const form = useForm({
    ledger: incidentCall,
    what,
    seen: null,
    start: start(),
    send: ({ id, values }) =>
      api.call(raiseIncident, {
        id,
        call: textOf(values['callId']),
        version: null,
        draft: parse(draftSchema(incidentCall), draftOfCall(values)),
      }),
    onDone: ({ id }) => {
      setOver(true);
      void router.history.push(rowPath(incident, id));
    },
  });
  const call = textOf(form.values['callId']);
  const kept = useKeptCall(call, form.values, {
    isOver: isOver || form.isSaving,
    isThere: form.keptAt === null,
  });
  /** Keeps the call once more and leaves it: as what it turned out to be, or open for later. */
  const leaving = useMutation({
    mutationFn: async ({ step, input }: Leave) => {
      const row = await keepCall(call, draftOfCall(form.values));
      if (step !== null && row.state === 'taking') await api.take(incidentCall, call, step, row.version, input);
    },
    onSuccess: (_, { to }) => {
      setOver(true);
      form.drop();
      void router.history.push(to);
    },
  });
  const isHeard = Boolean(form.values['heard']);
  const leave = (about: Leave) => {
    if (isHeard && !leaving.isPending) leaving.mutate(about);
  };
  const asOrdinary = () => leave({ step: 'settle', input: { outcome: '一般来电，已答复' }, to: '/board' });
  const aside = () => leave({ step: null, input: {}, to: '/board' });
  const onKeys = (event: KeyboardEvent<HTMLFormElement>) => {
    const act = { F8: asOrdinary, F9: aside }[event.key];
    if (!act) return onFormKeys(event, form.save);
    event.preventDefault();
    return act();
  };
  return (
    <div className="page take-call">
      <header className="page-head">
        <div>
          <h1>接报</h1>
          <p className="quiet">
            {clockWords(textOf(form.values['receivedAt']))} 接听。
            <span role="status">{keptWords[kept]}</span>
            {form.keptAt !== null && `；已恢复 ${recentWords(form.keptAt, today)} 没有处理完的来电`}
          </p>
        </div>
        <div className="key-legend" aria-label="按键">
          <kbd>Enter</kbd> 下一栏 <kbd>Ctrl</kbd>+<kbd>Enter</kbd> 立为事件 <kbd>F9</kbd> 先放下{' '}
          <KeySheet keys={keys} />
        </div>
      </header>
      <div className="row-columns">
        <FormFrame
          form={form}
          ledger={incidentCall}
          columns={columns}
          label="接报"
          at={at}
          begins="heard"
          tellsKept={false}
          onKeys={onKeys}
          onCancel={aside}
        >
          <div className="form-end">
            <Button type="primary" htmlType="submit" loading={form.isSaving}>
              立为事件
            </Button>
            <Button disabled={!isHeard} loading={leaving.isPending} onClick={asOrdinary}>
              一般来电，已答复
            </Button>
            <Button disabled={!isHeard} onClick={aside} title="已记下的内容留在来电记录中，十分钟内会提醒处理">
              先放下
            </Button>
          </div>
          {leaving.error !== null && (
            <p className="field-error" role="alert">
              {problemWords(leaving.error)}。写下的内容还在本页
            </p>
          )}
        </FormFrame>
        <aside>
          <Questions values={form.values} onAsk={(name) => focusField(at.current, name)} />
          <Others
            call={call}
            values={form.values}
            onJoin={(id) => leave({ step: 'join', input: { incident: id }, to: rowPath(incident, id) })}
          />
        </aside>
      </div>
    </div>
  );
}

interface Leave {
  readonly step: 'join' | 'settle' | null;
  readonly input: object;
  readonly to: string;
}
