import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { draftSchema, parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { serverNow, useNow } from '../../web/clock.ts';
import { useForm } from '../../web/draft/use-form.ts';
import { type Column, columnOf, inGroups } from '../../web/fields/column.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { FormField } from '../../web/ledger/form-field.tsx';
import { focusField, onFormKeys } from '../../web/ledger/form-keys.ts';
import { FormSummary } from '../../web/ledger/form-summary.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { clockWords, recentWords } from '../../web/words/moment.ts';
import { incidentCall } from './call.ledger.ts';
import { likelySame, raiseIncident } from './incident.endpoints.ts';
import { incident } from './incident.ledger.ts';
import { draftOfCall, useKeptCall } from './use-call.web.ts';
import '../../web/ledger/form.css';
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

/** What is asked next on the telephone, in the order in which it matters, as long as it is not known. */
const questions: Readonly<Record<string, string>> = {
  kind: '是什么事？（类别）',
  district: '在哪个乡镇、村？',
  placeWords: '具体什么地方？旁边有什么？',
  occurredAt: '什么时候发生的？',
  dead: '有没有人死亡？',
  missing: '有没有人失联？',
  injured: '有没有人受伤？',
  trapped: '还有没有人被困？',
  measures: '现在采取了什么措施？',
  caller: '您叫什么名字、什么职务？',
  callerPhone: '怎么再联系您？',
  callerTold: '您还向谁报告过？',
};

/** A call as it comes in: typed by the keyboard alone, kept at every pause, and raised to an incident with one key. */
export function TakeCallPage() {
  usePageTitle('接报');
  const router = useRouter();
  const prefix = useId();
  const at = useRef<HTMLFormElement>(null);
  const [isOver, setOver] = useState(false);
  const { today } = useNow();
  const form = useForm({
    ledger: incidentCall,
    what: 'take',
    seen: null,
    start: { callId: uuidv7(), receivedAt: serverNow() },
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
  useKeptCall(call, form.values, isOver || form.isSaving);
  useEffect(() => focusField(at.current, 'heard'), []);
  const leave = (to: string) => {
    setOver(true);
    form.drop();
    void router.history.push(to);
  };
  const settle = async (step: 'join' | 'settle', input: object, to: string) => {
    const draft = draftOfCall(form.values);
    const there = await api.row(incidentCall, call).catch(() => api.create(incidentCall, call, draft));
    const kept = there.row.state === 'taking' ? await api.update(incidentCall, call, there.row.version, draft) : there;
    await api.take(incidentCall, call, step, kept.row.version, input);
    leave(to);
  };
  return (
    <div className="page take-call">
      <header className="page-head">
        <div>
          <h1>接报</h1>
          <p className="quiet">
            {clockWords(textOf(form.values['receivedAt']))} 接听。写下“什么事”就已保存，电话断了也不会丢
            {form.keptAt !== null && `；已恢复 ${recentWords(form.keptAt, today)} 没有处理完的来电`}
          </p>
        </div>
        <p className="key-legend" aria-label="按键">
          <kbd>Enter</kbd> 下一栏 <kbd>Ctrl</kbd>+<kbd>Enter</kbd> 立为事件 <kbd>Tab</kbd> 跳栏
        </p>
      </header>
      <div className="row-columns">
        <form
          ref={at}
          className="form"
          noValidate
          aria-label="接报"
          onKeyDown={(event) => onFormKeys(event, form.save)}
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          {form.trouble !== null && (
            <FormSummary
              key={form.trouble}
              trouble={form.trouble}
              problems={form.problems}
              columns={columns}
              onJump={(name) => focusField(at.current, name)}
            />
          )}
          {inGroups(columns).map(([group, fields]) => (
            <fieldset key={group}>
              <legend>{group}</legend>
              {fields.map((column) => (
                <FormField
                  key={column.name}
                  form={prefix}
                  column={column}
                  value={form.values[column.name] ?? null}
                  problem={form.problems[column.name]}
                  of={{ ledger: incidentCall, id: '', titles: {} }}
                  update={form.update}
                />
              ))}
            </fieldset>
          ))}
          <div className="form-end">
            <Button type="primary" htmlType="submit" loading={form.isSaving}>
              立为事件
            </Button>
            <Button
              disabled={!form.values['heard']}
              onClick={() => void settle('settle', { outcome: '一般来电，已答复' }, '/board')}
            >
              一般来电，已答复
            </Button>
            <Button
              disabled={!form.values['heard']}
              onClick={() => leave('/board')}
              title="已记下的内容留在来电记录中，十分钟内会提醒处理"
            >
              先放下
            </Button>
          </div>
        </form>
        <aside>
          <Questions values={form.values} onAsk={(name) => focusField(at.current, name)} />
          <Others
            call={call}
            values={form.values}
            onJoin={(id) => void settle('join', { incident: id }, rowPath(incident, id))}
          />
        </aside>
      </div>
    </div>
  );
}

function Questions(about: {
  readonly values: Readonly<Record<string, unknown>>;
  readonly onAsk: (name: string) => void;
}) {
  const open = Object.entries(questions).filter(([name]) => (about.values[name] ?? null) === null);
  return (
    <section className="work-section" aria-label="还要问">
      <h2>还要问</h2>
      {open.length === 0 && <p className="quiet">要素已经问全。</p>}
      <ul className="ask-next">
        {open.slice(0, 6).map(([name, words]) => (
          <li key={name}>
            <button type="button" tabIndex={-1} onClick={() => about.onAsk(name)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet">一时问不到的先空着，不清楚不等于没有；缺的要素会继续提醒核实。</p>
    </section>
  );
}

function Others(about: {
  readonly call: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly onJoin: (id: string) => void;
}) {
  const { values, call } = about;
  const input = {
    call,
    kind: raiseKind(values['kind']),
    occurredAt: textOf(values['occurredAt']) || null,
    district: textOf(values['district']) || null,
    placeWords: textOf(values['placeWords']).trim() || null,
    place: (values['place'] ?? null) as { lng: number; lat: number } | null, // what the field of a point holds
  };
  const { data } = useQuery({
    queryKey: [incidentCall.name, incident.name, 'likely-same', input],
    queryFn: () => api.call(likelySame, input),
    placeholderData: (before) => before,
  });
  if (!data || (data.incidents.length === 0 && data.calls.length === 0)) return null;
  return (
    <section className="work-section others-hear" aria-label="可能是同一件事" role="status">
      <h2>可能是同一件事</h2>
      {data.calls.map(({ id, heard, by, receivedAt, likely }) => (
        <p key={id} className={likely ? 'notice' : 'quiet'}>
          {by} {clockWords(receivedAt)} 起正在接听：{heard}
          {likely ? '（疑似同一事件，请互相招呼）' : ''}
        </p>
      ))}
      {data.incidents.map(({ id, name, receivedAt }) => (
        <p key={id} className="others-incident">
          <span>
            {name}（{clockWords(receivedAt)} 接报）
          </span>
          <Button size="small" disabled={!values['heard']} onClick={() => about.onJoin(id)}>
            并入这件
          </Button>
        </p>
      ))}
    </section>
  );
}

const raiseKind = (value: unknown) => incidentCall.fields.kind.schema.safeParse(value).data ?? null;
