import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { daysBetween } from '../../kernel/calendar.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { StateMark } from '../../web/ledger/cell.tsx';
import { useAreaNames } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords } from '../../web/words/moment.ts';
import { safetyCertificate } from './certificate.ledger.ts';
import { permitKinds } from './permit-kinds.ts';
import { type ExpiryBoard, expiryBoard } from './permit.endpoints.ts';
import { permit } from './permit.ledger.ts';
import { permitSuspension } from './suspension.ledger.ts';
import '../../web/fields/fields.css';
import '../../web/ledger/list.css';
import '../../web/around/work.css';
import './permits.css';

type Line = ExpiryBoard['permits'][number];

const what = { permits: '许可证', certificates: '安全管理合格证' } as const;
const kinds: Readonly<Record<string, string>> = { ...permitKinds, ...safetyCertificate.fields.duty.options };

/** What is past its date or comes near it: permits and certificates, the nearest first, in bands of days. */
export function ExpiryPage() {
  usePageTitle('证照到期');
  const [chosen, setChosen] = useState<keyof typeof what>();
  const { data } = useQuery({
    queryKey: [permit.name, safetyCertificate.name, 'expiry'],
    queryFn: () => api.call(expiryBoard, {}),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const { permits, certificates } = data;
  const shown = chosen ?? (permits.length === 0 && certificates.length > 0 ? 'certificates' : 'permits');
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>证照到期</h1>
          <p className="quiet">
            许可证 {permits.length} 张、合格证 {certificates.length} 人需要处理
          </p>
        </div>
        <div className="row-of">
          <Anchor href={listPath(permit)}>全部许可证</Anchor>
          <Anchor href={listPath(safetyCertificate)}>全部合格证</Anchor>
        </div>
      </header>
      <Suspended lines={data.suspended} />
      <Pills
        name="expiry-of"
        label="证照"
        options={what}
        value={shown}
        onChange={(next) => setChosen(next ?? 'permits')}
      />
      <Bands ledger={shown === 'permits' ? permit : safetyCertificate} lines={data[shown]} />
    </div>
  );
}

function Suspended({ lines }: { readonly lines: ExpiryBoard['suspended'] }) {
  const { today } = useNow();
  const areaName = useAreaNames();
  if (lines.length === 0) return null;
  return (
    <ul className="suspended" aria-label="停止发放">
      {lines.map((line) => (
        <li key={line.id}>
          <b>{kinds[line.kind]}</b> {areaName(line.area)}自{dayWords(line.fromOn, today)}起停止发放，依据
          <Anchor href={rowPath(permitSuspension, line.id)}>{line.basis}</Anchor>
        </li>
      ))}
    </ul>
  );
}

const bands = [
  { label: '缺证', holds: (left: number | null) => left === null },
  { label: '已过期', holds: (left: number | null) => left !== null && left < 0 },
  { label: '30 日内到期', holds: (left: number | null) => left !== null && left >= 0 && left <= 30 },
  { label: '31 至 90 日内到期', holds: (left: number | null) => left !== null && left > 30 },
] as const;

function Bands({ ledger, lines }: { readonly ledger: AnyLedger; readonly lines: readonly Line[] }) {
  const { today } = useNow();
  const left = (line: Line) => (line.validTo === '' ? null : daysBetween(today, line.validTo));
  if (lines.length === 0)
    return <p className="quiet expiry-band">没有已过期或九十日内到期的证照。到期前会自动列在这里。</p>;
  return bands.map(({ label, holds }) => {
    const mine = lines.filter((line) => holds(left(line)));
    if (mine.length === 0) return null;
    return (
      <section key={label} className="work-section expiry-band">
        <h2>
          {label} {mine.length}
        </h2>
        <Table ledger={ledger} lines={mine} left={left} />
      </section>
    );
  });
}

interface Listed {
  readonly ledger: AnyLedger;
  readonly lines: readonly Line[];
  readonly left: (line: Line) => number | null;
}

function Table({ ledger, lines, left }: Listed) {
  const areaName = useAreaNames();
  const { today } = useNow();
  return (
    <table className="work-table">
      <thead>
        <tr>
          <th scope="col">{ledger === permit ? '持证单位' : '姓名与单位'}</th>
          <th scope="col">种类</th>
          <th scope="col">乡镇</th>
          <th scope="col">状态</th>
          <th scope="col">到期</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <Anchor href={rowPath(ledger, line.id)}>{line.name}</Anchor>
              {line.siteName !== line.name && <p className="quiet">{line.siteName}</p>}
            </th>
            <td data-label="种类">{kinds[line.kind] ?? line.kind}</td>
            <td data-label="乡镇">{line.town === null ? '县本级' : areaName(line.town)}</td>
            <td data-label="状态">
              <StateMark ledger={ledger} state={line.state} />
            </td>
            <td data-label="到期">
              {line.validTo === '' ? '—' : dayWords(line.validTo, today)} <Left days={left(line)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Left({ days }: { readonly days: number | null }) {
  if (days === null) return null;
  if (days < 0) return <span className="past">已超 {-days} 天</span>;
  return <span className="quiet">{days === 0 ? '今天到期' : `还剩 ${days} 天`}</span>;
}
