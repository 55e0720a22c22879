import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { officialDocument, type OfficialDocument } from './official.ts';
import { heading, ordinalParagraphs, ordinals, paragraph } from './outline.ts';
import { paragraphTexts, readDocx, xmlFault } from './read-docx.ts';

const uuid = '0190b3f0-1111-7222-8333-444455556666';
const report: OfficialDocument = {
  heading: { issuer: '安澜县应急管理局文件', number: '安应急〔2026〕12号', signer: '某某' },
  title: '安澜县应急管理局关于\n上半年工作的报告',
  addressee: '县人民政府',
  blocks: [
    paragraph('共检查', { text: '1238', figure: 'visits' }, '家次，发现', { text: '2114', figure: uuid }, '处。'),
    heading(1, '主要工作'),
    heading(2, '隐患治理', '共', { text: '1238', figure: 'visits' }, '家次。'),
    heading(2, '执法检查'),
    heading(3, '计划。', '已完成。'),
    heading(4, '分工'),
    heading(1, '存在的问题'),
    heading(2, '力量不足'),
    paragraph(...ordinals([['人少；'], ['面广。']])),
    ...ordinalParagraphs([['补充人员。'], ['合并检查。']]),
  ],
  attachments: [{ name: '统计表。' }, { name: '任务清单', blocks: [heading(1, '总体任务')] }],
  signature: '安澜县应急管理局',
  date: '2026-07-03',
  note: '此件公开发布',
  imprint: { copyTo: ['县委办公室', '县政协办公室'], printedBy: '安澜县应急管理局办公室', printedOn: '2026-07-03' },
};

const parts = async (model: OfficialDocument) => readDocx(await officialDocument(model));
const body = async (model: OfficialDocument) => (await parts(model)).get('word/document.xml') ?? '';
const plain: OfficialDocument = { title: '报告', blocks: [paragraph('正文。')] };

test('the page is A4 with the margins and the grid of 22 lines by 28 characters (GB/T 9704-2012 5)', async () => {
  const xml = await body(plain);
  assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/);
  assert.match(xml, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/);
  assert.match(xml, /<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"\/>/);
  const [height, width] = [16838 - 2098 - 1984, 11906 - 1588 - 1474];
  assert.equal(Math.floor(height / 579), 22);
  const styles = (await parts(plain)).get('word/styles.xml') ?? '';
  const normal = /w:styleId="Normal">.*?<\/w:style>/.exec(styles)?.[0] ?? '';
  assert.match(normal, /<w:spacing w:line="579" w:lineRule="exact"\/>/);
  const [, spacing, size] = /<w:spacing w:val="(-?\d+)"\/><w:sz w:val="(\d+)"/.exec(normal) ?? [];
  assert.equal(Math.floor(width / (Number(size) * 10 + Number(spacing))), 28);
});

test('everything stands in the order of the standard, numbers generated', async () => {
  const texts = paragraphTexts(await body(report)).filter((text) => text !== '');
  assert.deepEqual(texts, [
    '安澜县应急管理局文件',
    '安应急〔2026〕12号签发人：某某',
    '安澜县应急管理局关于上半年工作的报告',
    '县人民政府：',
    '共检查1238家次，发现2114处。',
    '一、主要工作',
    '（一）隐患治理。共1238家次。',
    '（二）执法检查',
    '1.计划。已完成。',
    '（1）分工',
    '二、存在的问题',
    '（一）力量不足',
    '一是人少；二是面广。',
    '一是补充人员。',
    '二是合并检查。',
    '附件：1.统计表',
    '2.任务清单',
    '安澜县应急管理局',
    '2026年7月3日',
    '（此件公开发布）',
    '附件2',
    '任务清单',
    '一、总体任务',
    '抄送：县委办公室，县政协办公室。',
    '安澜县应急管理局办公室2026年7月3日印发',
  ]);
});

test('each element has its face and size', async () => {
  const xml = await body(report);
  const cases: readonly (readonly [string, string, number])[] = [
    ['安澜县应急管理局关于', '方正小标宋简体', 44],
    ['一、主要工作', '黑体', 32],
    ['（二）执法检查', '楷体_GB2312', 32],
    ['1.计划。', '仿宋_GB2312', 32],
    ['家次。', '仿宋_GB2312', 32],
    ['某某', '楷体_GB2312', 32],
    ['附件2', '黑体', 32],
    ['抄送：县委办公室，县政协办公室。', '仿宋_GB2312', 28],
  ];
  for (const [text, face, size] of cases) {
    const run = xml.split('<w:r>').find((part) => part.includes(`>${text}</w:t>`)) ?? '';
    assert.match(run, new RegExp(`w:eastAsia="${face}".*<w:sz w:val="${size}"/>`), text);
  }
  const fonts = (await parts(report)).get('word/fontTable.xml') ?? '';
  assert.match(fonts, /w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong/);
});

test('a body paragraph begins two characters in and a heading may not end a page', async () => {
  const xml = await body({ ...plain, blocks: [heading(1, '工作'), paragraph('正文。')] });
  assert.match(xml, /<w:keepNext\/>.*<w:ind w:firstLine="632" w:firstLineChars="200"\/>.*一、工作/);
  assert.match(xml, /<w:ind w:firstLine="632" w:firstLineChars="200"\/><\/w:pPr>(?:(?!<w:p>).)*正文。/);
});

