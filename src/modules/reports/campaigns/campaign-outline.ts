import { say } from '../structures/sentences.ts';
import { chapter, item, type Structure, words } from '../structures/structure.ts';

/** A campaign: what was found and put right in it, what is open, what comes next. */
export const campaignOutline: Structure = {
  label: '专项行动体例',
  title: '{bureau}{period}工作情况的报告',
  numbering: { runIn: [], continuous: false },
  sections: [
    chapter('', words(say.opening)),
    chapter('总体情况', words(say.accidents)),
    chapter(
      '主要做法和成效',
      item('部署推动。', say.meetings, say.supervision),
      item('排查整治。', say.inspections, say.majors),
      item('挂牌督办。', say.listing),
      item('专家指导。', say.experts),
      item('执法约谈。', say.cases, say.interviews),
    ),
    chapter('存在的问题', item(say.shortCure), item(say.shortRepeat)),
    chapter('{next}安排', item(say.planCure), item(say.planEnforce), item(say.planPrevent)),
  ],
};
