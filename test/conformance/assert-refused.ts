import assert from 'node:assert/strict';
import type { Answer } from '../harness/world.ts';

const chinese = /\p{Script=Han}/u;

/** Holds an answer to be a refusal with a status, in Chinese, with a Chinese message for each of the fields. */
export function assertRefused(answer: Answer, status: number, fields: readonly string[] = [], told = ''): void {
  const all = `${told} → ${JSON.stringify(answer.json)}`;
  assert.equal(answer.status, status, all);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, all);
  assert.equal(answer.json.status, status, all);
  assert.match(answer.json.title, chinese, all);
  const said: Readonly<Record<string, string>> = answer.json.fields ?? {};
  for (const field of fields) {
    const messages = Object.entries(said).filter(([name]) => name === field || name.startsWith(`${field}.`));
    assert.ok(messages.length > 0, `${field} is not spoken of: ${all}`);
  }
  for (const message of Object.values(said)) assert.match(message, chinese, all);
}
