import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, type World } from '../../../../test/harness/world.ts';
import { report } from '../report.ledger.ts';
import { flatText } from '../text/flat-text.ts';
import type { Chapters } from './chapter.endpoints.ts';
import { chaptersLine } from './chapters-line.ts';
import type { Section } from './section.endpoints.ts';

let world: World;
let writer: Caller;
let office: Caller;
let duty: Caller;
let leader: Caller;

before(async () => {
  world = await createWorld();
  world.clock.set('2026-07-06T02:00:00.000Z');
  [writer, office, duty, leader] = await Promise.all([
    world.signIn('writer'),
    world.signIn('committeeOffice'),
    world.signIn('dutyOfficer'),
    world.signIn('leader'),
  ]);
});
after(() => world.end());

const call = (who: Caller, path: string, input: object) => who.post(`/api/reports/${path}`, input);
const typed = (...lines: readonly string[]): Section['text']['blocks'] =>
  lines.map((line) => ({ kind: 'paragraph', runs: [line] }));
const save = (who: Caller, id: string, { id: section, version }: Section, ...lines: readonly string[]) =>
  call(who, 'sections/save', { report: id, section, version, text: { heading: '工作', blocks: typed(...lines) } });

async function chapters(id: string, who = writer): Promise<Chapters> {
  const { status, json } = await who.get(asking('/reports/chapters', { report: id }));
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}
const headings = async (id: string) => (await chapters(id)).sections.map(({ text }) => text.heading);

/** A report of whose first chapter the words are these. */
async function begun(...lines: readonly string[]): Promise<{ readonly id: string; readonly section: Section }> {
  const id = uuidv7();
  await call(writer, 'begin', { id, period: '2026H1', from: { structure: 'threeParts' } });
  const [first] = (await chapters(id)).sections;
  assert.ok(first);
  assert.equal((await save(writer, id, first, ...lines)).status, 200);
  const [section] = (await chapters(id)).sections;
  assert.ok(section);
  return { id, section };
}

async function commentOn(id: string, { id: section, version, text }: Section, words: string, who = duty) {
  const from = flatText(text.blocks).indexOf(words);
  const comment = uuidv7();
  const asked = { report: id, section, version, id: comment, from, to: from + words.length, words: '请核实' };
  const answer = await call(who, 'comments/add', asked);
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  return comment;
}

/** The words a report's only comment stands at now, or null when they are gone. */
async function placeOf(id: string): Promise<string | null> {
  const { sections, comments } = await chapters(id);
  const [comment] = comments;
  const text = flatText(sections.find((one) => one.id === comment?.section)?.text.blocks ?? []);
  return comment?.stretch ? text.slice(comment.stretch.from, comment.stretch.to) : null;
}

test('a comment is made by who may read the draft, answered, resolved, and stays in what was said', async () => {
  const { id, section } = await begun('上半年开展检查。', '整改全部完成。');
  const comment = await commentOn(id, section, '全部完成');
  const answer = uuidv7();
  for (const _ of [1, 2]) {
    const asked = { report: id, comment, id: answer, words: '已改为实数' };
    assert.equal((await call(writer, 'comments/answer', asked)).status, 200);
  }
  assert.equal((await call(office, 'comments/resolve', { report: id, comment, isResolved: true })).status, 200);
  const [found] = (await chapters(id)).comments;
  assert.deepEqual(
    found?.said.map(({ words, by }) => [words, by]),
    [
      ['请核实', duty.id],
      ['已改为实数', writer.id],
    ],
  );
  assert.equal(found?.resolved?.by, office.id);
  assert.deepEqual(found?.quote, ['全部完成']);
  assert.equal(await placeOf(id), '全部完成');
  const township = await world.signIn('township');
  assert.equal((await township.get(asking('/reports/chapters', { report: id }))).status, 403);
});

test('a comment stays with its words as others write before, in and around them, and keeps them when they are gone', async () => {
  const { id, section } = await begun('上半年开展检查。', '整改全部完成。');
  await commentOn(id, section, '整改全部完成');
  const steps: readonly (readonly [lines: readonly string[], place: string | null])[] = [
    [['新写的一段。', '上半年共开展检查。', '整改全部完成。'], '整改全部完成'],
    [['上半年共开展检查。', '整改已经全部按期完成。'], '整改已经全部按期完成'],
    [['整改已经全部按期完成。', '上半年共开展检查。'], '整改已经全部按期完成'],
    [['上半年共开展检查。'], null],
    [['上半年共开展检查。', '整改全部完成。'], '整改全部完成'],
  ];
  for (const [lines, place] of steps) {
    const [now] = (await chapters(id)).sections;
    assert.ok(now);
    assert.equal((await save(office, id, now, ...lines)).status, 200);
    assert.equal(await placeOf(id), place, lines.join('/'));
    assert.deepEqual((await chapters(id)).comments[0]?.quote, ['整改全部完成']);
  }
});

test('a comment on a version that was written over meanwhile is found in the new one', async () => {
  const { id, section } = await begun('甲段。', '整改全部完成。');
  assert.equal((await save(office, id, section, '新写的一段。', '甲段。', '整改全部完成。')).status, 200);
  await commentOn(id, section, '全部完成');
  assert.equal(await placeOf(id), '全部完成');
});

