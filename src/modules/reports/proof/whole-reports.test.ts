import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofread } from './proofread.ts';

const faulty = `青川区应急管理局2024年上半年工作情况报告
今年以来，区应急管理局在区委、区政府的坚强领导下，全面落实上级决策布署，统筹发展和安全，全区安全生产形式总体平稳。上半年发生生产安全事故4起，死亡2人，去年同期5起，同比下降25%。现将有关情况报告如下：
一、主要工作情况
（一）压实责任，健全体系
区安委会召开全体会议2次，印发《关于进一步压实安全生产责任通知》，健全区、镇街、村社区四级责任网络，签订责任书166份，其中镇街22份、部门38份、企业108份。坚持“党政同责、一岗双责、齐抓共管、失职追责，层层压实安全生产责任。
（二)强化执法，严查隐患
一是突出重点领域。对危险化学品、烟花爆竹、非煤矿山开展执法检察,共检查企业246余家次，发现隐患512处，已整改531处。二是开展专项行动。印发印发工作方案，摸排房屋建筑1200栋，其中城镇410栋、农村890栋。四是加强宣传教育。组织进企业、进学校、进社区、进学校、进家庭活动，全年共发放宣传资料3.2万份，截止6月底培训1300余人。
（四）提升能力，科学救援
修定完善应急预案26个，其中总体预案1个、专项预案18个、部门预案8个。组建救援队伍12支、镇街队伍10支，共22支。储备应急物质12类560件，开展演练8场次，隐患整改率达105%。2024年6月31日举办综合演练，扎实的开展了业务培训，提高了队伍的的实战能力。
二、存在问题
一是基层力量薄弱。二是隐患整改不够彻底，
三、下半年工作打算
坚持人民至上、生命至上，深入开展治本攻坚三年行动，坚决防范遏制重特大事故，从根本上消除事故隐患。全年计划开展执法检查500家次。`;

const faults: readonly (readonly [line: number, category: string, part: string])[] = [
  [2, 'TYPO-HOMOPHONE', '布署'],
  [2, 'TYPO-HOMOPHONE', '形式'],
  [2, 'ARITH-YOY', '25%'],
  [5, 'ARITH-LIST', '四级'],
  [5, 'ARITH-SUM', '166份'],
  [5, 'QUOTE-UNBALANCED', '“党政同责'],
  [6, 'BRACKET', '（二)'],
  [7, 'TYPO-HOMOPHONE', '检察'],
  [7, 'PUNCT-HALF', ','],
  [7, 'APPROX', '246余'],
  [7, 'LOGIC', '531处'],
  [7, 'DUP-WORD', '印发印发'],
  [7, 'ARITH-SUM', '1200栋'],
  [7, 'NUMBERING-MISSING', '四是'],
  [7, 'DUP-ITEM', '进学校'],
  [7, 'PERIOD', '全年'],
  [8, 'NUMBERING-MISSING', '（四）'],
  [9, 'TYPO-HOMOPHONE', '修定'],
  [9, 'ARITH-SUM', '26个'],
  [9, 'TYPO-HOMOPHONE', '物质'],
  [9, 'ARITH-RATE', '105%'],
  [9, 'DATE', '6月31日'],
  [9, 'TYPO-的地得', '扎实的'],
  [9, 'DUP-WORD', '的的'],
  [11, 'PUNCT', '，'],
];

test('a report full of errors: every certain one is found, and nothing certain is said beside them', () => {
  const certain = proofread(faulty).filter(({ certainty }) => certainty === 'H');
  const missed = faults.filter(
    ([line, category, part]) =>
      !certain.some((each) => each.line === line && each.category === category && each.quote.includes(part)),
  );
  assert.deepEqual(missed, []);
  assert.equal(certain.length, faults.length, JSON.stringify(certain.map(({ line, quote }) => [line, quote])));
});

const sound = `2025年上半年，全市应急管理工作以“快、稳、实”三字为要，未发生较大以上生产安全事故。现将有关情况报告如下：
一、主要做法和成效
（一）突出“快”字，预警直达一线
1.会商研判方面。主汛期前联合气象、水利、自然资源等5个部门会商12次，发布预警信息86条，提醒短信3.2万余条。“5·12”防灾减灾日期间，组织进企业、进农村、进社区、进学校、进家庭宣传活动近百场。
2.响应联动方面。严格执行24小时值班和领导带班制度，市、县、乡三级视频点名181次。
（二）突出“稳”字，监管从严从细
3.安全生产方面。检查生产经营单位1238家次，排查隐患2114条，已整改2023条，整改率95.7%；其中重大隐患18条，已整改15条，正在整改3条。立案46起，罚款128.6万元，同比分别上升15%、22.4%。
4.自建房整治方面。排查房屋128053栋，其中城镇30013栋、农村98040栋；初判存在隐患2218栋，需专业鉴定695栋（城镇215栋、农村480栋），已鉴定310栋。
（三）突出“实”字，救援练在平时
5.队伍建设方面。建成县级应急救援队伍20支1033人，乡镇应急救援队伍33支1599人，村（社区）应急救援分队462支6717人。全年计划建设微型消防站149个，已建成19个，占全年计划的12.8%。
6.应急演练方面。采取“四不两直”方式抽查演练22场，其中桌面推演7场，实战演练15场，参演人员2000余人次。
二、存在的问题
一是应急干部在岗36名，与核定编制相差9人，空编率20%。二是第一响应人培训覆盖面不宽，个别乡镇为了完成任务而应付，以检查为目的的走访偏多。
三、下半年工作打算
（一）坚持从根本上消除事故隐患、从根本上解决问题，深化治本攻坚三年行动。
（二）全年培训目标不变，力争12月底前完成综合减灾示范社区创建。`;

test('a report without errors has no certain finding, whatever it looks like', () => {
  assert.deepEqual(
    proofread(sound).filter(({ certainty }) => certainty === 'H'),
    [],
  );
});

test('ten thousand characters take less than a second of the processor', () => {
  const text = Array.from({ length: 8 }, () => `${faulty}\n${sound}`)
    .join('\n')
    .slice(0, 10_000);
  proofread(text.slice(0, 200));
  const before = process.cpuUsage();
  proofread(text);
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1000 < 1000, `${(user + system) / 1000} ms`);
});
