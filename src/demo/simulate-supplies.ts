import type { Draft } from '../kernel/ledger.ts';
import {
  resourceAgreement,
  stockMovement,
  stockThreshold,
  supply,
  supplyPurchase,
  supplyStorage,
} from '../modules/resources/index.ts';
import { create, take } from '../server/ledger/write.ts';
import { chance, nth, seedOf } from './chance.ts';
import { dayNumber, dayOf, instantOf } from './days.ts';
import { demoId } from './demo-id.ts';
import { personName } from './person-names.ts';
import { fictionalPhone } from './sites.ts';
import type { Stage } from './stage.ts';
import { type SupplyRow, supplyRows } from './supply-rows.ts';

/** The ids of what the stores hold and where, for what is lived on top. */
export interface Stores {
  readonly main: string;
  readonly keeper: number;
  readonly item: (name: string) => string;
}

interface Place {
  readonly id: string;
  readonly area: string;
  readonly share: number;
}

/** Fits out the county's stores and lives two years of their coming and going, each item by itself, up to now. */
export async function stockStores(stage: Stage, year: number, now: string): Promise<Stores> {
  const opened = `${year - 1}-01-02T02:00:00.000Z`;
  const keeper = stage.world.people.findIndex(({ section, role }) => section === 'supplies' && role === 'dutyOfficer');
  const chief = stage.world.people.findIndex(({ section, role }) => section === 'supplies' && role === 'sectionChief');
  const places = await openPlaces(stage, keeper, opened);
  const main = nth(places, 0);
  await sign(stage, chief, nth(places, places.length - 2).id, year, now);
  await plan(stage, chief, year, now);
  await Promise.all(
    supplyRows.map(async (row) => {
      const id = itemId(row.name);
      const { name, unit, casePieces, grams: pieceGrams } = row;
      const kinds = { group: row.group, kind: row.kind } as Pick<Draft<typeof supply>, 'group' | 'kind'>; // words of the table
      const about = { name, unit, casePieces, pieceGrams, ...kinds, area: stage.world.county.code };
      await create(stage.as(keeper, opened), supply, about, id);
      const wanted = { name: `县库${name}`, supply: id, storage: main.id, minimum: row.minimum, basis: '县级储备定额' };
      const maximum = row.minimum * 4;
      await create(stage.as(chief, opened), stockThreshold, { ...wanted, maximum }, demoId(opened, 'threshold', name));
      await live(stage, row, { id, places, keeper, opened, now });
    }),
  );
  return { main: main.id, keeper, item: itemId };
}

const itemId = (name: string) => demoId('2024-06-01T00:00:00.000Z', 'supply', name);

async function openPlaces(stage: Stage, keeper: number, opened: string): Promise<readonly Place[]> {
  const { county } = stage.world;
  const [first, , , ...countryside] = county.towns;
  const forward = countryside.filter((_, index) => index % 5 === 0);
  const rows = [
    { name: `${county.name}救灾物资储备库`, kind: 'reserve', area: county.code, share: 1, at: county.at },
    {
      name: `${county.name}防汛抗旱物资库`,
      kind: 'reserve',
      area: county.code,
      share: 0.3,
      at: nth(county.towns, 1).at,
    },
    ...forward.map((town) => ({
      name: `${town.name}前置储备点`,
      kind: 'reserve' as const,
      area: town.code,
      share: 0.04,
      at: town.at,
    })),
    { name: '万家惠超市配送中心', kind: 'agreement', area: first?.code ?? county.code, share: 0.2, at: county.at },
    {
      name: '青芦镇社会号料',
      kind: 'pledged',
      area: nth(county.towns, 3).code,
      share: 0.1,
      at: nth(county.towns, 3).at,
    },
  ] as const;
  const choices = chance(seedOf('storages'));
  return Promise.all(
    rows.map(async ({ name, kind, area, share, at: [lng, lat] }, index) => {
      const id = demoId(opened, 'storage', name);
      const person = { keeper: personName(choices).name, phone: fictionalPhone(8000 + index) };
      const holder = kind === 'reserve' ? null : name;
      const about = {
        name,
        kind,
        address: `${county.name}${name}`,
        place: { lng, lat },
        holder,
        openedOn: '2022-06-01',
      };
      await create(stage.as(keeper, opened), supplyStorage, { ...about, ...person, area }, id);
      return { id, area, share };
    }),
  );
}

interface Life {
  readonly id: string;
  readonly places: readonly Place[];
  readonly keeper: number;
  readonly opened: string;
  readonly now: string;
}

interface Lot {
  readonly place: Place;
  readonly batch: string | null;
  readonly expiresOn: string | null;
  left: number;
}

