import { halfYearFigures } from './half-year-figures.ts';
import { all, listed, none, some, type Sentence, type Template } from './report.template.ts';

const opening: Sentence = {
  about: '引言',
  pieces: ['按照工作要求，现将{period}安全生产工作情况报告如下（数据截至{cutoff}）。'],
};

const totals: readonly Sentence[] = [
  {
    about: '全县检查总体情况',
    needs: ['all.visits'],
    pieces: ['{period}，全县共检查{all.visits}，涉及单位场所{all.sites}。'],
  },
  {
    about: '全县隐患总体情况',
    needs: ['all.found'],
    pieces: [
      '排查隐患{all.found}，已整改{all.rectified}，整改率{all.rate}；',
      none(
        'all.majorFound',
        '未发现重大隐患',
        '其中重大隐患{all.majorFound}，',
        all('all.majorRectified', 'all.majorFound', '均已整改', '已整改{all.majorRectified}'),
      ),
      '。',
    ],
  },
];

const supervision: Sentence = {
  about: '安全生产督查',
  needs: ['supervision.visits'],
  pieces: [
    '统筹开展安全生产督查{supervision.visits}，',
    none('supervision.found', '未发现问题', '发现问题{supervision.found}'),
    some('supervision.notices', '，下发整改通知书{supervision.notices}'),
    '。',
  ],
};

const yearEnd: Sentence = {
  about: '岁末年初整治',
  needs: ['yearEnd.visits'],
  campaign: 'year_end',
  pieces: [
    '开展{campaign}，',
    none(
      'yearEnd.majorFound',
      '未发现重大隐患',
      '排查出重大隐患{yearEnd.majorFound}，',
      all('yearEnd.majorRectified', 'yearEnd.majorFound', '均已整改', '整改{yearEnd.majorRectified}'),
      some('yearEnd.majorControlled', '，管控{yearEnd.majorControlled}'),
      some('yearEnd.majorOther', '，其余{yearEnd.majorOther}尚在整改'),
    ),
    '。',
  ],
};

const universiade: Sentence = {
  about: '护航赛会整治',
  needs: ['universiade.sites'],
  campaign: 'universiade',
  pieces: [
    '{campaign}期间，共检查单位场所{universiade.sites}，',
    none(
      'universiade.found',
      '未发现隐患',
      '排查隐患{universiade.found}，',
      all(
        'universiade.rectified',
        'universiade.found',
        '均已整改',
        '已整改{universiade.rectified}，整改率{universiade.rate}',
      ),
    ),
    '。',
  ],
};

const majorHazard: Sentence = {
  about: '重大事故隐患专项行动',
  needs: ['majorHazard.visits'],
  campaign: 'major_hazard',
  pieces: [
    '部署{campaign}，对照判定标准抽查检查企业{majorHazard.visits}，',
    none(
      'majorHazard.found',
      '未发现重大事故隐患',
      '发现重大事故隐患{majorHazard.found}，',
      all('majorHazard.rectified', 'majorHazard.found', '均已整改', '已整改{majorHazard.rectified}'),
    ),
    '。',
  ],
};

const expert: Sentence = {
  about: '部门＋专家专项检查',
  needs: ['expert.visits'],
  pieces: [
    '以“部门＋专家”方式开展专项检查{expert.visits}，',
    none(
      'expert.found',
      '未发现隐患',
      '排查各类安全隐患{expert.found}，',
      all('expert.rectified', 'expert.found', '均已整改', '已整改{expert.rectified}'),
      some('expert.remaining', '，其余{expert.remaining}按“五落实”要求继续督促整改'),
    ),
    '。',
  ],
};

const fireworks: Sentence = {
  about: '烟花爆竹批发零售检查',
  needs: ['fireworks.wholesale', 'fireworks.retail'],
  pieces: [
    '检查烟花爆竹',
    listed(
      ['fireworks.wholesale', '批发企业{fireworks.wholesale}'],
      ['fireworks.retail', '零售经营户{fireworks.retail}'],
    ),
    '。',
  ],
};

const mines: Sentence = {
  about: '页岩砖厂和非煤矿山检查',
  needs: ['mine.brick', 'mine.noncoal'],
  pieces: [
    '对',
    listed(['mine.brick', '{mine.brick}页岩砖厂'], ['mine.noncoal', '{mine.noncoal}非煤矿山']),
    '开展',
    all('mine.covered', 'mine.listed', '全覆盖检查', '检查（在册{mine.listed}）'),
    '，',
    none(
      'mine.found',
      '未发现隐患',
      '排查隐患{mine.found}，',
      all('mine.rectified', 'mine.found', '均已整改', '已整改{mine.rectified}'),
    ),
    '。',
  ],
};

/**
 * The safety part of a half-year report, in the order in which bureaus write it: overall planning, joint supervision,
 * hazards, sectors under direct supervision. What the ledgers do not hold (meetings, letters, exposure) is not written.
 */
export const halfYearSafety: Template = {
  label: '安全生产工作情况报告',
  title: '{bureau}关于{period}安全生产工作情况的报告',
  figures: halfYearFigures,
  blocks: [
    { kind: 'paragraph', sentences: [opening] },
    { kind: 'heading', level: 1, text: '{period}工作情况' },
    { kind: 'heading', level: 2, text: '化解安全风险，守牢发展底线', sentences: totals },
    {
      kind: 'items',
      items: [
        { text: '强化统筹部署', sentences: [supervision] },
        { text: '凝聚监管合力', sentences: [yearEnd, universiade, majorHazard] },
        { text: '加大隐患治理', sentences: [expert] },
        { text: '抓好直管领域', sentences: [fireworks, mines] },
      ],
    },
  ],
  rules: [
    { rule: 'R03', part: 'all.rectified', whole: 'all.found' },
    { rule: 'R02', part: 'all.sites', whole: 'all.visits' },
    { rule: 'R02', part: 'all.majorFound', whole: 'all.found' },
    { rule: 'R03', part: 'all.majorRectified', whole: 'all.majorFound' },
    { rule: 'R02', part: 'supervision.found', whole: 'all.found' },
    { rule: 'R03', part: 'yearEnd.majorRectified', whole: 'yearEnd.majorFound' },
    {
      rule: 'R04',
      whole: 'yearEnd.majorFound',
      parts: ['yearEnd.majorRectified', 'yearEnd.majorControlled', 'yearEnd.majorOther'],
    },
    { rule: 'R02', part: 'universiade.found', whole: 'all.found' },
    { rule: 'R03', part: 'universiade.rectified', whole: 'universiade.found' },
    { rule: 'R02', part: 'majorHazard.found', whole: 'all.majorFound' },
    { rule: 'R03', part: 'majorHazard.rectified', whole: 'majorHazard.found' },
    { rule: 'R03', part: 'expert.rectified', whole: 'expert.found' },
    { rule: 'R04', whole: 'expert.found', parts: ['expert.rectified', 'expert.remaining'] },
    { rule: 'R02', part: 'mine.covered', whole: 'mine.listed' },
    { rule: 'R03', part: 'mine.rectified', whole: 'mine.found' },
  ],
};
