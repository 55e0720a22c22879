import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formDocument, type FormDocument } from './form.ts';
import { inspectionRecord, type InspectionRecordData } from './inspection-record.ts';
import { paragraphTexts, readDocx, xmlFault } from './read-docx.ts';
import { rectificationOrder, type RectificationOrderData } from './rectification-order.ts';

const inspectors = [
  { name: '检查员甲', certificate: 'AL0001' },
  { name: '检查员乙', certificate: 'AL0002' },
] as const;
const record: InspectionRecordData = {
  bureau: '安澜县应急管理局',
  number: '（安）应急检记〔2026〕12号',
  unit: { name: '甲乙建材有限公司', address: '工业路8号', principal: '某某', post: '经理', phone: null },
  place: '破碎车间',
  startedAt: '2026-03-01T01:05:00.000Z',
  endedAt: '2026-03-01T03:30:00.000Z',
  inspectors,
  scope: '机械防护',
  findings: ['滚筒无防护罩', '绝缘垫破损'],
  handling: '下达指令书。',
};
const order: RectificationOrderData = {
  bureau: '安澜县应急管理局',
  number: '（安）应急责改〔2026〕9号',
  unit: { name: '甲乙建材有限公司' },
  visitedOn: '2026-03-01',
  items: [
    { text: '滚筒无防护罩', due: 'immediately' },
    { text: '绝缘垫破损', basis: '《某标准》第三条', due: '2026-03-08' },
  ],
  inspectors,
  issuedOn: '2026-03-01',
  review: '安澜县人民政府',
  court: '安澜县人民法院',
};

const parts = async (model: FormDocument) => readDocx(await formDocument(model));
const texts = async (model: FormDocument) => paragraphTexts((await parts(model)).get('word/document.xml') ?? '');

test('a record says when, where, who, what was found and done, and leaves room to sign (安全生产法 68)', async () => {
  const lines = await texts(inspectionRecord(record));
  assert.deepEqual(lines.slice(0, 3), ['安澜县应急管理局', '现场检查记录', '（安）应急检记〔2026〕12号']);
  for (const line of [
    '甲乙建材有限公司',
    '某某　经理',
    '2026年3月1日9时05分至11时30分',
    '破碎车间',
    '检查员甲（执法证号：AL0001）',
    '1.滚筒无防护罩',
    '2.绝缘垫破损',
    '下达指令书。',
  ])
    assert.ok(lines.includes(line), line);
  const signed = lines.filter((line) => line.includes('（签名）'));
  assert.equal(signed.length, 3);
  assert.match(signed[0] ?? '', /^被检查单位负责人（签名）：\u3000+年\u3000+月\u3000+日$/);
});

test('a refusal to sign is noted, and a visit without findings says so', async () => {
  const lines = await texts(inspectionRecord({ ...record, findings: [], refusal: '现场录像为证。' }));
  assert.ok(lines.includes('被检查单位负责人拒绝签字。现场录像为证。'));
  assert.ok(lines.includes('检查中未发现问题。'));
});

test('fewer than two officers make neither a record nor an order (行政处罚法 42)', () => {
  assert.throws(() => inspectionRecord({ ...record, inspectors: inspectors.slice(1) }), { code: 'invalid' });
  assert.throws(() => rectificationOrder({ ...order, inspectors: [] }), { code: 'invalid' });
  assert.throws(() => rectificationOrder({ ...order, items: [] }), { code: 'invalid' });
});

test('an order gives each item its own term, the law, the consequence and the way to appeal', async () => {
  const lines = await texts(rectificationOrder(order));
  const grid = lines.slice(lines.indexOf('序号'), lines.indexOf('序号') + 11);
  assert.deepEqual(grid, [
    '序号',
    '存在的问题',
    '整改期限',
    '1',
    '滚筒无防护罩',
    '立即整改',
    '2',
    '绝缘垫破损',
    '（依据：《某标准》第三条）',
    '2026年3月8日前',
    '（含当日）',
  ]);
  const all = lines.join('\n');
  for (const words of [
    '《中华人民共和国安全生产法》第六十五条',
    '《中华人民共和国安全生产法》第一百零二条',
    '六十日内向安澜县人民政府申请行政复议',
    '六个月内直接向安澜县人民法院提起行政诉讼',
    '安澜县应急管理局（印章）\n2026年3月1日',
    '被责令单位签收人（签名）：',
    '一式两份',
  ])
    assert.ok(all.includes(words), words);
});

test('a form is A4, its tables as wide as the text, its pages counted', async () => {
  const files = await parts(rectificationOrder(order));
  const xml = files.get('word/document.xml') ?? '';
  assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/);
  for (const [grid] of xml.matchAll(/<w:tblGrid>.*?<\/w:tblGrid>/g)) {
    const total = [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, twips]) => sum + Number(twips), 0);
    assert.ok(Math.abs(total - 8844) <= 3, grid);
  }
  assert.match(xml, /<w:tblHeader\/>/);
  assert.match(files.get('word/footer1.xml') ?? '', /第 .*PAGE.* 页 共 .*NUMPAGES.* 页/);
});

test('every part of a form is well-formed with wild text in it, and the same bytes come out twice', async () => {
  const wild = '<&>\u0000\u001F"甲"\n第二行\uDC00';
  const model = inspectionRecord({ ...record, unit: { name: wild }, scope: wild, findings: [wild], handling: wild });
  const bytes = Buffer.from(await formDocument(model));
  for (const [path, xml] of readDocx(bytes)) assert.equal(xmlFault(xml), undefined, path);
  assert.ok((await texts(model)).includes('第二行\uFFFD'));
  assert.ok(bytes.equals(Buffer.from(await formDocument(model))));
});
