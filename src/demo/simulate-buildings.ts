import { addDays } from '../kernel/calendar.ts';
import { parse } from '../kernel/schema.ts';
import { building, drawRecheck, recheckItem } from '../modules/buildings/index.ts';
import { serverModules } from '../modules/server.ts';
import type { Keeper } from '../server/auth/keeper.ts';
import { list } from '../server/ledger/read.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Stage } from './stage.ts';

interface Span {
  readonly year: number;
  readonly now: string;
  readonly keeper: Keeper;
}

const kinds = ['selfBuilt', 'selfBuilt', 'selfBuilt', 'mall', 'school', 'hotel', 'factory', 'public'] as const;
const uses = ['home', 'rent', 'business', 'home', 'vacant'] as const;
const looks = ['外墙竖向裂缝长约两米', '檐口砖块松动', '二层楼板挠度偏大', '地基局部下沉，墙角开裂'] as const;
const most = 60;

/** A spring's survey of some sixty buildings: most without fault, some appraised and treated, a sample looked at again. */
export async function surveyBuildings(stage: Stage, { year, now, keeper }: Span): Promise<void> {
  const at = (day: string) => `${year}-${day}T02:00:00.000Z`;
  if (at('05-20') >= now) return;
  const [officer, chief] = [stage.firstOf('inspector'), stage.firstOf('sectionChief')];
  for (let n = 0; n < most; n += 1) {
    const { village } = nth(stage.world.sites, n * 7);
    const zone = n % 3 === 0 ? 'urban' : 'rural';
    const draft = {
      surveyCode: `F${year}${String(n + 1).padStart(4, '0')}`,
      address: zone === 'urban' ? `河街${n + 3}号` : `${(n % 8) + 1}组${n + 5}号`,
      zone,
      kind: nth(kinds, n % kinds.length),
      use: nth(uses, n % uses.length),
      storeys: (n % 6) + 1,
      builtYear: 1978 + ((n * 7) % 45),
      fourWithout: n % 4 === 0,
      area: village,
    } as const;
    const day = `0${3 + (n % 3)}-${String((n % 27) + 1).padStart(2, '0')}`;
    const id = demoId(at(day), 'building', n);
    await create(stage.as(officer, at(day)), building, draft, id);
    await follow(stage, officer, id, { n, day: `${year}-${day}` });
  }
  await lookAgain(stage, officer, chief, { year, keeper });
}

/** What came of a building: every twelfth waits, every fifth has a fault, some of these were appraised and treated. */
async function follow(
  stage: Stage,
  officer: number,
  id: string,
  { n, day }: { readonly n: number; readonly day: string },
): Promise<void> {
  const as = (days: number) => stage.as(officer, `${addDays(day, days)}T06:00:00.000Z`);
  if (n % 12 === 11) return;
  if (n % 5 !== 0) {
    await take(as(1), building, id, 'pass', {});
    return;
  }
  const level = n % 15 === 0 ? 'major' : 'general';
  const found = { findings: nth(looks, n % looks.length), level, dueOn: addDays(day, 180) } as const;
  await take(as(1), building, id, 'flag', found);
  if (n % 10 === 5) {
    await take(as(12), building, id, 'treat', { treatment: 'reinforced', result: '裂缝灌浆、加设构造柱，已复查' });
    return;
  }
  await take(as(3), building, id, 'needAppraisal', { appraiseDueOn: addDays(day, 45) });
  if (n % 20 === 0) return;
  const grade = n % 30 === 0 ? 'd' : 'b';
  await take(as(10), building, id, 'appraise', { agency: '川南房屋安全鉴定中心', grade });
  if (grade === 'b') await take(as(12), building, id, 'release', {});
}

async function lookAgain(
  stage: Stage,
  officer: number,
  chief: number,
  { year, keeper }: { readonly year: number; readonly keeper: Keeper },
): Promise<void> {
  const on = `${year}-05-18T02:00:00.000Z`;
  const handler = serverModules.flatMap((m) => m.handlers ?? []).find((each) => each.endpoint === drawRecheck);
  if (!handler) throw new Error(`nobody answers ${drawRecheck.path}`);
  const id = demoId(on, 'recheck');
  const asked = { id, name: '房屋排查第一次抽查', within: stage.world.county.code, among: 'surveyed', wanted: 12 };
  await handler.answer(stage.as(officer, on), parse(drawRecheck.input, { ...asked, dueOn: `${year}-06-30` }), keeper);
  const ctx = stage.as(chief, `${year}-05-19T02:00:00.000Z`);
  const { rows } = await list(ctx, recheckItem, { where: { sample: id }, sort: { by: 'turn' }, limit: 9 });
  for (const row of rows)
    if (row.turn === 4) await take(ctx, recheckItem, row.id, 'disagree', { fault: 'facts', opinion: '层数登记少一层' });
    else await take(ctx, recheckItem, row.id, 'agree', { opinion: '与登记一致' });
}
