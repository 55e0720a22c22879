import { Button } from 'antd';
import type { Row } from '../../kernel/ledger.ts';
import { useNow } from '../../web/clock.ts';
import { useRoles } from '../../web/names.ts';
import { moneyWords } from '../../web/words/amount.ts';
import { dayWords } from '../../web/words/moment.ts';
import type { Opening } from './case-page.web.tsx';
import type { CaseState } from './case-queries.web.ts';
import { cashiers } from './case-steps.ts';
import type { enforcementCase } from './case.ledger.ts';
import { finePayment } from './fine-payment.ledger.ts';

const { kind, way } = finePayment.fields;
const wordOf = (options: Readonly<Record<string, string>>, key: string) => options[key] ?? key;

/** What was imposed, what came in, what is owed today, and from when the court may be asked. */
export function Money({
  row,
  state,
  onOpen,
}: {
  readonly row: Row<typeof enforcementCase>;
  readonly state: CaseState;
  readonly onOpen: (what: Opening) => void;
}) {
  const { today } = useNow();
  const isCashier = useRoles().some((role) => cashiers.includes(role));
  const mayPay = isCashier && ['served', 'closed'].includes(row.state);
  const { money, payments, court } = state;
  if (money.fine === 0 || row.decidedOn === null) return null;
  const due = row.deferredTo ?? row.payBy;
  return (
    <section className="case-card" aria-label="罚款">
      <h2>罚款</h2>
      <dl className="case-money">
        <Figure label="决定罚款" fen={money.fine} />
        <Figure label="已缴" fen={money.paid} />
        <Figure label="未缴" fen={money.unpaid} isLate={money.overdue > 0} />
        <Figure label="加处罚款" fen={money.surcharge} isLate={money.surcharge > money.surchargePaid} />
      </dl>
      <p className="quiet">
        {money.plan.length > 1
          ? `分 ${money.plan.length} 期：${money.plan.map(({ by, amount }) => `${dayWords(by, today)}前 ${moneyWords(amount)}`).join('、')}。`
          : due !== null && `缴款期限 ${dayWords(due, today)}。`}
        {money.unpaid > 0 &&
          money.surchargeFrom !== null &&
          `${dayWords(money.surchargeFrom, today)}起每日加处 3%，不超过罚款本数。`}
        {court !== null &&
          money.unpaid > 0 &&
          `${dayWords(court.from, today)}至${dayWords(court.until, today)}可以申请法院强制执行。`}
      </p>
      {payments.length > 0 && (
        <ul className="case-lines">
          {payments.map((each) => (
            <li key={each.id}>
              <span>
                {dayWords(each.paidOn, today)}　{wordOf(kind.options, each.kind)} {moneyWords(each.amount)}
                <span className="quiet">
                  　{[wordOf(way.options, each.way), each.receiptNumber].filter(Boolean).join('　')}
                </span>
              </span>
              {mayPay && (
                <Button
                  size="small"
                  className="screen-only"
                  onClick={() => onOpen({ what: 'cancel', payment: each })}
                  aria-label={`冲销缴款 ${moneyWords(each.amount)}`}
                >
                  冲销
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayPay && (money.unpaid > 0 || money.surcharge > money.surchargePaid) && (
        <Button className="screen-only" onClick={() => onOpen({ what: 'payment' })}>
          登记缴款
        </Button>
      )}
    </section>
  );
}

function Figure({
  label,
  fen,
  isLate = false,
}: {
  readonly label: string;
  readonly fen: number;
  readonly isLate?: boolean;
}) {
  return (
    <div className={isLate ? 'late' : undefined}>
      <dt>{label}</dt>
      <dd>{moneyWords(fen)}</dd>
    </div>
  );
}
