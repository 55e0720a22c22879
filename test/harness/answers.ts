import assert from 'node:assert/strict';
import type { Answer } from './world.ts';

/** What a call answered, which must have been taken. */
export async function made(answer: Promise<Answer>): Promise<Answer['json']> {
  const { status, json } = await answer;
  assert.ok(status < 300, JSON.stringify(json));
  return json;
}

/** Asserts that a call was refused, by default as against the state of things, in words that the user understands. */
export function refusedWith({ status, json }: Answer, words: RegExp, code = 409): void {
  assert.equal(status, code, JSON.stringify(json));
  assert.match(JSON.stringify(json), words);
}