/** One item's two years: an opening in each place that keeps such things, a delivery every half-year, issues in between. */
async function live(stage: Stage, row: SupplyRow, life: Life): Promise<void> {
  const choices = chance(seedOf('stock', row.name));
  const lots: Lot[] = [];
  let turn = 0;
  const move = async (kind: 'opening' | 'receipt' | 'issue' | 'writeOff', lot: Lot, quantity: number, at: string) => {
    turn += 1;
    lot.left += quantity;
    const { batch, expiresOn, place } = lot;
    const where = { storage: place.id, area: place.area, supply: life.id, batch, expiresOn };
    const words = { kind, quantity, movedAt: at, reason: reasons[kind], counterparty: counterparties[kind] };
    await create(
      stage.as(life.keeper, at),
      stockMovement,
      { ...where, ...words },
      demoId(at, 'movement', row.name, turn),
    );
  };
  const arrive = async (place: Place, quantity: number, at: string) => {
    const lot = { place, ...batchOf(row, at), left: 0 };
    lots.push(lot);
    await move(at === life.opened ? 'opening' : 'receipt', lot, quantity, at);
  };
  const fitting = life.places.filter((place, index) => index === 0 || choices.odds(place.share < 0.1 ? 0.25 : 0.45));
  for (const place of fitting) {
    const quantity = Math.max(1, Math.round(row.opening * place.share));
    if (place.share >= 0.05 || quantity >= 3) await arrive(place, quantity, life.opened);
  }
  const last = dayNumber(life.now.slice(0, 10)) - 2;
  let day = dayNumber(life.opened.slice(0, 10)) + choices.int(20, 60);
  while (day < last) {
    const at = instantOf(day, choices.int(540, 1020));
    const lot = lots.filter(({ left }) => left > 0).toSorted(byExpiry)[0];
    if (lot && lot.expiresOn !== null && lot.expiresOn < dayOf(day)) await move('writeOff', lot, -lot.left, at);
    else if (lot && lot.left > 1 && choices.odds(0.62))
      await move('issue', lot, -Math.max(1, Math.round(lot.left * (0.03 + choices.next() * 0.12))), at);
    else await arrive(nth(fitting, 0), Math.max(1, Math.round(row.minimum * (0.2 + choices.next() * 0.3))), at);
    day += choices.int(50, 130);
  }
}

const reasons = { opening: '建账期初', receipt: '年度储备采购到货', issue: '救助发放', writeOff: '过期报废' } as const;
const counterparties = { opening: null, receipt: '中标供应商', issue: '各乡镇（街道）', writeOff: null } as const;
const byExpiry = (a: Lot, b: Lot) => ((a.expiresOn ?? '9') < (b.expiresOn ?? '9') ? -1 : 1);

function batchOf({ keepsMonths }: SupplyRow, at: string) {
  const day = at.slice(0, 10);
  if (keepsMonths === 0) return { batch: null, expiresOn: null };
  return { batch: day.replaceAll('-', ''), expiresOn: dayOf(dayNumber(day) + Math.round(keepsMonths * 30.4)) };
}

async function sign(stage: Stage, chief: number, storage: string, year: number, now: string): Promise<void> {
  const choices = chance(seedOf('agreements'));
  const parties = [
    {
      party: '万家惠超市有限责任公司',
      kind: 'purchase',
      storage,
      scope: '方便面、饮用水、火腿肠按零售价九折，四小时内装车',
    },
    {
      party: '安澜顺达运输有限公司',
      kind: 'transport',
      storage: null,
      scope: '厢式货车十二辆，随叫随到，按吨公里结算',
    },
    {
      party: '川北重工机械租赁站',
      kind: 'rescue',
      storage: null,
      scope: '挖掘机六台、装载机四台、吊车两台，两小时内到位',
    },
    { party: '山鹰户外救援队', kind: 'rescue', storage: null, scope: '山岳、水域搜救，骨干队员二十八人' },
  ] as const;
  await Promise.all(
    parties.map(async ({ scope, ...about }, index) => {
      const signed = `${year}-0${index + 1}-1${index}`;
      const at = `${signed}T02:00:00.000Z`;
      if (at >= now) return;
      const terms = {
        scope,
        responseHours: index + 1,
        signedOn: signed,
        validUntil: `${year + 1}-0${index + 1}-0${index + 5}`,
      };
      const person = { contact: personName(choices).name, phone: fictionalPhone(8100 + index) };
      await create(
        stage.as(chief, at),
        resourceAgreement,
        { ...about, ...terms, ...person },
        demoId(at, 'agreement', index),
      );
    }),
  );
}

/** The year's plan, and how far its purchase has come: asked of the purchasing department in May. */
async function plan(stage: Stage, chief: number, year: number, now: string): Promise<void> {
  const at = `${year}-02-10T02:00:00.000Z`;
  const id = demoId(at, 'purchase', year);
  if (at >= now) return;
  const goods = '棉被 1200 床\n折叠床 600 张\n帐篷 120 顶\n冲锋舟 4 艘\n发电机 10 台\n扑火工具一批';
  const about = { name: `${year} 年县级应急物资装备储备计划`, year, goods, amount: 426_000_000 };
  await create(stage.as(chief, at), supplyPurchase, about, id);
  const asked = `${year}-05-08T02:00:00.000Z`;
  if (asked >= now) return;
  const request = { requestedFrom: `${stage.world.county.name}发展改革局`, requestedOn: `${year}-05-08` };
  await take(stage.as(chief, asked), supplyPurchase, id, 'request', request);
}
