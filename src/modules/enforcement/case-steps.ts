import type { Role } from '../../kernel/role.ts';
import type { ActKind } from './case-words.ts';
import type { enforcementCase } from './case.ledger.ts';

/** The steps of a case that a person takes; notice, service and handing over come with the service of their documents. */
export type CaseStep = Exclude<keyof (typeof enforcementCase)['steps'], 'notify' | 'serve' | 'handOver' | 'commend'>;

const handlers = ['inspector', 'sectionChief', 'township'] as const;

/** Who takes which step: those who investigate are not those who decide (行政处罚法 57). */
export const stepRoles: Readonly<Record<CaseStep, readonly Role[]>> = {
  file: ['leader'],
  reject: ['leader'],
  punishOnSpot: handlers,
  conclude: handlers,
  resume: ['leader', 'sectionChief'],
  decide: ['leader'],
  exempt: ['leader'],
  withdraw: ['leader'],
  close: ['leader'],
  archive: ['inspector', 'sectionChief'],
};

/** Who enters which act. A legal review is entered by somebody who did not investigate: case.server.ts sees to it. */
export const actRoles: Readonly<Record<ActKind, readonly Role[]>> = {
  statement: handlers,
  hearingAsked: handlers,
  hearingHeld: ['sectionChief', 'committeeOffice', 'leader'],
  legalReview: ['sectionChief', 'committeeOffice', 'leader'],
  discussion: ['leader', 'committeeOffice'],
  extension: ['leader'],
  published: [...handlers, 'committeeOffice'],
  reported: handlers,
  deferral: ['leader'],
  urged: [], // by the service of the demand alone
  courtApplied: ['inspector', 'sectionChief', 'leader'],
  reconsideration: ['inspector', 'sectionChief', 'committeeOffice'],
  reconsiderationEnd: ['inspector', 'sectionChief', 'committeeOffice'],
  litigation: ['inspector', 'sectionChief', 'committeeOffice'],
  litigationEnd: ['inspector', 'sectionChief', 'committeeOffice'],
};

/** Who opens a case, and who enters money. */
export const openers: readonly Role[] = handlers;
export const cashiers: readonly Role[] = ['inspector', 'sectionChief'];
