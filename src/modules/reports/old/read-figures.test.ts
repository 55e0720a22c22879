import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownIndicators } from './match-indicator.ts';
import { readFigures } from './read-figures.ts';

const report = `安澜县应急管理局2024年上半年工作总结
一、上半年工作情况
今年以来，全县发生生产安全事故3起，死亡1人，受伤2人，森林火灾零发生。
（一）安全生产监管
一是深化执法检查。紧盯危险化学品行业，立案2起，罚款8.5万元。二是推进治本攻坚三年行动，检查企业320家次，排查隐患200余处，已整改180处。三是从乡镇抽调两支队伍，涉及三个方面5个问题已全部整改。
（二）防灾减灾救灾
按照《关于加强2024年防汛工作的通知》（安防汛〔2024〕5号）要求，发放冬春救助资金86万元。储备帐篷260顶、棉被1500床。1—5月发布预警信息35次。
（三）应急救援
组建乡镇应急救援队伍12支360人，张贴标语5.5万份，短视频浏览量达百万以上。
二、下半年工作计划
计划建成微型消防站20个。`;
const read = readFigures(report);
const of = (number: number, unit: string) => read.find((each) => each.number === number && each.unit === unit);

test('figures come out with value, unit, line and the indicator they mean', () => {
  for (const [number, unit, line, indicator] of [
    [3, '起', 3, 'accident.count'],
    [1, '人', 3, 'accident.deaths'],
    [2, '人', 3, 'accident.injured'],
    [0, '起', 3, 'forest_fire.count'],
    [8.5, '万元', 5, 'penalty.amount{sector=hazchem}'],
    [320, '家次', 5, 'inspection.visits{campaign=three_year}'],
    [200, '处', 5, 'hazard.found{campaign=three_year}'],
    [180, '处', 5, 'hazard.rectified{campaign=three_year}'],
    [86, '万元', 7, 'relief.amount{kind=winter_spring}'],
    [260, '顶', 7, 'supply.stock{item=tent}'],
    [1500, '床', 7, 'supply.stock{item=quilt}'],
    [12, '支', 9, 'team.count{level=township}'],
    [360, '人', 9, 'team.members{level=township}'],
    [1_000_000, '次', 9, 'publicity.views{medium=douyin}'],
  ] as const) {
    const seen = of(number, unit);
    assert.deepEqual([seen?.line, seen?.indicator], [line, indicator], `${number}${unit}`);
  }
});

test('numbers in words, shares of a whole and scales are understood', () => {
  assert.equal(of(2, '支')?.line, 5);
  assert.equal(of(3, '个')?.line, 5);
  assert.equal(of(100, '%')?.line, 5);
  assert.equal(of(5.5, '万份')?.line, 9);
});

test('a figure knows its period: the report’s, the months it names, the year it is planned for', () => {
  assert.equal(of(3, '起')?.period, '2024H1');
  assert.equal(of(35, '次')?.period, '2024-01-01..2024-05-31');
  assert.equal(of(20, '个')?.period, '2024');
  const [odd] = readFigures('2024年上半年工作总结\n9—5月、13—14月检查企业3家。');
  assert.equal(odd?.period, '2024H1');
});

test('years, dates, document numbers and masked figures are no figures', () => {
  assert.deepEqual(
    read.filter(({ number }) => number === 2024),
    [],
  );
  assert.deepEqual(
    readFigures('上半年，检查企业*家次，发现隐患**处，整改*.*万处，“五进”“十四五”，第一次普查，4月21日，〔2024〕5号。'),
    [],
  );
});

test('approximate figures are less sure than exact ones', () => {
  assert.ok((of(200, '处')?.confidence ?? 1) < 0.95);
});

test('the catalogue names each indicator once', () => {
  assert.equal(new Set(knownIndicators.map(({ code }) => code)).size, knownIndicators.length);
  assert.ok(knownIndicators.length > 400);
});
