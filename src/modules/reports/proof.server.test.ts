import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at, type Caller, createWorld, village, type World } from '../../../test/harness/world.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import type { Composed } from './composed.ts';
import { pastFigure } from './past-figure.ledger.ts';
import { proofMemory } from './proof-memory.ledger.ts';
import type { ShownFigure, ShownFinding } from './proof.endpoints.ts';

let world: World;
let writer: Caller;
let inspector: Caller;
let second: Caller;
before(async () => {
  world = await createWorld();
  [writer, inspector, second] = await Promise.all([
    world.signIn('writer'),
    world.signIn('inspector'),
    world.signIn('inspector'),
  ]);
  world.clock.set('2026-07-05T02:00:00.000Z');
});
after(() => world.end());

const create = async (l: AnyLedger, draft: object) => {
  const { status, json } = await writer.post(at(l), { id: uuidv7(), draft });
  assert.equal(status, 201, JSON.stringify(json));
};
const proofread = async (text: string) => {
  const { status, json } = await writer.post('/api/reports/proofread', { name: '', text, file: null });
  assert.equal(status, 200, JSON.stringify(json));
  const { findings, kept }: { readonly findings: readonly ShownFinding[]; readonly kept: number } = json;
  return { findings, kept };
};

const told = async (text: string) =>
  (await proofread(`2026年上半年工作总结\n${text}`)).findings.filter(({ category }) => category === 'LEDGER');

test('a pasted text is proof-read, and words the bureau means are not named again', async () => {
  const text = '2026年上半年工作总结\n建立建全机制，召开会议3次,抓好落实。';
  const { findings } = await proofread(text);
  assert.deepEqual(
    findings.map(({ line, category, certainty }) => [line, category, certainty]),
    [
      [2, 'TYPO-HOMOPHONE', 'H'],
      [2, 'PUNCT-HALF', 'H'],
    ],
  );
  const { category = '', quote = '' } = findings[0] ?? {};
  await create(proofMemory, { category, quote });
  const again = await proofread(text);
  assert.deepEqual([again.findings.map((each) => each.category), again.kept], [['PUNCT-HALF'], 1]);
});

test('an empty text and a file that is no text are refused in words', async () => {
  for (const sent of [
    { name: '', text: ' ', file: null },
    { name: '报告.doc', text: null, file: btoa('no word') },
    { name: '报告.docx', text: null, file: btoa('PK no zip') },
  ]) {
    const { status, json } = await writer.post('/api/reports/proofread', sent);
    assert.equal(status, 422, JSON.stringify(json));
    assert.match(json.title, /粘贴正文|另存为/);
  }
});

test('a figure that the ledgers count otherwise is told with the rows they count', async () => {
  const place = uuidv7();
  const made = await inspector.post(at(site), {
    id: place,
    draft: { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'belowScale', address: '城关镇', area: village },
  });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  await inspector.post(at(site, place, 'steps', 'list'), { version: 1, input: {} });
  const findings = ['通道堆物', '灭火器失效', '线路老化'].map((summary) => ({
    id: uuidv7(),
    summary,
    category: 'fire',
    level: 'general',
    handling: { kind: 'fixedOnSite', result: '已清理' },
  }));
  const visit = {
    site: place,
    method: 'specialCheck',
    campaign: null,
    startedAt: '2026-06-30T01:00:00.000Z',
    inspectors: [inspector.id, second.id],
    checked: '现场检查',
  };
  const recorded = await inspector.post('/api/hazards/record-visit', { id: uuidv7(), visit, order: null, findings });
  assert.equal(recorded.status, 200, JSON.stringify(recorded.json));
  const [finding] = await told('今年以来，全县检查企业单位320家次，发现问题隐患5处。');
  assert.match(finding?.reason ?? '', /是 [13](?:处|家次)$/);
  const all = await told('今年以来，发现问题隐患5处。');
  assert.deepEqual(
    all.map(({ quote, line, certainty }) => [quote, line, certainty]),
    [['5处', 2, 'M']],
  );
  const where = encodeURIComponent(JSON.stringify(all[0]?.rows?.where));
  assert.equal((await writer.get(`/api/ledgers/${all[0]?.rows?.ledger}/count?where=${where}`)).json.count, 3);
  assert.deepEqual(await told('今年以来，发现问题隐患3处。'), []);
});

test('an old report’s figure, once kept, is the year before of a figure whose ledger holds nothing of that year', async () => {
  const { json } = await writer.post('/api/reports/read-old', {
    name: '',
    text: '安澜县2025年上半年工作总结\n今年以来，全县检查企业320家次，发现问题隐患412处，已整改隐患400处。',
    file: null,
  });
  const figures: readonly ShownFigure[] = json.figures;
  const found = figures.find(({ number }) => number === 412);
  assert.deepEqual([found?.indicator, found?.period, found?.line], ['hazard.found', '2025H1', 2]);
  await create(pastFigure, {
    report: json.title,
    name: found?.name,
    indicator: found?.indicator,
    period: found?.period,
    value: String(found?.number),
    unit: found?.unit,
    line: found?.line,
    sentence: found?.context,
  });
  const input = encodeURIComponent(JSON.stringify({ period: '2026H1' }));
  const answer = await writer.get(`/api/reports/compose?input=${input}`);
  const composed: Composed = answer.json;
  const all = composed.figures.find(({ key }) => key === 'all.found');
  assert.deepEqual(all?.before, { value: 412, change: -409, percent: -99.3, origin: '安澜县2025年上半年工作总结' });
});
