import { say } from '../structures/sentences.ts';
import { chapter, item, type Structure, words } from '../structures/structure.ts';

const opening = '{period}工作情况如下（数据截至{cutoff}）。';

/** How the first issue of a series is arranged; the next ones follow the last. */
export const bulletinOutlines = {
  weekly: {
    label: '工作周报体例',
    title: '{period}工作情况',
    numbering: { runIn: [], continuous: false },
    sections: [
      chapter('', words(opening)),
      chapter('安全形势', words('{span}，{noAccident}。', say.incidents, say.warnings)),
      chapter(
        '主要工作',
        item('检查治理。', say.inspections, say.majors, say.listing),
        item('执法办案。', say.cases, say.tips, say.permits),
        item('部署调度。', say.meetings, say.tasks, say.interviews),
        item('防汛防火。', '开展森林防火督导{patrols}。发布火险等级预报{forecasts}。'),
        item('应急准备。', say.duty, say.musters, '调拨救灾物资{dispatched}。'),
      ),
      chapter('需要关注的事项', item(say.shortCure), item(say.shortRepeat)),
      chapter('{next}安排', item(say.planCure), item(say.planEnforce), item(say.planReady)),
    ],
  },
  dutyWeekly: {
    label: '值班周报体例',
    title: '{period}应急值班情况',
    numbering: { runIn: [], continuous: false },
    sections: [
      chapter('', words(opening)),
      chapter(
        '值班值守',
        words('安排值班{shifts}，其中领导带班{leaders}。', '开展点名查岗{rollCalls}。', '接听来电{calls}。'),
      ),
      chapter('突发事件信息', words('{span}，{noIncident}。', '报送信息{incidentReports}。', '{noAccident}。')),
      chapter('预警叫应', words(say.warnings)),
      chapter('{next}安排', item(say.planReady), item(say.planDisaster)),
    ],
  },
  emergencyBrief: {
    label: '应急简报体例',
    title: '{period}应急处置工作情况',
    numbering: { runIn: [], continuous: false },
    sections: [
      chapter('', words(opening)),
      chapter(
        '灾害事故情况',
        words('{span}，{noAccident}。', '事故造成{deaths}死亡、{hurt}受伤。', '{noIncident}。', '{noForestFire}。'),
      ),
      chapter('监测预警', words(say.warnings, '发布火险等级预报{forecasts}。')),
      chapter('应急处置', words('报送突发事件信息{incidentReports}。', say.musters, '调拨救灾物资{dispatched}。')),
      chapter('应急准备', words(say.duty, say.flood, '设置防火码卡口{checkpoints}。开展森林防火督导{patrols}。')),
      chapter('{next}安排', item(say.planDisaster), item(say.planReady)),
    ],
  },
} as const satisfies Readonly<Record<string, Structure>>;