test('a comment of nothing, on a strange chapter, or on a signed report is refused with words', async () => {
  const { id, section } = await begun('甲段。');
  const asked = { report: id, section: section.id, version: section.version, id: uuidv7(), words: '请核实' };
  assert.equal((await call(duty, 'comments/add', { ...asked, from: 3, to: 3 })).status, 422);
  assert.equal((await call(duty, 'comments/add', { ...asked, from: 90, to: 95 })).status, 422);
  assert.equal((await call(duty, 'comments/add', { ...asked, section: uuidv7(), from: 0, to: 2 })).status, 404);
  const other = await begun('乙段。');
  const comment = await commentOn(other.id, other.section, '乙段');
  assert.equal((await call(duty, 'comments/resolve', { report: id, comment, isResolved: true })).status, 404);
  for (const [who, name, version, input] of [
    [writer, 'submit', 1, {}],
    [office, 'approve', 2, {}],
  ] as const)
    assert.equal((await who.post(at(report, other.id, 'steps', name), { version, input })).status, 200);
  const last = { report: other.id, comment, id: uuidv7(), words: '审核后仍可批注' };
  assert.equal((await call(duty, 'comments/answer', last)).status, 200);
  assert.equal((await call(leader, 'sign', { id: other.id, version: 3 })).status, 200);
  assert.equal((await call(duty, 'comments/answer', { ...last, id: uuidv7() })).status, 409);
});

test('chapters are added, moved, renamed, taken out and put back, and their numbers follow', async () => {
  const { id } = await begun('甲段。');
  const { sections } = await chapters(id);
  const [first, second, third, last] = sections;
  assert.ok(first && second && third && last);
  const added = uuidv7();
  for (const _ of [1, 2])
    await call(writer, 'sections/add', { report: id, section: added, after: second.id, heading: '经验做法' });
  assert.deepEqual(await headings(id), ['工作', '上半年工作总结', '经验做法', '存在的主要问题', '下半年工作计划']);
  await call(writer, 'sections/move', { report: id, section: added, after: third.id });
  await call(office, 'sections/move', { report: id, section: last.id, after: first.id });
  assert.deepEqual(await headings(id), ['工作', '下半年工作计划', '上半年工作总结', '存在的主要问题', '经验做法']);
  const { json } = await writer.get(asking('/reports/sections', { report: id }));
  const numbers = json.content.blocks.filter(({ level }: { level: number }) => level === 1);
  assert.deepEqual(numbers.map(({ number, text }: { number: string; text: string }) => `${number}${text}`).slice(1), [
    '二、下半年工作计划',
    '三、上半年工作总结',
    '四、存在的主要问题',
    '五、经验做法',
  ]);
  const gone = { report: id, section: third.id, version: 1 };
  assert.equal((await call(duty, 'sections/remove', gone)).status, 403);
  assert.equal((await call(writer, 'sections/remove', gone)).status, 200);
  assert.deepEqual(
    (await chapters(id)).removed.map(({ heading, by }) => [heading, by]),
    [['存在的主要问题', writer.id]],
  );
  await call(writer, 'sections/restore', { report: id, section: third.id });
  assert.deepEqual((await headings(id))[3], '存在的主要问题');
});

test('what two do to the chapters at once holds both, and a word written in one taken out brings it back', async () => {
  const { id } = await begun('甲段。');
  const [first, second, third] = (await chapters(id)).sections;
  assert.ok(first && second && third);
  const [one, other] = [uuidv7(), uuidv7()];
  await Promise.all([
    call(writer, 'sections/add', { report: id, section: one, after: first.id, heading: '经验' }),
    call(office, 'sections/add', { report: id, section: other, after: first.id, heading: '亮点' }),
    call(office, 'sections/move', { report: id, section: third.id, after: null }),
  ]);
  const now = await headings(id);
  assert.equal(now[0], '存在的主要问题');
  assert.equal(now[1], '工作');
  assert.deepEqual(now.slice(2, 4).toSorted(), ['亮点', '经验']);
  assert.equal(now.length, 6);

  const stale = await call(writer, 'sections/remove', { report: id, section: first.id, version: 1 });
  assert.equal(stale.status, 409);
  assert.deepEqual(stale.json.section.text.blocks, typed('甲段。'));
  assert.equal((await call(writer, 'sections/remove', { report: id, section: second.id, version: 1 })).status, 200);
  assert.equal((await save(office, id, second, '还在写的一段。')).status, 200);
  assert.ok((await chapters(id)).sections.some(({ text }) => flatText(text.blocks) === '还在写的一段。'));
  assert.deepEqual((await chapters(id)).removed, []);
});

test('a report keeps its last chapter', async () => {
  const { id } = await begun('甲段。');
  const { sections } = await chapters(id);
  const answers: number[] = [];
  for (const { id: section, version } of sections)
    answers.push((await call(writer, 'sections/remove', { report: id, section, version })).status);
  assert.deepEqual(answers, [...sections.slice(1).map(() => 200), 409]);
});

test('open pages hear at once that somebody wrote or said something', async () => {
  const { id, section } = await begun('甲段。');
  const { feed } = world.server;
  const heard: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = feed.subscribe((lines) => {
    heard.push(...lines.filter(({ ledger }) => ledger === chaptersLine).map(({ rowId }) => rowId));
    if (heard.filter((one) => one === id).length >= 2) resolve();
  });
  await save(office, id, section, '乙段。');
  await commentOn(id, section, '甲段');
  await promise;
  end();
});
