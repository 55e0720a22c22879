import { type Listening, residentOf } from './process.ts';
import type { Result } from './result.ts';
import type { Stand } from './stand.ts';

const megabyte = 1024 * 1024;

/** Two exports, one of them many times the other: what the server holds must not grow with the rows. */
export async function benchExport(stand: Stand): Promise<readonly Result[]> {
  const server = await stand.start('web');
  try {
    const small = await exported(stand, server, '{"foundAt":{"gte":"@today-10"}}');
    const big = await exported(stand, server, '{"foundAt":{"gte":"@today-90"}}');
    const more = (big.peak - small.peak) / megabyte;
    return [
      {
        work: 'export as a stream',
        ours: `${(big.bytes / megabyte).toFixed(1)} MB in ${big.seconds.toFixed(1)} s, peak ${(big.peak / megabyte).toFixed(0)} MB`,
        floor: `${(small.bytes / megabyte).toFixed(1)} MB, peak ${(small.peak / megabyte).toFixed(0)} MB`,
        ratio: `+${more.toFixed(0)} MB for ${(big.bytes / small.bytes).toFixed(1)} × the rows`,
        bar: '≤ +60 MB',
        met: more <= 60,
      },
    ];
  } finally {
    await server.stop();
  }
}

async function exported(stand: Stand, server: Listening, where: string) {
  const begun = performance.now();
  const url = `${server.url}/api/ledgers/hazard/export?sort=foundAt&where=${encodeURIComponent(where)}`;
  const answer = await fetch(url, { headers: { cookie: stand.cookies[0] ?? '' } });
  if (!answer.ok || !answer.body) throw new Error(`the export answered ${answer.status}`);
  let [bytes, peak] = [0, 0];
  for await (const piece of answer.body) {
    bytes += piece.length;
    peak = Math.max(peak, residentOf(server.pid));
  }
  return { bytes, peak, seconds: (performance.now() - begun) / 1000 };
}
