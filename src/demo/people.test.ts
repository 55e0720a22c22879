import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '../kernel/role.ts';
import { chance } from './chance.ts';
import { isWellKnown, personName } from './person-names.ts';
import { demoWorld } from './world.ts';

const { county, sites, people, experts } = demoWorld(2026);
const withRole = (role: string) => people.filter((person) => person.role === role);

test('every role of a county has somebody, and the three administrators are three people', () => {
  const elsewhere = ['system', 'superior'];
  for (const role of Object.keys(roles)) assert.equal(withRole(role).length > 0, !elsewhere.includes(role), role);
  const administrators = ['administrator', 'securityAdministrator', 'auditor'].flatMap(withRole);
  assert.equal(new Set(administrators.map(({ id }) => id)).size, 3);
  assert.equal(withRole('leader').length, 4);
});

test('login names and ids are given once, and login names are plain letters', () => {
  assert.equal(new Set(people.map(({ username }) => username)).size, people.length);
  assert.equal(new Set(people.map(({ id }) => id)).size, people.length);
  for (const { username } of people) assert.match(username, /^[a-z]{4,}\d?$/u);
});

test('only those with a certificate can be sent to inspect, and no certificate is given twice', () => {
  const certificates = people.flatMap(({ certificate }) => certificate ?? []);
  assert.equal(new Set(certificates).size, certificates.length);
  assert.ok(withRole('inspector').every(({ certificate }) => certificate !== null));
  assert.ok(people.filter(({ section, certificate }) => section === 'brigade' && certificate !== null).length >= 10);
});

test('each town has its officer, and each enterprise person belongs to a site and bears its safety manager’s name', () => {
  assert.deepEqual(
    new Set(withRole('township').map(({ area }) => area)),
    new Set(county.towns.map(({ code }) => code)),
  );
  for (const { siteIndex, name, area } of withRole('enterprise')) {
    const site = sites[siteIndex ?? -1];
    assert.equal(site?.safetyManager, name);
    assert.equal(site.village, area);
  }
});

test('no name is one that many readers would take for somebody known', () => {
  const named = [...people, ...experts].map(({ name }) => name);
  const others = sites.flatMap(({ principal, safetyManager }) => [principal, safetyManager]);
  for (const name of [...named, ...others]) assert.ok(!isWellKnown(name));
  const choices = chance(1);
  for (let drawn = 0; drawn < 20_000; drawn++) assert.ok(!isWellKnown(personName(choices).name));
});

test('the people are the same each time', () => {
  assert.deepEqual(demoWorld(2026).people, people);
});
