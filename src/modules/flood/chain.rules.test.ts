import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chainOn, type Holder, holeWords, nextWords } from './chain.rules.ts';
import { chains, type Seat } from './flood.rules.ts';

const today = '2026-06-12';
const holder = (seat: Seat, more: Partial<Holder> = {}): Holder => ({
  id: `${seat}-${more.turn ?? 'main'}-${more.name ?? ''}`,
  name: '甲',
  seat,
  turn: 'main',
  startsOn: '2026-01-01',
  endsOn: null,
  absentFrom: null,
  absentUntil: null,
  isAway: false,
  awayStandIn: null,
  number: 'sound',
  postEndsOn: null,
  testedAt: '2026-06-01T01:00:00.000Z',
  ...more,
});
const three = chains.reservoir.map((seat) => holder(seat, { name: `${seat}的人` }));
const on = (changed: readonly Holder[]) => chainOn('reservoir', changed, today, 90);
const withPatrol = (...patrol: readonly Holder[]) => on([...three.filter(({ seat }) => seat !== 'patrol'), ...patrol]);

test('a reservoir with its three persons in place has no hole (R8.2)', () => {
  assert.deepEqual(on(three), { standing: 'sound', holes: [] });
});

test('each way not to answer is a hole with its reason, and only an empty seat makes the chain lack somebody', () => {
  for (const [change, fault, standing] of [
    [{ number: 'left' }, 'retired', 'lacking'],
    [{ postEndsOn: '2026-06-11' }, 'retired', 'lacking'],
    [{ endsOn: '2026-06-12' }, 'retired', 'lacking'],
    [{ startsOn: '2026-06-13' }, 'vacant', 'lacking'],
    [{ absentFrom: '2026-06-12', absentUntil: '2026-06-12' }, 'absent', 'weak'],
    [{ isAway: true }, 'absent', 'weak'],
    [{ number: 'dead' }, 'unreachable', 'weak'],
    [{ number: 'untested', testedAt: null }, 'untested', 'weak'],
    [{ testedAt: '2026-03-13T15:59:59.000Z' }, 'untested', 'weak'],
  ] as const) {
    const chain = withPatrol(holder('patrol', change));
    assert.deepEqual([chain.holes.map((hole) => hole.fault), chain.standing], [[fault], standing], fault);
  }
  for (const change of [
    { postEndsOn: '2026-06-12' },
    { absentFrom: '2026-06-13', absentUntil: '2026-06-20' },
    { absentFrom: '2026-06-01', absentUntil: '2026-06-11' },
    { testedAt: '2026-03-14T00:00:00.000Z' },
  ])
    assert.deepEqual(withPatrol(holder('patrol', change)).holes, [], JSON.stringify(change));
});

test('a B fills the seat in the A’s place, and the hole says so', () => {
  const away = holder('patrol', { absentFrom: '2026-06-10', absentUntil: '2026-06-20' });
  const deputy = holder('patrol', { turn: 'deputy', name: '乙' });
  const [hole] = withPatrol(away, deputy).holes;
  assert.deepEqual([hole?.fault, hole?.standIn], ['absent', '乙']);
  assert.equal(nextWords(hole ?? { fault: 'vacant', standIn: null }), '返岗后自动恢复');
  const alone = withPatrol(deputy);
  assert.deepEqual(
    [alone.standing, alone.holes.map(({ fault, standIn }) => [fault, standIn])],
    ['weak', [['vacant', '乙']]],
  );
  const bothAway = withPatrol(away, { ...deputy, number: 'dead' });
  assert.deepEqual(
    bothAway.holes.map(({ fault, standIn }) => [fault, standIn]),
    [
      ['absent', null],
      ['unreachable', null],
    ],
  );
});

test('whoever went last is named in the hole they left', () => {
  const gone = holder('patrol', { name: '旧', endsOn: '2026-05-01' });
  const older = holder('patrol', { name: '更旧', endsOn: '2025-05-01' });
  assert.equal(holeWords(withPatrol(older, gone).holes), '巡查责任人A角旧已离任');
});

test('one person in all three seats of a reservoir is a hole; in two of them not', () => {
  const one = chains.reservoir.map((seat) => holder(seat));
  assert.deepEqual(
    on(one).holes.map(({ fault, name }) => [fault, name]),
    [['combined', '甲']],
  );
  assert.deepEqual(on([...one.slice(0, 2), holder('patrol', { name: '乙' })]).holes, []);
  assert.deepEqual(
    chainOn(
      'pond',
      chains.pond.map((seat) => holder(seat)),
      today,
      90,
    ).holes,
    [],
  );
});
