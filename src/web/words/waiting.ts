import type { AnyLedger, Step } from '../../kernel/ledger.ts';
import { roles } from '../../kernel/role.ts';
import type { RowAnswer } from '../../kernel/wire.ts';

/** Whom the other steps of this state wait for, one line for each circle of people; the steps that nobody takes by hand say so. */
export function waitingWords(l: AnyLedger, { row, steps: mine }: RowAnswer): readonly string[] {
  const all: Readonly<Record<string, Step>> = l.steps;
  const others = Object.entries(all).filter(([name, step]) => !(name in mine) && step.from.includes(row.state));
  const circles = others.map(([, step]) => step.by.map((role) => roles[role]).join('、'));
  return [...new Set(circles)].map((circle) => {
    const labels = others.filter((_, at) => circles[at] === circle).map(([, step]) => step.label);
    return circle === roles.system ? `由系统自动办理：${labels.join('、')}` : `须由${circle}办理：${labels.join('、')}`;
  });
}
