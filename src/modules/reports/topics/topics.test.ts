import assert from 'node:assert/strict';
import { test } from 'node:test';
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
