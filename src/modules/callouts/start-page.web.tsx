import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { Labelled } from '../../web/board/labelled.tsx';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { listensTo, onFormKeys } from '../../web/ledger/form-keys.ts';
import { areasQuery } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { callPlan } from './board.endpoints.ts';
import { startCallOut } from './callout.endpoints.ts';
import { callOut, callOutKinds, urgencies } from './callout.ledger.ts';
import { ChannelStrip } from './channel-strip.web.tsx';
import { contact } from './contact.ledger.ts';
import '../../web/around/work.css';
import '../../web/board/board.css';
import '../../web/ledger/form.css';
import '../../web/ledger/list.css';
import './callouts.css';

type Kind = keyof typeof callOutKinds;
type Urgency = keyof typeof urgencies;

/** Begins a call-out: what to say, to whom, and what it will take, before anybody's telephone rings. */
export function StartCallOutPage() {
  usePageTitle(startCallOut.label);
  const router = useRouter();
  const doing = useDoing();
  const [id] = useState(() => crypto.randomUUID());
  const [subject, setSubject] = useState('');
  const [message, setMessage] = useState('');
  const [kind, setKind] = useState<Kind>('warning');
  const [urgency, setUrgency] = useState<Urgency>('urgent');
  const whom = useWhom();
  const begin = () =>
    doing.run(async () => {
      await api.call(startCallOut, {
        id,
        subject,
        message,
        kind,
        urgency,
        source: null,
        contacts: [...whom.chosen],
        ladder: undefined,
      });
      router.history.push(`/call-outs/${id}`);
    });
  return (
    <div className="page">
      <header className="page-head">
        <h1>{startCallOut.label}</h1>
        <Anchor href={listPath(callOut)}>历次叫应</Anchor>
      </header>
      <ChannelStrip />
      <form
        noValidate
        aria-label={startCallOut.label}
        {...listensTo((event) => onFormKeys(event, () => whom.chosen.size > 0 && void begin()))}
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        {doing.trouble !== undefined && (
          <p className="notice" role="alert">
            {doing.trouble}
          </p>
        )}
        <section className="board-section">
          <h2>说什么</h2>
          <div className="board-fields">
            <Labelled name="subject" label="事由" fault={doing.fields['subject']} isWide>
              {(field) => (
                <Input
                  id={field}
                  autoFocus
                  maxLength={100}
                  value={subject}
                  placeholder="如：暴雨红色预警叫应"
                  onChange={(event) => setSubject(event.target.value)}
                />
              )}
            </Labelled>
            <Labelled
              name="message"
              label="通知内容"
              fault={doing.fields['message']}
              hint="电话里会念出来，二十秒内听完为好"
              isWide
            >
              {(field) => (
                <Input.TextArea
                  id={field}
                  rows={3}
                  maxLength={500}
                  value={message}
                  onChange={(event) => setMessage(event.target.value)}
                />
              )}
            </Labelled>
            <div className="field wide">
              <span>类别</span>
              <Pills
                name="kind"
                label="类别"
                options={callOutKinds}
                value={kind}
                onChange={(next) => setKind(next ?? 'warning')}
              />
            </div>
            <div className="field wide">
              <span>紧急程度</span>
              <Pills
                name="urgency"
                label="紧急程度"
                options={urgencies}
                value={urgency}
                onChange={(next) => setUrgency(next ?? 'urgent')}
              />
            </div>
          </div>
        </section>
        <Whom whom={whom} />
        <div className="form-end">
          <Button type="primary" htmlType="submit" loading={doing.busy} disabled={whom.chosen.size === 0}>
            开始叫应 {whom.chosen.size} 人
          </Button>
          <span className="quiet">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> 开始；先叫本人，叫不应再叫B角、上级，最后派人上门
          </span>
        </div>
      </form>
    </div>
  );
}

/** Who is found by town and words, and which of them are left out. */
function useWhom() {
  const [town, setTown] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [withinMinutes, setWithin] = useState(3);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const { data: plan } = useQuery({
    queryKey: [contact.name, 'plan', town, words, withinMinutes],
    queryFn: () => api.call(callPlan, { town, words, withinMinutes }),
    placeholderData: keepPreviousData,
  });
  const chosen = new Set(plan?.contacts.flatMap((each) => (leftOut.has(each.id) ? [] : [each.id])));
  const flip = (one: string) => {
    const next = new Set(leftOut);
    if (!next.delete(one)) next.add(one);
    setLeftOut(next);
  };
  return { town, setTown, words, setWords, withinMinutes, setWithin, plan, chosen, flip };
}

const mostShown = 200;

function Whom({ whom }: { readonly whom: ReturnType<typeof useWhom> }) {
  const { data: areas = [] } = useQuery(areasQuery);
  const { plan, chosen } = whom;
  const towns = areas.filter(({ id }) => id.length === 9).map(({ id: value, name: label }) => ({ value, label }));
  return (
    <section className="board-section">
      <h2>叫谁</h2>
      <div className="board-tools">
        <label>
          乡镇
          <Select
            allowClear
            placeholder="全县"
            value={whom.town}
            options={towns}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(next: string | undefined) => whom.setTown(next ?? null)}
          />
        </label>
        <label>
          职务、单位或姓名
          <Input
            allowClear
            placeholder="如：防汛责任人"
            value={whom.words}
            maxLength={60}
            onChange={(event) => whom.setWords(event.target.value)}
          />
        </label>
        <label>
          要求几分钟内叫一遍
          <InputNumber min={1} max={600} value={whom.withinMinutes} onChange={(next) => whom.setWithin(next ?? 3)} />
        </label>
      </div>
      {plan && <PlanWords plan={plan} count={chosen.size} within={whom.withinMinutes} />}
      {plan && plan.contacts.length === 0 && (
        <p className="quiet">
          没有找到人。请换一个条件，或先在<Anchor href={listPath(contact)}>通讯录</Anchor>里登记。
        </p>
      )}
      {plan && plan.contacts.length > 0 && (
        <div className="call-choice" role="group" aria-label="要叫的人">
          {plan.contacts.slice(0, mostShown).map((each) => (
            <label key={each.id}>
              <input type="checkbox" checked={chosen.has(each.id)} onChange={() => whom.flip(each.id)} />
              <span>{each.name}</span>
              <small>
                {each.unit}，{each.post}
                {each.state === 'dead' && '，号码不通'}
              </small>
            </label>
          ))}
        </div>
      )}
      {plan && plan.contacts.length > mostShown && <p className="quiet">只列出前 {mostShown} 人，其余的也会叫到。</p>}
    </section>
  );
}

/** The capacity in one sentence, before anybody is called. */
function PlanWords({
  plan,
  count,
  within,
}: {
  readonly plan: NonNullable<ReturnType<typeof useWhom>['plan']>;
  readonly count: number;
  readonly within: number;
}) {
  const seconds = `每人 ${plan.secondsPerCall} 秒（${plan.measured ? '按近半年实测' : '按通常估计'}）`;
  const isShort = plan.minutes === null || plan.minutes > within;
  return (
    <>
      <p className="call-plan" role="status">
        {count} 人，{seconds}，{plan.lines} 路线：
        {plan.minutes === null ? '没有电话线路' : `第一遍约 ${plan.minutes} 分钟`}
        {isShort && count > 0 && `；${within} 分钟内叫一遍需要 ${plan.linesNeeded} 路`}。
      </p>
      {plan.warnings.map((words) => (
        <p key={words} className="board-warning">
          {words}
        </p>
      ))}
    </>
  );
}
