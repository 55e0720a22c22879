import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { api } from '../../web/api.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { type SentTip, type takenTip, tipCalls } from './open-tip.ts';
import { tipMatters } from './tip.ledger.ts';
import { TipPhotos } from './tip-photos.web.tsx';

type Typed = Omit<SentTip, 'id'>;

const blank: Typed = {
  matter: 'hazard',
  content: '',
  respondent: '',
  place: null,
  photos: [],
  name: '',
  phone: '',
  wantsReward: false,
};

/** Asks what is wrong, where, and — if one likes — who says so; gives the query code once it is in. */
export function SendTip({ county }: { readonly county: string }) {
  const [id, setId] = useState(uuidv7);
  const [typed, setTyped] = useState(blank);
  const send = useMutation({
    mutationFn: () => api.openDeed<z.infer<typeof takenTip>>(tipCalls.send.name, county, { ...typed, id }),
  });
  const faults = fieldProblems(send.error);
  const set = (more: Partial<Typed>) => setTyped({ ...typed, ...more });
  if (send.data) {
    const again = () => {
      setTyped(blank);
      setId(uuidv7());
      send.reset();
    };
    return <Taken code={send.data.code} number={send.data.number} onAgain={again} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form className="tip-form" onSubmit={submit}>
      <fieldset>
        <legend>举报什么</legend>
        <div className="tip-matters">
          {Object.entries(tipMatters).map(([key, words]) => (
            <label key={key}>
              <input
                type="radio"
                name="matter"
                checked={typed.matter === key}
                onChange={() => set({ matter: key as Typed['matter'] })} // a key of the very list
              />
              {words}
            </label>
          ))}
        </div>
      </fieldset>
      <Line id="tip-respondent" label="单位名称或地点" fault={faults['respondent']}>
        <input
          id="tip-respondent"
          maxLength={100}
          autoComplete="off"
          value={typed.respondent}
          placeholder="如：某某路 12 号楼下的仓库"
          onChange={(event) => set({ respondent: event.target.value })}
        />
      </Line>
      <Line id="tip-content" label="什么问题" fault={faults['content']}>
        <textarea
          id="tip-content"
          rows={5}
          maxLength={2000}
          value={typed.content}
          placeholder="什么时候、怎么回事、有没有人受到威胁"
          onChange={(event) => set({ content: event.target.value })}
        />
      </Line>
      <TipPhotos county={county} photos={typed.photos} onChange={(photos) => set({ photos })} />
      <Whereabouts place={typed.place} onChange={(place) => set({ place })} />
      <fieldset>
        <legend>联系方式（可以不填）</legend>
        <p className="quiet">
          姓名和电话加密保存，只有两名举报专办员能看到，查看一次记录一次。不填就是匿名，凭查询码看结果。
        </p>
        <Line id="tip-name" label="姓名" fault={faults['name']}>
          <input
            id="tip-name"
            maxLength={60}
            autoComplete="off"
            value={typed.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Line>
        <Line id="tip-phone" label="电话" fault={faults['phone']}>
          <input
            id="tip-phone"
            type="tel"
            maxLength={40}
            autoComplete="off"
            value={typed.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        </Line>
        <label className="tip-tick">
          <input
            type="checkbox"
            checked={typed.wantsReward}
            onChange={(event) => set({ wantsReward: event.target.checked })}
          />
          查实后申请奖励
        </label>
      </fieldset>
      {send.error && <p role="alert">{problemWords(send.error)}</p>}
      <button type="submit" className="tip-main" disabled={send.isPending}>
        {send.isPending ? '正在提交' : '提交举报'}
      </button>
      <p className="quiet">正在发生的险情请先打 119、110 或 120。</p>
    </form>
  );
}

function Line(p: {
  readonly id: string;
  readonly label: string;
  readonly fault: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="tip-line">
      <label htmlFor={p.id}>{p.label}</label>
      {p.children}
      {p.fault && <p role="alert">{p.fault}</p>}
    </div>
  );
}

/** The position, where the phone gives one: only over a safe connection, and only when asked. */
function Whereabouts({
  place,
  onChange,
}: {
  readonly place: Typed['place'];
  readonly onChange: (place: Typed['place']) => void;
}) {
  const [trouble, setTrouble] = useState('');
  if (!window.isSecureContext || !('geolocation' in navigator)) return null;
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onChange({ lng: coords.longitude, lat: coords.latitude }),
      () => setTrouble('没有取到位置，请在上面写清地点'),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  return (
    <div className="tip-line">
      {place === null ? (
        <button type="button" onClick={locate}>
          附上我现在的位置
        </button>
      ) : (
        <button type="button" onClick={() => onChange(null)}>
          已附上位置，点这里去掉
        </button>
      )}
      {trouble !== '' && <p className="quiet">{trouble}</p>}
    </div>
  );
}

function Taken(p: { readonly code: string; readonly number: string; readonly onAgain: () => void }) {
  const shown = p.code.match(/.{4}/g)?.join(' ') ?? p.code;
  return (
    <section className="tip-taken" aria-label="举报已收到" role="status">
      <p>举报已收到，编号 {p.number}。</p>
      <p>
        您的查询码：<b className="tip-code">{shown}</b>
      </p>
      <p>请截图或抄下查询码：它只显示这一次，凭它查看办理情况和答复，无需登录。</p>
      <button type="button" onClick={p.onAgain}>
        再举报一件
      </button>
    </section>
  );
}
