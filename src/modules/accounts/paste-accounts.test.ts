import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Caller, county, createWorld, otherTown, town, village, type World } from '../../../test/harness/world.ts';
import { roles } from '../../kernel/role.ts';
import { pastedColumns, readPasted } from './paste-accounts.ts';

let world: World;
let administrator: Caller;
before(async () => {
  world = await createWorld();
  administrator = await world.signIn('administrator');
});
after(() => world.end());

test('a list pasted from Excel becomes accounts, each with the post its line says', async () => {
  const areas = (await administrator.get('/api/areas')).json as { id: string; name: string }[];
  const text = [
    pastedColumns.join('\t'),
    `王一\twangyi\t${roles.township}\t城关镇`,
    '',
    `李二\tLIER\t${roles.village}\t城关镇东门社区\t\t`,
    `赵三,zhaosan,${roles.inspector},,监管一股,`,
  ].join('\r\n');
  const lines = readPasted(text, areas, '2026-03-02');
  assert.deepEqual(
    lines.map((line) => ('newcomer' in line ? line.line : `${line.line} ${line.wrong}`)),
    [2, 4, 5],
  );
  const newcomers = lines.flatMap((line) => ('newcomer' in line ? [line.newcomer] : []));
  const answer = await administrator.post('/api/accounts/make', { newcomers });
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  const made = (await administrator.get('/api/accounts')).json as {
    name: string;
    username: string;
    posts: { role: string; area: string; section: string | null; validFrom: string }[];
  }[];
  const found = ['王一', '李二', '赵三'].map((name) => made.find((each) => each.name === name));
  assert.deepEqual(
    found.map((each) => [each?.username, each?.posts[0]?.role, each?.posts[0]?.area, each?.posts[0]?.section]),
    [
      ['wangyi', 'township', town, null],
      ['lier', 'village', village, null],
      ['zhaosan', 'inspector', county, '监管一股'],
    ],
  );
  const again = await administrator.post('/api/accounts/make', { newcomers });
  assert.deepEqual(Object.keys(again.json.rows), ['0', '1', '2'], 'all three are there');
});

test('a pasted line that means no account is told by its number and why', () => {
  const areas = [
    { id: county, name: '安澜县' },
    { id: town, name: '城关镇' },
    { id: village, name: '东门社区' },
    { id: `${otherTown}201`, name: '东门社区' },
    { id: otherTown, name: '河口镇' },
  ];
  const lines = readPasted(
    [
      `甲\tjia\t没有的岗位\t`,
      `乙\t\t${roles.inspector}\t`,
      `丙\tbing\t${roles.village}\t东门社区`,
      `丁\tding\t${roles.village}\t河口镇东门社区`,
      `戊\twu\t${roles.township}\t`,
    ].join('\n'),
    areas,
    '2026-03-02',
  );
  const told = lines.map((line) => ('newcomer' in line ? line.newcomer.post.area : `${line.line} ${line.wrong}`));
  assert.match(String(told[0]), /^1 没有“没有的岗位”这个岗位，可填：/);
  assert.match(String(told[1]), /^2 姓名和用户名都要填写/);
  assert.match(String(told[2]), /^3 没有“东门社区”这个区域.*乡镇名\+村名/);
  assert.equal(told[3], `${otherTown}201`);
  assert.match(String(told[4]), /^5 没有“”这个区域/);
});
