import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Installation } from './installation.ts';

/** Fills an installation with a county, a site and twenty thousand lines of history, so that there is something to copy. */
export async function fill({ ask }: Installation): Promise<void> {
  await ask(
    `insert into county values ('519901', '安澜县', '安澜县应急管理局', '安应急', '安澜县人民政府', '安澜县人民法院')`,
  );
  await ask(`insert into site (county, id, version, state, area, created_at, created_by, updated_at, name, sector, scale, address)
    select '519901', gen_random_uuid(), 1, 'listed', '519901', now(), gen_random_uuid(), now(), '单位' || n, 'shaleBrick', 'micro', repeat('路', 40)
    from generate_series(1, 5000) n`);
  await ask(`insert into entry (county, at, id, ledger, row_id, version, action, by, change)
    select county, created_at, gen_random_uuid(), 'site', id, 1, 'create', created_by, jsonb_build_object('name', jsonb_build_array(null, name)) from site`);
}

/** Puts an attachment into the store of an installation, as an upload would; gives its hash. */
export async function attach({ dataDir, ask }: Installation, bytes: Buffer): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const folder = join(dataDir, 'files', hash.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, hash.slice(2)), bytes);
  await ask(
    `insert into file (county, hash, name, type, size, uploaded_by, uploaded_at) values ('519901', $1, 'a', 'image/png', $2, gen_random_uuid(), now())`,
    hash,
    bytes.length,
  );
  return hash;
}

/** Keeps writing until told to stop; knows how many commits there were. */
export function keepWriting({ ask }: Installation): { stop: () => Promise<void>; written: () => number } {
  const told = new AbortController();
  let written = 0;
  const done = (async () => {
    while (!told.signal.aborted) {
      await ask(`with s as (update site set version = version + 1 where id = any (select id from site order by random() limit 20) returning *)
        insert into sign_in_attempt select gen_random_uuid(), 'w' || version, null, now(), null, null, true, 'load' from s`);
      written += 1;
      await wait(1);
    }
  })();
  return {
    stop: async () => {
      told.abort();
      await done;
    },
    written: () => written,
  };
}
