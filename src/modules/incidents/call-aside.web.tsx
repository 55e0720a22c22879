import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../web/api.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { clockWords } from '../../web/words/moment.ts';
import { incidentCall } from './call.ledger.ts';
import { likelySame } from './incident.endpoints.ts';
import { incident } from './incident.ledger.ts';

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

/** What is still to be asked, each a way to its field. */
export function Questions(about: {
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

/** Who else may be hearing of the same, and which incident it may belong to. */
export function Others(about: {
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
