import { z } from 'zod';
import { addDays } from '../../kernel/calendar.ts';
import type { AnyLedger, Step } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { parse } from '../../kernel/schema.ts';
import { lotFault, visit } from '../inspections/index.ts';
import { hazard } from './hazard.ledger.ts';
import { recordVisit } from './record-visit.endpoints.ts';
import type { Category, Sector, UsualFinding } from './usual-finding.ts';
import { untilPutRight, usuallyChecked } from './usual-words.ts';

/** Values by the name of their field; a name that is missing was not touched, null is what was emptied. */
export type Values = Readonly<Record<string, unknown>>;

const values = z.record(z.string(), z.unknown());
const finding = z.object({
  id: z.uuid(),
  handling: z.enum(['order', 'fixedOnSite', 'open']),
  /** The usual term in days. */
  days: z.int(),
  values,
});
const draft = z.object({
  order: z.object({ id: z.uuid(), kind: z.enum(['order', 'notice']) }),
  visit: values,
  findings: z.array(finding),
});

/** A finding as it stands on the page: what is done about it, and what was typed or taken from the library. */
export type FindingDraft = z.infer<typeof finding>;

/** What is done about a finding. */
export type Handling = FindingDraft['handling'];

/** A visit as it stands on the page. */
export type VisitDraft = z.infer<typeof draft>;

/** What the page knows without asking. */
export interface Known {
  /** The values a visit has unless they are changed: those of the last visit, me and my partner, now. */
  readonly visit: Values;
  readonly site: { readonly sector: Sector; readonly principal: string | null } | null;
  readonly today: string;
  readonly by: string;
}

/** A draft as it was kept, or undefined when it is none. */
export const keptVisitDraft = (kept: unknown): VisitDraft | undefined => draft.safeParse(kept).data;

/** An empty visit whose order will have this id. */
export const emptyVisitDraft = (orderId: string): VisitDraft => ({
  order: { id: orderId, kind: 'order' },
  visit: {},
  findings: [],
});

/** A finding taken from the library. */
export function usualFinding(id: string, usual: UsualFinding, handling: Handling = 'order'): FindingDraft {
  const { summary, category, level, standard, basis, measures, days } = usual;
  return { id, handling, days, values: { summary, category, level, standard, basis, measures } };
}

/** A finding in the inspector's own words; the category is the likeliest and may be changed. */
export function ownFinding(
  id: string,
  summary: string,
  category: Category,
  handling: Handling = 'order',
): FindingDraft {
  return { id, handling, days: 7, values: { summary, category, level: 'general' } };
}

/** A finding from an item of a checklist that was not met, in its words and with its clause. */
export function findingOfItem(
  id: string,
  { content, basis, finding }: { readonly content: string; readonly basis: string; readonly finding: string | null },
): FindingDraft {
  const own = ownFinding(id, finding ?? `不符合：${content}`, 'other');
  return { ...own, values: { ...own.values, basis } };
}

/** The values of a visit: what was typed, else what is known. */
export function visitValues({ visit: typed }: VisitDraft, { visit: usual, site }: Known): Values {
  return { ...usual, ...(site ? { checked: usuallyChecked[site.sector] } : {}), ...typed };
}

/** The values of a finding with its 五落实: what was typed, else what is usual. */
export function findingValues({ values: typed, days }: FindingDraft, { today, site }: Known): Values {
  const summary = text(typed['summary']);
  const measures = text(typed['measures']) || (summary ? `对“${summary}”立即整改到位，并举一反三自查。` : null);
  const category = text(typed['category']);
  return {
    measures,
    funds: 0,
    dueOn: addDays(today, days),
    responsible: site?.principal ?? '主要负责人',
    contingency: isCategory(category) ? untilPutRight[category] : untilPutRight.other,
    result: measures && `已当场整改：${measures}`,
    ...typed,
  };
}

/** What is sent to the server: the whole visit in one call. */
export function askedOf(id: string, all: VisitDraft, known: Known): Values {
  const isOrdered = all.findings.some(({ handling }) => handling === 'order');
  return {
    id,
    visit: given(visitValues(all, known)),
    findings: all.findings.map((one) => findingAsked(one, known)),
    order: isOrdered ? all.order : null,
  };
}

/** What is wrong with the visit itself. */
export function visitFaults(values: Values): Readonly<Record<string, string>> {
  const words = lotFault(values);
  return under('visit', { ...whole(visit, values), ...(words === undefined ? {} : { method: words }) });
}

/** What is wrong with a visit, by the path of the field in what is sent: the same rules the server will ask. */
export function faultsOf(asked: Values, { today, by }: Pick<Known, 'today' | 'by'>): Readonly<Record<string, string>> {
  const faults = problemsOf(() => parse(recordVisit.input, asked));
  if (Object.keys(faults).length > 0) return faults;
  const { visit: recorded, findings } = parse(recordVisit.input, asked);
  return {
    ...visitFaults(recorded),
    ...Object.assign({}, ...findings.map((one, at) => findingFaults(`findings.${at}`, one, { today, by }))),
  };
}

function findingAsked(one: FindingDraft, known: Known) {
  const { measures, funds, dueOn, responsible, contingency, result, ...facts } = findingValues(one, known);
  const five = given({ measures, funds, dueOn, responsible, contingency });
  const handlings = {
    order: { kind: 'order', five },
    fixedOnSite: { kind: 'fixedOnSite', ...given({ result }) },
    open: { kind: 'open' },
  } as const;
  return { ...given(facts), id: one.id, handling: handlings[one.handling] };
}

type Asked = ReturnType<typeof recordVisit.input.parse>['findings'][number];

function findingFaults(path: string, { handling, ...facts }: Asked, about: Pick<Known, 'today' | 'by'>) {
  const wrong = whole(hazard, facts);
  if (Object.keys(wrong).length > 0) return under(path, wrong);
  const names = { order: 'order', fixedOnSite: 'fixOnSite' } as const;
  if (handling.kind === 'open') return {};
  const l: AnyLedger = hazard;
  const step: Step = l.steps[names[handling.kind]];
  const before = { ...empty(hazard), ...facts };
  const after = { ...before, ...(handling.kind === 'order' ? handling.five : {}) };
  // The row has no number, place or times yet, and nobody a role over it; a step’s rule on a new row asks for none of them.
  const reason = step.refuse?.(after as never, { ...about, roles: [], before: before as never });
  return reason === undefined ? {} : { [path]: reason };
}

/** The check of a row as a whole. */
function whole(l: AnyLedger, row: object): Readonly<Record<string, string>> {
  return l.check?.({ ...empty(l), ...row }) ?? {};
}

const empty = (l: AnyLedger) => Object.fromEntries(Object.keys(l.fields).map((name) => [name, null]));
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const given = (all: Values) => Object.fromEntries(Object.entries(all).filter(([, value]) => (value ?? null) !== null));
const under = (path: string, faults: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(faults).map(([name, words]) => [`${path}.${name}`, words]));
const isCategory = (word: string): word is Category => Object.hasOwn(untilPutRight, word);

function problemsOf(work: () => unknown): Readonly<Record<string, string>> {
  try {
    work();
    return {};
  } catch (error) {
    if (error instanceof Problem) return z.record(z.string(), z.string()).parse(error.details['fields'] ?? {});
    throw error;
  }
}
