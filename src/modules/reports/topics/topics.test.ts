import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyLedger } from '../../../kernel/ledger.ts';
import { type AnyWhere, checkWhere, filters, isRecord, nestedTarget } from '../../../kernel/where.ts';
import { modules } from '../../index.ts';
import { asksOfTopic } from './topic-outline.ts';
import { topicParts, type TopicPart } from './topic-parts.ts';
import { topics } from './topics.ts';

const told = Object.values<TopicPart>(topicParts).flatMap(({ phrases }) =>
  phrases.flatMap((phrase) => {
    if ('none' in phrase) return [phrase.none];
    if ('share' in phrase) return [phrase.share, phrase.whole];
    return 'done' in phrase ? [phrase.done, phrase.whole] : [phrase[0]];
  }),
);

test('every figure of the chapters is an indicator, and every chapter is told by a topic', () => {
  assert.deepEqual(
    told.filter((code) => !modules.indicators.has(code)),
    [],
  );
  const used = new Set<string>(Object.values(topics).flatMap(({ parts }) => parts));
  assert.deepEqual(
    Object.keys(topicParts).filter((key) => !used.has(key)),
    [],
  );
});

for (const [key, topic] of Object.entries(topics))
  test(`${topic.label}: has figures, and no chapter twice`, () => {
    assert.ok(asksOfTopic(modules, topic).length > 1, key);
    assert.equal(new Set(topic.parts).size, topic.parts.length);
  });

test('a trade counts the accidents and the seizures of its own kind, whether or not who did it is in the register', () => {
  const asks = Object.values(topics).flatMap((topic) => asksOfTopic(modules, topic));
  const wheresOf = (code: RegExp) => asks.flatMap(({ indicator, where = {} }) => (code.test(indicator) ? [where] : []));
  const seized = wheresOf(/^seizure\.(diesel|fireworks)$/);
  assert.deepEqual(
    seized.filter((where) => Object.keys(where).length > 0),
    [],
  );
  assert.ok(seized.length > 0);
  const accidents = wheresOf(/^accident\./);
  assert.ok(accidents.length > 5 && accidents.some((where) => 'sector' in where));
  assert.ok(accidents.every((where) => !('site' in where)));
  for (const { indicator, where = {} } of asks) {
    const ledger = modules.indicators.get(indicator)?.ledger;
    assert.ok(ledger);
    checkWhere(ledger, where); // throws for a column that the ledger does not have
    assert.deepEqual(unknownChoices(ledger, where), [], indicator);
  }
});

/** The values of a filter that are no choice of their field. */
function unknownChoices(l: AnyLedger, where: AnyWhere): readonly string[] {
  return Object.entries(where).flatMap(([name, test]) => {
    if (name === 'and' || name === 'or') return filters(test).flatMap((part) => unknownChoices(l, part));
    const target = nestedTarget(l, name, test);
    if (target && isRecord(test)) return unknownChoices(target, test);
    const options = name === 'state' ? l.states : l.fields[name]?.options;
    const values = (isRecord(test) ? Object.values(test) : [test]).flat();
    return options
      ? values.flatMap((value) => (Object.hasOwn(options, String(value)) ? [] : [`${name} ${String(value)}`]))
      : [];
  });
}

test('a value that is no choice of its field is found', () => {
  const hazards = modules.ledgers.get('hazard');
  assert.ok(hazards);
  assert.deepEqual(unknownChoices(hazards, { site: { sector: ['hazchem', 'hazchmm'] } }), ['sector hazchmm']);
});
