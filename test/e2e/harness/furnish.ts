import assert from 'node:assert/strict';
import { uuidv7 } from 'uuidv7';
import { hazard } from '../../../src/modules/hazards/index.ts';
import { site } from '../../../src/modules/sites/index.ts';
import { at, village } from '../../harness/world.ts';
import type { Desk, Person } from './desk.ts';

/** A county's beginning: two inspectors, a brickworks and its safety manager. */
export interface Furnished {
  readonly inspector: Person;
  readonly second: Person;
  readonly enterprise: Person;
  readonly siteId: string;
}

/** Puts into an installation what the journeys begin with. */
export async function furnish(desk: Desk): Promise<Furnished> {
  const inspector = await desk.person('inspector', '程执法');
  const siteId = await newSite(inspector, '安澜县城关镇兴旺砖厂');
  const second = await desk.person('inspector', '陆执法');
  const enterprise = await desk.person('enterprise', '砖厂安全员', { area: village, siteId });
  await desk.indexed();
  return { inspector, second, enterprise, siteId };
}

/** A site of a name; answers its id. */
export async function newSite(by: Person, name: string): Promise<string> {
  const id = uuidv7();
  const draft = { name, sector: 'shaleBrick', scale: 'belowScale', address: '城关镇东门', area: village };
  const made = await by.post(at(site), { id, draft: { ...draft, principal: '贺厂长' } });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return id;
}

/** A hazard that has been ordered put right by a day; answers its id. */
export async function orderedHazard(by: Person, siteId: string, summary: string, dueOn: string): Promise<string> {
  const id = uuidv7();
  const five = { measures: '更换电缆', funds: 0, dueOn, responsible: '贺厂长', contingency: '停用该回路' };
  const finding = { id, summary, category: 'electrical', level: 'general', handling: { kind: 'order', five } };
  const startedAt = '2026-03-02T01:00:00.000Z';
  const visit = {
    site: siteId,
    method: 'specialCheck',
    startedAt,
    inspectors: [by.id],
    checked: '配电',
    limitReason: '隐患复查',
  };
  const order = { id: uuidv7(), kind: 'order' };
  const made = await by.post('/api/hazards/record-visit', { id: uuidv7(), visit, findings: [finding], order });
  assert.equal(made.status, 200, JSON.stringify(made.json));
  return id;
}

/** The address of a hazard's page. */
export const hazardPage = (id: string): string => `/l/${hazard.name}/${id}`;
