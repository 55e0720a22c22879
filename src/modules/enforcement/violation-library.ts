import type { causes, grades } from './case-words.ts';

/** One kind of illegal act: what it breaks, under which clause it is punished, between which amounts (yuan), and the case's cause. */
export interface Violation {
  readonly code: string;
  readonly act: string;
  readonly breached: string;
  readonly penaltyClause: string;
  /** Who may be fined under the clause. */
  readonly party: 'unit' | 'individual';
  readonly cause: keyof typeof causes;
  /** The least and the most the clause allows, in yuan; no least where the clause only says 以下. */
  readonly least: number;
  readonly most: number;
  /** Whether the fine may only follow when an order to put it right was not obeyed. */
  readonly afterOrder?: true;
  readonly halt?: true;
  readonly verified: boolean;
}

const safety = (article: string) => `《安全生产法》第${article}`;
type Line = readonly [
  code: string,
  cause: Violation['cause'],
  act: string,
  breached: string,
  clause: string,
  least: number,
  most: number,
];
const of =
  (party: Violation['party'], more: Partial<Violation> = {}) =>
  ([code, cause, act, breached, clause, least, most]: Line): Violation => ({
    code,
    cause,
    act,
    party,
    least,
    most,
    verified: true,
    breached: safety(breached),
    penaltyClause: safety(clause),
    ...more,
  });
const wan = 10_000;

