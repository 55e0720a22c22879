import assert from 'node:assert/strict';
import { writeXlsx } from 'hucre/xlsx';
import type { AnyLedger } from '../../src/kernel/ledger.ts';
import type { Plan, Progress, Tally } from '../../src/server/import/batch.ts';
import type { Remark } from '../../src/server/import/prepare.ts';
import type { Caller, World } from '../harness/world.ts';

/** A batch as its page is told of it. */
export interface BatchView {
  readonly id: string;
  readonly state: string;
  readonly tally: Tally | null;
  readonly progress: Progress;
  readonly fault: string | null;
  readonly duplicates: 'update' | 'skip';
  readonly sheets: readonly (Plan['sheets'][number] & {
    readonly choices: readonly { readonly name: string; readonly label: string }[];
  })[];
  readonly remarks: readonly {
    readonly sheet: number;
    readonly line: number;
    readonly outcome: string;
    readonly rowId: string | null;
    readonly undone: string | null;
    readonly problems: readonly Remark[];
  }[];
}

type CellValue = string | number | boolean | Date | null;

/** A workbook of sheets, each a table of rows with its headings first. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>): Promise<Uint8Array> {
  return writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((row) => [...row]) })),
  });
}

/** What a person does to import a file, step by step. */
export function importing(world: World, caller: Caller, l: AnyLedger) {
  const runner = world.server.startImports();
  const view = async (id: string): Promise<BatchView> => (await caller.get(`/api/imports/${id}`)).json;
  async function upload(bytes: Uint8Array | string, name = '导入.xlsx'): Promise<string> {
    const { status, json } = await send(world, caller, `/api/imports?ledger=${l.name}`, bytes, name);
    assert.equal(status, 201, JSON.stringify(json));
    return json.id;
  }
  async function check(id: string, more: object = {}): Promise<BatchView> {
    const { sheets } = await view(id);
    const plan = {
      sheets: sheets.map(({ index, headLine }) => ({ index, headLine })),
      duplicates: 'update',
      historical: false,
      ...more,
    };
    const answer = await caller.post(`/api/imports/${id}/check`, plan);
    assert.equal(answer.status, 202, JSON.stringify(answer.json));
    await runner.drain();
    return view(id);
  }
  async function run(id: string): Promise<BatchView> {
    const answer = await caller.post(`/api/imports/${id}/run`);
    assert.equal(answer.status, 202, JSON.stringify(answer.json));
    await runner.drain();
    return view(id);
  }
  async function undo(id: string): Promise<BatchView> {
    assert.equal((await caller.post(`/api/imports/${id}/undo`)).status, 202);
    await runner.drain();
    return view(id);
  }
  /** All steps at once; gives the batch as it then is. */
  async function bring(bytes: Uint8Array | string, more: object = {}, name = '导入.xlsx'): Promise<BatchView> {
    const id = await upload(bytes, name);
    const checked = await check(id, more);
    assert.equal(checked.state, 'checked', JSON.stringify(checked.fault));
    const done = await run(id);
    assert.equal(done.state, 'done', JSON.stringify(done.fault));
    const { read = -1, created = 0, updated = 0, unchanged = 0, skipped = 0, refused = 0 } = done.tally ?? {};
    assert.equal(created + updated + unchanged + skipped + refused, read, 'every row read has an outcome');
    return done;
  }
  return { upload, check, run, undo, bring, view };
}

/** Sends a file as a browser does. */
export async function send(world: World, caller: Caller, path: string, bytes: Uint8Array | string, name: string) {
  const response = await world.server.app.fetch(
    new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: {
        cookie: caller.cookie,
        origin: 'http://localhost',
        host: 'localhost',
        'x-file-name': encodeURIComponent(name),
      },
      body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
    }),
  );
  // Tests look into answers of any shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  const json: any = await response.json();
  return { status: response.status, json };
}

/** The bytes of a download. */
export async function bytesOf(world: World, caller: Caller, path: string): Promise<Uint8Array> {
  const response = await world.server.app.fetch(
    new Request(`http://localhost${path}`, { headers: { cookie: caller.cookie, host: 'localhost' } }),
  );
  assert.equal(response.status, 200, `${path} ${response.status === 200 ? '' : await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}
