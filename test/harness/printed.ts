import assert from 'node:assert/strict';
import { uuidv7 } from 'uuidv7';
import { paragraphTexts, readDocx } from '../../src/server/word/read-docx.ts';
import type { Caller, World } from './world.ts';

/** Makes a document of a row, downloads it, and gives its words line by line. */
export async function printedOf(
  world: World,
  by: Caller,
  template: string,
  subject: string,
  answers: object = {},
): Promise<string> {
  const { status, json } = await by.post('/api/documents-make', { template, subject, id: uuidv7(), answers });
  assert.equal(status, 200, JSON.stringify(json));
  const address = `http://localhost/api/documents/legal-document/${json.id}`;
  const headers = { cookie: by.cookie, host: 'localhost' };
  const printed = await world.server.app.fetch(new Request(address, { headers }));
  assert.equal(printed.status, 200);
  const parts = readDocx(new Uint8Array(await printed.arrayBuffer()));
  return paragraphTexts(parts.get('word/document.xml') ?? '').join('\n');
}
