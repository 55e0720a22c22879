import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCreditCode } from '../codes/credit-code.ts';
import { demoCounty } from './county.ts';
import { sectorCounts, sectorKeys } from './sectors.ts';
import { demoSites, registerOf } from './sites.ts';

const county = demoCounty();
const sites = demoSites(county, 2026);

test('each sector has as many sites as the county says, about 2,400 in all', () => {
  const inSector = registerOf(sites);
  for (const sector of sectorKeys) assert.equal(inSector(sector).length, sectorCounts[sector]);
  assert.equal(sites.length, 2345);
});

test('names, ids and credit codes are given once, and every credit code has right check digits (GB 32100)', () => {
  for (const key of ['name', 'id', 'creditCode'] as const) {
    assert.equal(new Set(sites.map((site) => site[key])).size, sites.length, key);
  }
  for (const { creditCode } of sites) assert.ok(isCreditCode(creditCode), creditCode);
});

test('each site stands in a village of its town and bears an address that says so', () => {
  const villages = new Map(county.towns.flatMap((town) => town.villages.map((village) => [village.code, village])));
  const towns = new Map(county.towns.map((town) => [town.code, town.name]));
  for (const { town, village, address } of sites) {
    assert.equal(villages.get(village)?.town, town);
    assert.ok(address.startsWith(`安澜县${towns.get(town)}`));
  }
});

test('phone numbers are plainly fictional', () => {
  for (const { principalPhone, safetyManagerPhone } of sites) {
    assert.match(principalPhone, /^1990000\d{4}$/u);
    assert.match(safetyManagerPhone, /^1990000\d{4}$/u);
  }
});

test('another year has the same sites, their files opened before that year begins', () => {
  const later = demoSites(county, 2027);
  assert.deepEqual(
    later.map(({ name, creditCode }) => ({ name, creditCode })),
    sites.map(({ name, creditCode }) => ({ name, creditCode })),
  );
  assert.ok(sites.every(({ filedOn }) => filedOn < '2026-01-01'));
  assert.ok(later.every(({ filedOn }) => filedOn < '2027-01-01'));
  assert.deepEqual(demoSites(county, 2026), sites);
});
