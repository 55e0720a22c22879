import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { serverNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { fromWall, toWall } from '../../web/dates/wall.ts';
import { recordIn } from '../../web/filter/list-state.ts';
import { listensTo, onFormKeys } from '../../web/ledger/form-keys.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { supplyLoan } from './loan.ledger.ts';
import { stockMovement } from './movement.ledger.ts';
import { ReverseMovement } from './reverse-movement.web.tsx';
import { HeadDay, HeadMoment, HeadStorage, HeadText, SlipField, SlipLines } from './slip-fields.web.tsx';
import { recordedKinds, recordMovements } from './stock.endpoints.ts';
import { type Entering, type Slip, useSlip } from './use-slip.web.ts';
import '../../web/fields/fields.css';
import '../../web/ledger/form.css';
import './resources.css';

type Kind = keyof typeof recordedKinds;
/** The minute it is, so that a clock a little ahead of the server's does no harm. */
const thisMinute = () => fromWall(toWall(serverNow()));
const incoming: readonly Kind[] = ['receipt', 'opening'];
const counterparties: Partial<Record<Kind, string>> = { receipt: '供货单位', issue: '领用单位', lend: '借用单位' };

/** Goods coming in, going out or moving, typed as a slip; or, begun from a record, that record taken back. */
export function RecordMovementsPage() {
  const given = recordIn(useLocation().searchStr, 'given');
  const reversed = textOf(given['reverses']);
  usePageTitle(reversed === '' ? '登记出入库' : '冲销出入库记录');
  if (reversed !== '') return <ReverseMovement id={reversed} />;
  return <SlipPage given={given} />;
}

type Recorded = Awaited<ReturnType<typeof send>>;
const send = (slip: Slip) => api.call(recordMovements, parse(recordMovements.input, askedOf(slip)));

function SlipPage({ given }: { readonly given: Readonly<Record<string, unknown>> }) {
  const [done, setDone] = useState<Recorded>();
  const form = useRef<HTMLFormElement>(null);
  const loan = textOf(given['loan']);
  const start = {
    kind: loan === '' ? 'receipt' : 'giveBack',
    storage: textOf(given['storage']) || null,
    loan: loan || null,
    movedAt: thisMinute(),
  };
  const slip = useSlip(loan === '' ? 'movements' : `loan ${loan}`, start, {
    send,
    onSent: (answer) => {
      setDone(answer);
      scrollTo({ top: 0 });
    },
  });
  const kind = textOf(slip.head['kind']) as Kind; // one of the pills
  return (
    <div className="page slip">
      <header className="page-head">
        <h1>登记出入库</h1>
        <Anchor href="/stock">库存总览</Anchor>
      </header>
      {done && <Done done={done} onClose={() => setDone(undefined)} />}
      <form
        ref={form}
        noValidate
        aria-label="登记出入库"
        {...listensTo((event) => onFormKeys(event, slip.save))}
        onSubmit={(event) => {
          event.preventDefault();
          slip.save();
        }}
      >
        {slip.trouble !== null && (
          <p className="notice" role="alert">
            {slip.trouble}
          </p>
        )}
        <section className="work-section">
          <div className="field" data-field="kind">
            <Pills
              name="kind"
              label="类型"
              options={recordedKinds}
              value={kind}
              onChange={(chosen) => slip.setHead('kind', chosen)}
            />
          </div>
          <Head of={slip} kind={kind} />
        </section>
        <section className="work-section">
          <h2>物资</h2>
          <SlipLines
            of={slip}
            way={incoming.includes(kind) || kind === 'giveBack' ? (kind === 'giveBack' ? 'asked' : 'in') : 'out'}
            storage={textOf(slip.head['storage'])}
            most={kind === 'giveBack' ? 1 : 100}
          />
        </section>
        <div className="form-end">
          <Button type="primary" htmlType="submit" loading={slip.isSending}>
            {recordedKinds[kind]}
          </Button>
          <span className="quiet keys">Enter 到下一栏，Ctrl + Enter 提交。填写的内容随时保存在本机</span>
        </div>
      </form>
    </div>
  );
}

function Head({ of, kind }: { readonly of: Entering; readonly kind: Kind }) {
  const counterparty = counterparties[kind];
  return (
    <div className="slip-facts">
      {kind === 'giveBack' && <LoanField of={of} />}
      <HeadStorage of={of} name="storage" label={kind === 'transfer' ? '移出储存点' : '储存点'} />
      {kind === 'transfer' && <HeadStorage of={of} name="to" label="移入储存点" />}
      <HeadMoment of={of} name="movedAt" label="发生时间" />
      {counterparty && <HeadText of={of} name="counterparty" label={counterparty} isRequired={kind === 'lend'} />}
      {kind === 'lend' && <HeadDay of={of} name="dueOn" label="应还日期" />}
      {kind === 'lend' && <HeadText of={of} name="phone" label="联系电话" />}
      <HeadText of={of} name="reason" label="事由" isRequired isWide placeholder="如：2026 年第一批采购到货" />
    </div>
  );
}

/** The loans that are still open; choosing one says where, what and how much is owed. */
function LoanField({ of }: { readonly of: Entering }) {
  const { data } = useQuery({
    queryKey: [supplyLoan.name, 'open'],
    queryFn: () => api.list(supplyLoan, { where: { state: ['lent', 'partly'] }, sort: 'dueOn', limit: 200 }),
  });
  const rows = data?.rows ?? [];
  const choose = (id: string) => {
    const row = rows.find((each) => each.id === id);
    of.setHead('loan', id);
    if (!row) return;
    of.setHead('storage', row['storage']);
    const owed = Number(row['quantity']) - Number(row['returned'] ?? 0);
    const [line] = of.lines;
    if (line) of.setLine(line.id, { supply: textOf(row['supply']), quantity: owed });
  };
  return (
    <SlipField name="loan" label="借用单" fault={of.faults['loan']} isRequired isWide>
      {(id) => (
        <Select
          id={id}
          value={textOf(of.head['loan']) || null}
          onChange={choose}
          placeholder="选择要归还的借用单"
          notFoundContent="没有未还的借用单"
          options={rows.map((row) => ({
            value: row.id,
            label: `${textOf(row['borrower'])} ${data?.titles[textOf(row['supply'])] ?? ''} 欠 ${Number(row['quantity']) - Number(row['returned'] ?? 0)}（${row.number ?? ''}）`,
          }))}
        />
      )}
    </SlipField>
  );
}

function Done({ done, onClose }: { readonly done: Recorded; readonly onClose: () => void }) {
  return (
    <section className="work-section slip-done" role="status">
      <h2>已登记 {done.movements.length} 条</h2>
      <ul>
        {done.movements.map(({ id, name, quantity, left }) => (
          <li key={id}>
            <Anchor href={rowPath(stockMovement, id)}>{name}</Anchor> {quantity > 0 ? `+${quantity}` : quantity}，现有{' '}
            {left}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onClose}>
        知道了
      </Button>
    </section>
  );
}

/** What is sent of what was typed: a row without goods and number is left out, a field of another kind too. */
function askedOf({ head, lines }: Slip): unknown {
  const kind = textOf(head['kind']);
  const isIn = kind === 'receipt' || kind === 'opening';
  const only = (name: string, kinds: readonly string[]) => (kinds.includes(kind) ? (head[name] ?? null) : null);
  return {
    kind,
    storage: head['storage'] ?? '',
    movedAt: head['movedAt'] ?? undefined,
    reason: head['reason'] ?? undefined,
    to: only('to', ['transfer']),
    counterparty: only('counterparty', ['receipt', 'issue', 'lend']),
    dueOn: only('dueOn', ['lend']),
    phone: only('phone', ['lend']),
    loan: only('loan', ['giveBack']),
    lines: lines
      .filter((line) => line.supply !== null || line.quantity !== null)
      .map(({ id, supply, quantity, batch, expiresOn }) => ({
        id,
        supply: supply ?? '',
        quantity,
        ...(isIn ? { batch: batch.trim() || null, expiresOn: expiresOn || null } : {}),
      })),
  };
}
