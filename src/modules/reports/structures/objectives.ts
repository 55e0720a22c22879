import { say } from './sentences.ts';
import { chapter, clause, item, part, type Structure, words } from './structure.ts';

/** By the objectives a bureau answers for: what is owed to the county first, then each duty of its own in one paragraph. */
export const objectives: Structure = {
  label: '目标任务体例',
  title: '{bureau}关于{period}目标任务完成情况的报告',
  numbering: { runIn: [2], continuous: false },
  sections: [
    chapter('', words(say.opening)),
    chapter('安全生产目标完成情况', words(say.accidents, say.investigated)),
    chapter(
      '重点工作推进情况',
      part('落实安全生产责任', words(say.meetings, say.interviews, say.tasks)),
      part('开展监管执法', clause(say.inspections), clause(say.supervision), clause(say.cases, say.seized)),
      part('治理重大隐患', words(say.majors, say.listing, say.yearEnd, say.majorsDrive)),
      part('建设双重预防体系', words(say.prevention)),
      part('排查房屋安全', words(say.buildings)),
      part('做好应急值守', words(say.duty, say.incidents, say.warnings)),
      part('夯实应急保障', clause(say.teams, say.musters), clause(say.supplies), clause(say.equipment)),
      part('防范自然灾害', words(say.flood, say.forest)),
      part('办理许可和举报', words(say.permits, say.tips)),
    ),
    chapter('存在的困难和问题', item(say.shortCure), item(say.shortRepeat), item(say.shortStaff)),
    chapter('{next}工作安排', item(say.planCure), item(say.planEnforce), item(say.planDisaster), item(say.planReady)),
  ],
};