/** Acts that a county bureau meets, by the law of 2021; the code never changes, a repealed one stays for the cases that quote it. */
export const violationLibrary: readonly Violation[] = [
  ...(
    [
      [
        'A9701',
        'management',
        '未按规定设置安全生产管理机构或者配备安全生产管理人员',
        '二十四条',
        '九十七条第（一）项',
        0,
        10 * wan,
      ],
      [
        'A9702',
        'training',
        '主要负责人和安全生产管理人员未按规定经考核合格',
        '二十七条',
        '九十七条第（二）项',
        0,
        10 * wan,
      ],
      ['A9703', 'training', '未按规定对从业人员进行安全生产教育和培训', '二十八条', '九十七条第（三）项', 0, 10 * wan],
      ['A9704', 'training', '未如实记录安全生产教育和培训情况', '二十八条', '九十七条第（四）项', 0, 10 * wan],
      [
        'A9705',
        'hazard',
        '未将事故隐患排查治理情况如实记录或者未向从业人员通报',
        '四十一条',
        '九十七条第（五）项',
        0,
        10 * wan,
      ],
      [
        'A9706',
        'emergency',
        '未按规定制定应急救援预案或者未定期组织演练',
        '八十一条',
        '九十七条第（六）项',
        0,
        10 * wan,
      ],
      ['A9707', 'training', '特种作业人员未按规定取得相应资格上岗作业', '三十条', '九十七条第（七）项', 0, 10 * wan],
      [
        'A9901',
        'equipment',
        '未在有较大危险因素的场所、设施、设备上设置明显的安全警示标志',
        '三十五条',
        '九十九条第（一）项',
        0,
        5 * wan,
      ],
      [
        'A9902',
        'equipment',
        '安全设备的安装、使用、检测、改造和报废不符合标准',
        '三十六条',
        '九十九条第（二）项',
        0,
        5 * wan,
      ],
      [
        'A9903',
        'equipment',
        '未对安全设备进行经常性维护、保养和定期检测',
        '三十六条',
        '九十九条第（三）项',
        0,
        5 * wan,
      ],
      [
        'A9904',
        'equipment',
        '关闭、破坏监控、报警、防护设备设施或者篡改其数据',
        '三十六条',
        '九十九条第（四）项',
        0,
        5 * wan,
      ],
      ['A9905', 'equipment', '未为从业人员提供符合标准的劳动防护用品', '四十五条', '九十九条第（五）项', 0, 5 * wan],
      [
        'A10101',
        'management',
        '生产、经营、储存、使用危险物品未建立专门安全管理制度或者未采取可靠的安全措施',
        '三十九条',
        '一百零一条第（一）项',
        0,
        10 * wan,
      ],
      [
        'A10102',
        'management',
        '重大危险源未登记建档，未检测、评估、监控或者未制定应急预案',
        '四十条',
        '一百零一条第（二）项',
        0,
        10 * wan,
      ],
      [
        'A10103',
        'operation',
        '危险作业未安排专门人员进行现场安全管理',
        '四十三条',
        '一百零一条第（三）项',
        0,
        10 * wan,
      ],
      [
        'A10104',
        'hazard',
        '未建立安全风险分级管控制度或者未采取相应管控措施',
        '四十一条',
        '一百零一条第（四）项',
        0,
        10 * wan,
      ],
      [
        'A10105',
        'hazard',
        '未建立事故隐患排查治理制度或者重大事故隐患排查治理情况未按规定报告',
        '四十一条',
        '一百零一条第（五）项',
        0,
        10 * wan,
      ],
      ['A10201', 'hazard', '未采取措施消除事故隐患', '四十一条', '一百零二条', 0, 5 * wan],
      [
        'A10501',
        'management',
        '危险物品场所与员工宿舍在同一座建筑内或者距离不符合要求',
        '四十二条',
        '一百零五条第（一）项',
        0,
        5 * wan,
      ],
      [
        'A10502',
        'management',
        '占用、锁闭、封堵生产经营场所出口或者疏散通道',
        '四十二条',
        '一百零五条第（二）项',
        0,
        5 * wan,
      ],
      ['A10901', 'management', '高危行业未按规定投保安全生产责任保险', '五十一条', '一百零九条', 5 * wan, 10 * wan],
      ['A11401', 'accident', '对一般生产安全事故的发生负有责任', '五条', '一百一十四条第（一）项', 30 * wan, 100 * wan],
      [
        'A11402',
        'accident',
        '对较大生产安全事故的发生负有责任',
        '五条',
        '一百一十四条第（二）项',
        100 * wan,
        200 * wan,
      ],
    ] as const
  ).map(of('unit')),
  ...(
    [
      ['A9721', 'training', '逾期未改正教育培训、预案演练等违法行为', '二十八条', '九十七条', 10 * wan, 20 * wan],
      [
        'A10121',
        'hazard',
        '逾期未改正风险管控、隐患排查、危险作业等违法行为',
        '四十一条',
        '一百零一条',
        10 * wan,
        20 * wan,
      ],
    ] as const
  ).map(of('unit', { afterOrder: true, halt: true })),
  ...(
    [
      ['A9401', 'management', '主要负责人未履行安全生产管理职责', '二十一条', '九十四条', 2 * wan, 5 * wan],
      ['A10601', 'management', '与从业人员订立免除或者减轻伤亡责任的协议', '五十二条', '一百零六条', 2 * wan, 10 * wan],
    ] as const
  ).map(of('individual')),
  {
    code: 'E3201',
    cause: 'duty',
    act: '未建立应急值班制度或者未配备应急值班人员，逾期未改正',
    breached: '《生产安全事故应急条例》第十四条',
    penaltyClause: '《生产安全事故应急条例》第三十二条',
    party: 'unit',
    least: 3 * wan,
    most: 10 * wan,
    afterOrder: true,
    verified: false,
  },
  {
    code: 'M3401',
    cause: 'duty',
    act: '矿山负责人未按规定带班下井或者值班值守制度不落实',
    breached: '金属非金属地下矿山企业领导带班下井及监督检查规定',
    penaltyClause: '金属非金属地下矿山企业领导带班下井及监督检查规定（罚则）',
    party: 'unit',
    least: 0,
    most: 3 * wan,
    verified: false,
  },
  {
    code: 'F3601',
    cause: 'licence',
    act: '未经许可经营烟花爆竹制品',
    breached: '《烟花爆竹安全管理条例》第三条',
    penaltyClause: '《烟花爆竹安全管理条例》第三十六条',
    party: 'unit',
    least: 2 * wan,
    most: 10 * wan,
    verified: false,
  },
];

/** The act of a code, if the library has it. */
export const violationOf = (code: string | null): Violation | undefined =>
  violationLibrary.find((each) => each.code === code);

/** The amounts (fen) between which a grade of the benchmark lies: shares of the span the clause allows; below it needs a reason always. */
export function benchmark(
  violation: Pick<Violation, 'least' | 'most'>,
  grade: keyof typeof grades,
  { lightPercent, heavyPercent }: { readonly lightPercent: number; readonly heavyPercent: number },
): { readonly least: number; readonly most: number } {
  const [low, high] = [violation.least * 100, violation.most * 100];
  const at = (percent: number) => low + Math.floor(((high - low) * percent) / 100);
  if (grade === 'mitigated') return { least: 0, most: low };
  if (grade === 'light') return { least: low, most: at(lightPercent) };
  if (grade === 'usual') return { least: at(lightPercent), most: at(heavyPercent) };
  return { least: at(heavyPercent), most: high };
}
