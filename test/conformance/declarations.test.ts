import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deadline, Step } from '../../src/kernel/ledger.ts';
import type { Field } from '../../src/kernel/field.ts';
import { stepFields } from '../../src/kernel/schema.ts';
import { systemKinds } from '../../src/kernel/where.ts';
import { roles } from '../../src/kernel/role.ts';
import { modules } from '../../src/modules/index.ts';
import { serverModules } from '../../src/modules/server.ts';
import { isAdministrator } from '../../src/server/auth/separate-powers.ts';
import { ledgers } from './stage.ts';

const chinese = /\p{Script=Han}/u;

test('none of the three administrators reads or writes business (GB/T 22239-2019 访问控制, 三权分立)', () => {
  for (const l of ledgers) {
    const named = [
      ...l.may.read,
      ...l.may.create,
      ...l.may.update,
      ...Object.values<Step>(l.steps).flatMap(({ by }) => by),
    ];
    assert.deepEqual(named.filter(isAdministrator), [], l.name);
  }
});

for (const l of ledgers) {
  const fields = Object.entries<Field>(l.fields);
  const steps = Object.entries<Step>(l.steps);

  test(`${l.label}: everything a user reads has a Chinese name`, () => {
    const deadlines = Object.values<Deadline>(l.deadlines).map(({ label }) => label);
    const words = [
      l.label,
      ...Object.values<string>(l.states),
      ...fields.flatMap(([, f]) => [f.label, ...Object.values(f.options ?? {})]),
      ...fields.flatMap(([, f]) => [f.hint, f.group].filter((word) => word !== undefined)),
      ...steps.map(([, step]) => step.label),
      ...deadlines,
    ];
    for (const word of words) assert.match(word, chinese);
    if (l.number !== undefined) assert.match(l.number, chinese);
  });

  test(`${l.label}: no two fields, states, options or steps go by the same name`, () => {
    const groups = [
      fields.map(([, f]) => f.label),
      Object.values<string>(l.states),
      steps.map(([, step]) => step.label),
      ...fields.map(([, f]) => Object.values(f.options ?? {})),
    ];
    for (const names of groups) assert.equal(new Set(names).size, names.length, names.join(' '));
  });

  test(`${l.label}: names are identifiers and none is one of the system's`, () => {
    const names = [l.name, ...fields.map(([name]) => name), ...Object.keys(l.states), ...Object.keys(l.steps)];
    for (const name of names) assert.match(name, /^[a-z][a-zA-Z0-9]{0,40}$/);
    for (const [name] of fields) assert.ok(!(name in systemKinds) && name !== 'county', name);
  });

  test(`${l.label}: every state can be reached, and every step leads from one`, () => {
    const reached = new Set<string>([l.initial]);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const [, step] of steps) if (step.from.some((state) => reached.has(state))) reached.add(step.to);
    }
    assert.deepEqual([...reached].toSorted(), Object.keys(l.states).toSorted());
    for (const [name, step] of steps) assert.ok(step.from.length > 0 && step.by.length > 0, name);
  });

  test(`${l.label}: it is named by a text of the form, and what only steps write is not required of the form`, () => {
    const owned = stepFields(l);
    const title = l.fields[l.title];
    assert.ok(title.required && !owned.has(l.title) && ['text', 'note'].includes(title.kind), l.title);
    for (const [name, field] of fields) assert.ok(!(field.required && owned.has(name)), name);
  });

  test(`${l.label}: stamps fit their fields, and no step asks for what it stamps or clears`, () => {
    const kinds = { now: 'instant', today: 'day', by: 'person' } as const;
    for (const [, step] of steps) {
      const stamps = Object.entries(step.stamps ?? {});
      for (const [name, what] of stamps) assert.equal(l.fields[name].kind, kinds[what ?? 'now'], name);
      const asked = [...(step.fills ?? []), ...(step.asks ?? [])];
      for (const name of [...stamps.map(([each]) => each), ...(step.clears ?? [])])
        assert.ok(!asked.includes(name), name);
      for (const name of step.clears ?? []) assert.ok(!l.fields[name].required, name);
    }
  });

  test(`${l.label}: roles that act can see, somebody may create, and an owner is one`, () => {
    const acting = [...l.may.create, ...l.may.update, ...steps.flatMap(([, step]) => step.by)];
    for (const role of acting) assert.ok(role === 'system' || l.may.read.includes(role), role);
    assert.ok(l.may.create.length > 0);
    for (const state of l.may.locked ?? []) assert.ok(Object.hasOwn(l.states, state), state);
    assert.ok(fields.filter(([, f]) => f.owner).length <= 1);
  });

  test(`${l.label}: each clock rests on a law that is written down, and is owed by somebody who can see it`, () => {
    for (const deadline of Object.values<Deadline>(l.deadlines)) {
      assert.ok(modules.laws.has(deadline.law), deadline.law);
      assert.ok(l.may.read.includes(deadline.owes), deadline.owes);
    }
  });

  test(`${l.label}: references lead to ledgers of the registry`, () => {
    for (const [name, f] of fields) {
      if (f.kind === 'ref')
        assert.ok(
          [...modules.ledgers.values()].some((each) => each === f.target),
          name,
        );
    }
  });
}

test('each law says its title, article and source, and when it is not checked it cannot pass for law', () => {
  for (const [key, law] of modules.laws) {
    for (const word of [law.title, law.article, law.source]) assert.match(word, chinese, key);
    if (law.verified) assert.match(law.effectiveOn ?? '', /^\d{4}-\d{2}-\d{2}$/, key);
  }
});

test('each setting rests on a law and stays within its bounds', () => {
  for (const [key, setting] of modules.settings) {
    assert.ok(modules.laws.has(setting.law), key);
    assert.ok(setting.min <= setting.value && setting.value <= setting.max, key);
    for (const word of [setting.label, setting.unit]) assert.match(word, chinese, key);
  }
});

test('each figure has a name and a unit, and columns it counts by that can carry it', () => {
  for (const [code, { ledger: l, indicator }] of modules.indicators) {
    for (const word of [indicator.label, indicator.unit]) assert.match(word, chinese, code);
    const { at, since, until, sum } = indicator;
    for (const name of [at, since, until]) {
      if (name === undefined || name === 'createdAt') continue;
      assert.ok(['day', 'instant'].includes(l.fields[name].kind), `${code} ${name}`);
    }
    if (sum !== undefined) assert.ok(['count', 'money'].includes(l.fields[sum].kind), `${code} ${sum}`);
    assert.ok((at === undefined) !== (since === undefined), `${code} is a flow or a stock`);
  }
});

test('each special call is named and given to somebody, and belongs to a module', () => {
  const names = new Set(modules.modules.map(({ name }) => name));
  for (const { label } of modules.modules) assert.match(label, chinese);
  for (const { name, handlers = [] } of serverModules) {
    assert.ok(names.has(name), name);
    for (const { endpoint: call } of handlers) {
      assert.match(call.label, chinese, call.path);
      assert.match(call.path, /^(\/[a-z0-9-]+)+$/);
      assert.ok(call.by.length > 0, call.path);
    }
  }
  for (const document of serverModules.flatMap((m) => m.documents ?? [])) {
    assert.match(document.label, chinese);
    assert.ok(modules.ledgers.has(document.ledger), document.name);
  }
});

test('every role has its word', () => {
  for (const word of Object.values(roles)) assert.match(word, chinese);
});
