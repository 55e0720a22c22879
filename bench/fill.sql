-- One county with 33 towns, 330 villages, 2,400 sites, 3,000 visits, 1,000,000 hazards over thirty months up to now and 1,000,000 buildings.
-- fill.ts runs this as the owner, with the table bench_title in place: 2,400 ways to describe a hazard and the words to find it by.

create function pg_temp.chance(n bigint, salt int) returns double precision language sql immutable
  return (hashint8extended(n, salt) & 1048575) / 1048576.0;

create function pg_temp.pick(n bigint, salt int, of text[]) returns text language sql immutable
  return of[1 + floor(pg_temp.chance(n, salt) * array_length(of, 1))::int];

create function pg_temp.numbered(kind int, n bigint) returns uuid language sql immutable
  return ('00000000-0000-7000-' || (8000 + kind) || '-' || lpad(n::text, 12, '0'))::uuid;

-- A version of the table with more columns than these leaves them empty.
insert into county select (jsonb_populate_record(null::county, '{"county": "519901", "name": "安澜县",
  "bureau": "安澜县应急管理局", "number_prefix": "安应急", "review_authority": "安澜县人民政府", "court": "安澜县人民法院"}')).*;

insert into area (code, name, county, valid_from)
select '519901', '安澜县', '519901', date '2020-01-01'
union all select '519901' || 100 + t, '第' || t || '镇', '519901', date '2020-01-01' from generate_series(1, 33) t
union all select '519901' || 100 + t || 200 + v, '第' || t || '镇' || v || '村', '519901', date '2020-01-01'
  from generate_series(1, 33) t, generate_series(1, 10) v;

-- 1 to 16 are inspectors of the county, 101 to 133 the officers of the towns.
insert into account (id, username, name, password_changed_at, created_at, updated_at)
select pg_temp.numbered(0, n), 'bench' || n, '执法员' || n, now(), now(), now() from generate_series(1, 16) n
union all select pg_temp.numbered(0, n), 'bench' || n, '乡镇员' || n, now(), now(), now() from generate_series(101, 133) n;

insert into post (id, account_id, county, area, role, valid_from, state, asked_at)
select pg_temp.numbered(1, n), pg_temp.numbered(0, n), '519901', '519901', 'inspector', date '2020-01-01', 'effective', now()
  from generate_series(1, 16) n
union all select pg_temp.numbered(1, n), pg_temp.numbered(0, n), '519901', '519901' || n, 'township', date '2020-01-01', 'effective', now()
  from generate_series(101, 133) n;

insert into number_series (county, series, year, last) values ('519901', '检记', to_char(now(), 'YYYY'), 3000),
  ('519901', '责改', to_char(now(), 'YYYY'), 3000);

insert into site (county, id, version, state, area, town, created_at, created_by, updated_at, name, sector, scale, address,
  employees, principal, risk_grade, listed_on)
select '519901', pg_temp.numbered(2, n), 2, 'listed', '519901' || 101 + n % 33 || 201 + n / 33 % 10, '519901' || 101 + n % 33,
  now() - interval '31 months', pg_temp.numbered(0, 1), now() - interval '31 months',
  '安澜县' || pg_temp.pick(n, 1, '{兴旺,永安,长河,东风,新丰,惠民,利群,红星,向阳,金桥}') || n
    || pg_temp.pick(n, 2, '{砖厂,化工厂,加油站,机械厂,家具厂,餐馆,养老院,商场,建材厂,食品厂}'),
  pg_temp.pick(n, 3, '{shaleBrick,hazchem,gasStation,industryTrade,smallWorkshop,gasUser,elderlyCare,mall,other}'),
  pg_temp.pick(n, 4, '{aboveScale,belowScale,micro,individual}'), '第' || n || '号', 3 + n % 200, '负责人' || n,
  pg_temp.pick(n, 5, '{red,orange,yellow,blue}'), current_date - 900
from generate_series(1, 2400) n;

insert into campaign (county, id, version, state, area, created_at, created_by, updated_at, name, key, starts_on, ends_on)
select '519901', pg_temp.numbered(3, n), 1, 'inspection', '519901', now(), pg_temp.numbered(0, 1), now(),
  '第' || n || '次专项整治', 'campaign' || n, current_date - 900, current_date
from generate_series(1, 6) n;

insert into visit (county, id, version, state, area, town, number, created_at, created_by, updated_at, site, campaign, method,
  started_at, inspectors, checked)
select '519901', pg_temp.numbered(4, n), 1, 'recorded', s.area, s.town, '安应急检记〔2026〕' || n || '号', at, pg_temp.numbered(0, 1 + n % 16), at,
  s.id, pg_temp.numbered(3, 1 + n % 6), 'specialCheck', at, array[pg_temp.numbered(0, 1 + n % 16), pg_temp.numbered(0, 1 + (n + 1) % 16)], '用电、消防与现场管理'
from generate_series(1, 3000) n
cross join lateral (select now() - interval '30 months' * (1 - n / 3000.0) as at) t
join site s on s.id = pg_temp.numbered(2, 1 + n * 7 % 2400);

insert into rectification_order (county, id, version, state, area, town, number, created_at, created_by, updated_at, site, visit,
  kind, subject, issued_on, inspectors, due_on)
select county, pg_temp.numbered(5, n), 1, 'served', area, town, '安应急责改〔2026〕' || n || '号', created_at, created_by, created_at,
  site, id, 'order', '事故隐患限期整改', started_at::date, inspectors, started_at::date + 15
from (select row_number() over (order by id) n, * from visit) v;

-- Of the last ninety days a third is still being worked on, of what is older one in forty.
insert into hazard (county, id, version, state, area, town, due_at, created_at, created_by, updated_at, site, visit, campaign,
  summary, category, level, standard, source, found_at, spot, basis, "order", measures, funds, due_on, responsible, contingency,
  controlled_at, control_measures, deferred_at, defer_reason, result, reported_at, rectified_by, opinion, rechecked_at,
  rechecked_by, closed_at, withdraw_reason)
select '519901', uuidv7(found - clock_timestamp()), case when phase = 'found' then 1 else 2 end, phase, v.area, v.town,
  case when phase in ('rectifying', 'deferred', 'controlled') then (term::timestamp + interval '1 day' - interval '1 millisecond') at time zone 'Asia/Shanghai'
       when phase = 'recheck' then (term::timestamp + interval '11 days' - interval '1 millisecond') at time zone 'Asia/Shanghai' end,
  found, v.created_by, found, v.site, v.id, v.campaign, h.title,
  pg_temp.pick(n, 11, '{electrical,fire,gas,equipment,storage,management,training,protection,documents,other}'),
  case when pg_temp.chance(n, 12) < 0.004 then 'major' else 'general' end,
  case when pg_temp.chance(n, 12) < 0.004 then '工贸企业重大事故隐患判定标准 第三条' end,
  pg_temp.pick(n, 13, '{inspection,inspection,inspection,selfReport,selfReport,supervision,checkup,tip}'),
  found, h.spot, '安全生产法 第四十一条', case when ordered then o.id end, case when ordered then '按要求更换并固定' end,
  case when ordered then (pg_temp.chance(n, 14) * 900000)::int end, case when ordered then term end,
  case when ordered then '厂长' end, case when ordered then '整改期间停用' end,
  case when phase = 'controlled' then found + interval '3 days' end, case when phase = 'controlled' then '设专人值守' end,
  case when phase = 'deferred' then found + interval '6 days' end, case when phase = 'deferred' then '配件未到' end,
  case when done then '已按要求完成' end, case when phase = 'recheck' or done and ordered then found + interval '5 days' end,
  case when phase = 'recheck' or done and ordered then pg_temp.numbered(0, 1 + n % 16) end,
  case when done then '合格' end, case when done then least(found + interval '1 day' * pg_temp.chance(n, 15) * 40, now()) end,
  case when done then pg_temp.numbered(0, 1 + (n + 1) % 16) end,
  case when done then least(found + interval '1 day' * pg_temp.chance(n, 15) * 40, now()) end,
  case when phase = 'withdrawn' then '重复登记' end
from generate_series(1, 1000000) n
cross join lateral (
  select now() - interval '30 months' * (1 - n / 1000000.0) as found, pg_temp.chance(n, 16) as r, pg_temp.chance(n, 17) < 0.5 as urgent) a
cross join lateral (
  select case when n > 900000 then
      case when r < 0.05 then 'found' when r < 0.30 then 'rectifying' when r < 0.36 then 'recheck' when r < 0.37 then 'controlled'
           when r < 0.385 then 'deferred' when r < 0.395 then 'withdrawn' else 'closed' end
    else
      case when r < 0.001 then 'found' when r < 0.013 then 'rectifying' when r < 0.017 then 'recheck' when r < 0.02 then 'controlled'
           when r < 0.023 then 'deferred' when r < 0.035 then 'withdrawn' else 'closed' end
    end as phase,
    (found + interval '1 day' * (7 + pg_temp.chance(n, 18) * 40))::date as term) b
cross join lateral (
  select phase = 'closed' as done, phase not in ('found', 'withdrawn') and not (phase = 'closed' and urgent) as ordered) c
join visit v on v.id = pg_temp.numbered(4, 1 + (hashint8extended(n, 20) & 1048575) % 3000)
join rectification_order o on o.id = pg_temp.numbered(5, 1 + (hashint8extended(n, 20) & 1048575) % 3000)
join bench_title h on h.k = hashint8extended(n, 19) & 2047
order by n;

insert into deadline (county, row_id, name, ledger, area, town, site_id, title, owes, weight, due_at, met_at)
select county, id, 'rectify', 'hazard', area, town, site, summary, 'enterprise', case level when 'major' then 2 else 1 end,
  (due_on::timestamp + interval '1 day' - interval '1 millisecond') at time zone 'Asia/Shanghai', coalesce(reported_at, closed_at)
from hazard where due_on is not null and state <> 'withdrawn' order by id;

insert into deadline (county, row_id, name, ledger, area, town, site_id, title, owes, weight, due_at)
select county, id, 'recheck', 'hazard', area, town, site, summary, 'inspector', case level when 'major' then 2 else 1 end, due_at from hazard where state = 'recheck' order by id;

insert into entry (county, at, id, ledger, row_id, version, action, by, change)
select county, created_at, uuidv7(created_at - clock_timestamp()), 'hazard', id, 1, 'create', created_by,
  jsonb_build_object('summary', jsonb_build_array(null, summary), 'site', jsonb_build_array(null, site), 'level', jsonb_build_array(null, level),
    'category', jsonb_build_array(null, category), 'state', '[null, "found"]'::jsonb)
from hazard order by id;

insert into entry (county, at, id, ledger, row_id, version, action, by, change)
select county, closed_at, uuidv7(closed_at - clock_timestamp()), 'hazard', id, 2, 'fixOnSite', rechecked_by,
  jsonb_build_object('state', '["found", "closed"]'::jsonb, 'result', jsonb_build_array(null, result), 'closedAt', jsonb_build_array(null, closed_at))
from hazard where closed_at is not null order by closed_at;

insert into search_line (county, ledger, row_id, area, town, site_id, title, words, updated_at, is_owner)
select h.county, 'hazard', h.id, h.area, h.town, h.site, h.summary, t.words, h.updated_at, false
from hazard h join bench_title t on t.title = h.summary order by h.id;

insert into search_line (county, ledger, row_id, area, town, site_id, title, words, updated_at, is_owner)
select county, 'site', id, area, town, id, name, name, updated_at, true from site;

insert into search_line (county, ledger, row_id, area, town, site_id, title, words, updated_at, is_owner)
select county, 'rectificationOrder', id, area, town, site, subject, lower(subject || ' ' || number), updated_at, false from rectification_order;

insert into building (county, id, version, state, area, town, due_at, created_at, created_by, updated_at, survey_code, address, zone, kind,
  use, storeys, built_year, four_without, survey_due_on, surveyed_at, surveyed_by, findings, level, flagged_at, due_on)
select '519901', pg_temp.numbered(7, n), case phase when 'listed' then 1 else 2 end, phase, '519901' || 101 + n % 33 || 201 + n / 33 % 10,
  '519901' || 101 + n % 33,
  case phase when 'listed' then (current_date + (n % 90)::int)::timestamp at time zone 'Asia/Shanghai' + interval '1 day' - interval '1 millisecond'
    when 'flagged' then (current_date + (n % 180)::int)::timestamp at time zone 'Asia/Shanghai' + interval '1 day' - interval '1 millisecond' end,
  now() - interval '200 days', pg_temp.numbered(0, 1 + n % 16), now(), 'F' || lpad(n::text, 8, '0'), n / 500 + 1 || '组' || n % 500 || '号',
  case when n % 3 = 0 then 'urban' else 'rural' end,
  pg_temp.pick(n, 31, '{selfBuilt,selfBuilt,selfBuilt,mall,school,hospital,hotel,factory,public,other}'),
  pg_temp.pick(n, 32, '{home,rent,business,public,vacant}'), 1 + n % 6, 1975 + n % 50, n % 4 = 0,
  case phase when 'listed' then current_date + (n % 90)::int end,
  case when phase <> 'listed' then now() - interval '90 days' end,
  case when phase <> 'listed' then pg_temp.numbered(0, 1 + n % 16) end,
  case phase when 'flagged' then '外墙开裂' end, case phase when 'flagged' then 'general' end,
  case phase when 'flagged' then now() - interval '90 days' end, case phase when 'flagged' then current_date + (n % 180)::int end
from generate_series(1, 1000000) n
cross join lateral (select case when pg_temp.chance(n, 30) < 0.06 then 'listed' when pg_temp.chance(n, 30) < 0.1 then 'flagged' else 'safe' end as phase) p;

insert into equipment (county, id, version, state, area, town, created_at, created_by, updated_at, name, kind, quantity, holder_level,
  holder, issued_on, place)
select '519901', pg_temp.numbered(6, n), 1, 'inUse', '519901' || 101 + n % 33, '519901' || 101 + n % 33, now(), pg_temp.numbered(0, 1), now(),
  '对讲机' || n, 'walkieTalkie', 1, 'town', '安澜县第' || n % 33 || '应急站', current_date - 300,
  jsonb_build_object('lng', 105 + (n::bigint * 7919 % 100003) / 100003.0, 'lat', 31 + (n::bigint * 104729 % 100019) / 100019.0)
from generate_series(1, 100000) n
