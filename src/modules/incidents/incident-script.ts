import { dayOf } from '../../kernel/calendar.ts';
import { type IncidentKind, incidentKinds } from './incident-words.ts';
import { type Casualties, casualtyWords, type IncidentGrade, grades } from './incident.rules.ts';

/** What is read out on the telephone: who calls, when and where, what, casualties, what is being done, and that a written report follows. */
export function phoneScript(about: {
  readonly bureau: string;
  readonly officer: string;
  readonly receivedAt: string;
  readonly occurredAt: string | null;
  readonly where: string;
  readonly kind: IncidentKind;
  readonly grade: IncidentGrade;
  readonly course: string;
  readonly measures: string | null;
  readonly casualties: Casualties;
}): string {
  const judged = about.grade === 'ungraded' ? '' : `，初步判断为${grades[about.grade]}级`;
  return [
    `您好，我是${about.bureau}值班室${about.officer}，向您电话报告一起${about.kind === 'other' ? '突发事件' : incidentKinds[about.kind]}${judged}。`,
    `我局${at(about.receivedAt)}接报：${about.occurredAt === null ? '发生时间正在核实' : at(about.occurredAt)}，${about.where || '地点正在核实'}，${about.course.replace(/。$/u, '')}。`,
    `伤亡情况：${casualtyWords(about.casualties)}。`,
    `已采取的措施：${about.measures?.replace(/。$/u, '') ?? '正在核实'}。书面报告随后报送，后续情况及时续报。请问您的姓名和职务？`,
  ].join('');
}

function at(instant: string): string {
  const [, month, day] = dayOf(instant).split('-').map(Number);
  const time = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${month}月${day}日${time}`;
}