test('each printed figure is found by its bookmark, a second appearance by a numbered one', async () => {
  const xml = await body(report);
  const marks = [...xml.matchAll(/<w:bookmarkStart w:name="(\w+)" w:id="(\d+)"\/>(.*?)<w:bookmarkEnd w:id="\2"\/>/g)];
  assert.deepEqual(
    marks.map(([, name, id, inside = '']) => [name, id, /<w:t[^>]*>([^<]*)</.exec(inside)?.[1]]),
    [
      ['figure_visits', '0', '1238'],
      ['figure_0190b3f0111172228333444455556666', '1', '2114'],
      ['figure_visits_2', '2', '1238'],
    ],
  );
  for (const id of ['', 'a b', 'x'.repeat(34), '隐患'])
    assert.throws(() => officialDocument({ ...plain, blocks: [paragraph({ text: '1', figure: id })] }), RangeError);
});

test('page numbers are — 1 —, right on odd pages and left on even ones, one character in (GB/T 9704-2012 7.5)', async () => {
  const files = await parts(plain);
  const xml = files.get('word/document.xml') ?? '';
  const relations = files.get('word/_rels/document.xml.rels') ?? '';
  const footer = (kind: string) => {
    const [, id] = new RegExp(`<w:footerReference w:type="${kind}" r:id="(\\w+)"/>`).exec(xml) ?? [];
    const [, target] = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations) ?? [];
    return files.get(`word/${target}`) ?? '';
  };
  assert.match(files.get('word/settings.xml') ?? '', /<w:evenAndOddHeaders\/>/);
  assert.match(footer('default'), /<w:ind w:right="280"\/><w:jc w:val="right"\/>.*宋体.*w:val="28".*>— <.*PAGE.*> —</);
  assert.match(footer('even'), /<w:ind w:left="280"\/><w:jc w:val="left"\/>.*>— <.*PAGE.*> —</);
});

test('the red line is as wide as the text and the mark and line are red', async () => {
  const xml = await body(report);
  assert.match(xml, /<w:color w:val="FF0000"\/>.*安澜县应急管理局文件/);
  assert.match(xml, /<w:pBdr><w:bottom w:val="single" w:color="FF0000"/);
  assert.doesNotMatch(await body(plain), /FF0000/);
});

const rightIndents = async (seal: 'sealed' | 'unsealed', signature: string) => {
  const xml = await body({ ...plain, signature, date: '2026-07-03', seal });
  return [...xml.matchAll(/<w:ind w:right="(\d+)"\/><w:jc w:val="right"\/>/g)].map(([, twips]) => Number(twips));
};

test('under a seal the date is four characters in and the name centred on it, without one the date follows the name (GB/T 9704-2012 7.3.5)', async () => {
  const character = 8844 / 28;
  const inCharacters = (twips: readonly number[]) => twips.map((value) => Math.round((value / character) * 10) / 10);
  assert.deepEqual(inCharacters(await rightIndents('sealed', '安澜县应急管理局')), [3, 4]);
  assert.deepEqual(inCharacters(await rightIndents('unsealed', '安澜县应急管理局')), [2, 2]);
  assert.deepEqual(inCharacters(await rightIndents('unsealed', '县安委办')), [6, 2]);
  assert.deepEqual(inCharacters(await rightIndents('sealed', '安澜县防汛抗旱和森林草原防灭火指挥部')), [0, 6]);
});

test('every part is well-formed and wild text does no harm', async () => {
  const wild = '隐患<b>&"\'\u0000\u0007\u001B\uD800\uFFFF甲\t乙]]>\u{20BB7}';
  const files = await parts({
    ...report,
    title: wild,
    addressee: wild,
    signature: wild,
    note: wild,
    blocks: [heading(1, wild, wild), paragraph(wild, { text: wild, figure: 'f1' })],
    attachments: [{ name: wild }],
    imprint: { copyTo: [wild], printedBy: wild, printedOn: '2026-07-03' },
  });
  for (const [path, xml] of files) assert.equal(xmlFault(xml), undefined, path);
  const text = '隐患&lt;b&gt;&amp;';
  assert.ok(files.get('word/document.xml')?.includes(text));
  assert.ok(files.get('docProps/core.xml')?.includes(text));
  assert.ok(files.get('word/document.xml')?.includes('\u{20BB7}'));
});

test('a line break typed by somebody starts a new paragraph', async () => {
  const texts = paragraphTexts(
    await body({ ...plain, blocks: [paragraph('甲\r\n乙', { text: '1', figure: 'n' }, '\n\n丙')] }),
  );
  assert.deepEqual(texts.slice(-3), ['甲', '乙1', '丙']);
});

test('the same model gives the same bytes on another day and in another time zone', async () => {
  const first = Buffer.from(await officialDocument(report));
  const zone = process.env['TZ'];
  mock.timers.enable({ apis: ['Date'], now: new Date('2036-12-31T23:59:58Z') });
  process.env['TZ'] = 'America/New_York';
  try {
    assert.ok(first.equals(Buffer.from(await officialDocument(report))));
  } finally {
    mock.timers.reset();
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
  assert.doesNotMatch([...readDocx(first).values()].join(''), /dcterms:created|dcterms:modified/);
});

test('the instant of creation is written only when it is given', async () => {
  const core = (await parts({ ...plain, createdAt: '2026-07-03T02:00:00.000Z' })).get('docProps/core.xml');
  assert.match(core ?? '', /<dcterms:created xsi:type="dcterms:W3CDTF">2026-07-03T02:00:00Z</);
});
