import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { modules } from '../../src/modules/index.ts';
import { isRecord } from '../../src/kernel/where.ts';
import { createWorld } from '../harness/world.ts';

const world = await createWorld();
after(() => world.end());
const reader = await world.signIn('leader');
const { json: document } = await reader.get('/api/openapi.json');

/** The description itself, its viewer, and what only a demonstration has. */
const leftOut = /^\/api\/(docs|openapi\.json|demo-accounts|\*)/;

test('every route below /api stands in the description, and nothing else', () => {
  const served = world.server.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !leftOut.test(path))
    .flatMap(({ method, path }) => written(path).map((each) => `${method.toLowerCase()} ${each}`));
  const told = calls().map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(told.toSorted(), [...new Set(served)].toSorted());
});

test('the description is an OpenAPI 3.1 document', () => {
  assert.equal(document.openapi, '3.1.0');
  assert.ok(document.info.title && document.info.version);
  for (const { method, path, call } of calls()) {
    const where = `${method} ${path}`;
    assert.match(path, /^\/[^?#]*$/);
    assert.match(call.summary, /\p{Script=Han}/u, where);
    assert.ok(Array.isArray(call.tags) && call.tags.length > 0, where);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = (call.parameters ?? []).filter((each: { in: string }) => each.in === 'path');
    assert.deepEqual(
      given.map((each: { name: string }) => each.name),
      named,
      where,
    );
    for (const parameter of call.parameters ?? []) assert.ok(isRecord(parameter.schema), where);
    assert.ok(
      Object.keys(call.responses).every((code) => /^[1-5](XX|\d\d)$/.test(code)),
      where,
    );
    for (const response of Object.values<{ description: string }>(call.responses))
      assert.ok(response.description, where);
    if (call.requestBody) assert.ok(method !== 'get' && Object.keys(call.requestBody.content).length === 1, where);
  }
});

test('every reference in the description leads somewhere, and every schema is one', () => {
  visit(document, (part) => {
    if (typeof part['$ref'] === 'string') assert.ok(found(part['$ref']), part['$ref']);
    if (isRecord(part['properties']) && Array.isArray(part['required']))
      for (const name of part['required']) assert.ok(Object.hasOwn(part['properties'], String(name)), String(name));
    if (typeof part['pattern'] === 'string') assert.doesNotThrow(() => new RegExp(String(part['pattern']), 'u'));
  });
});

// A description is looked into as it comes.
// oxlint-disable-next-line typescript/no-explicit-any
function calls(): readonly { method: string; path: string; call: any }[] {
  return Object.entries<Readonly<Record<string, object>>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ method, path, call })),
  );
}

/** A route's path as the description writes it: once for each ledger, and each of its steps. */
function written(path: string): readonly string[] {
  const braced = path.replaceAll(/:(\w+)/g, '{$1}');
  if (!braced.includes('{ledger}')) return [braced];
  return [...modules.ledgers.values()].flatMap((l) => {
    const own = braced.replace('{ledger}', l.name);
    return own.includes('{step}') ? Object.keys(l.steps).map((step) => own.replace('{step}', step)) : [own];
  });
}

function visit(part: unknown, look: (part: Readonly<Record<string, unknown>>) => void): void {
  if (isRecord(part)) look(part);
  if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) visit(inner, look);
}

function found(reference: string): boolean {
  const steps = reference.replace(/^#\//, '').split('/');
  return steps.reduce<unknown>((part, step) => (isRecord(part) ? part[step] : undefined), document) !== undefined;
}
