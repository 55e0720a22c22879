-- Telephone numbers of teams, keepers and receivers are sealed: what stands in the clear is sealed at the next start.

alter table supply_storage add column phone_blind text;

create index supply_storage_phone on supply_storage (county, phone_blind);

alter table resource_agreement add column phone_blind text not null default '';

alter table resource_agreement alter column phone_blind drop default;

create index resource_agreement_phone on resource_agreement (county, phone_blind);

alter table rescue_team add column phone_blind text not null default '';

alter table rescue_team alter column phone_blind drop default;

create index rescue_team_phone on rescue_team (county, phone_blind);

alter table team_member add column phone_blind text not null default '';

alter table team_member alter column phone_blind drop default;

create index team_member_phone on team_member (county, phone_blind);

alter table equipment add column phone_blind text;

create index equipment_phone on equipment (county, phone_blind);

alter table supply_dispatch add column receiver_phone_blind text;

create index supply_dispatch_receiver_phone on supply_dispatch (county, receiver_phone_blind);

alter table supply_loan add column phone_blind text;

create index supply_loan_phone on supply_loan (county, phone_blind);

-- What histories said of a telephone number before it was sealed is masked.

update entry set change = jsonb_set(change, '{phone}', (
    select jsonb_agg(case when said is null then null when length(said) < 11 then '****'
      else left(said, 3) || '****' || right(said, 4) end order by place)
    from jsonb_array_elements_text(change -> 'phone') with ordinality as each (said, place)))
  where ledger in ('supplyStorage', 'resourceAgreement', 'rescueTeam', 'teamMember', 'equipment', 'supplyLoan') and change ? 'phone';

update entry set change = jsonb_set(change, '{receiverPhone}', (
    select jsonb_agg(case when said is null then null when length(said) < 11 then '****'
      else left(said, 3) || '****' || right(said, 4) end order by place)
    from jsonb_array_elements_text(change -> 'receiverPhone') with ordinality as each (said, place)))
  where ledger in ('supplyDispatch') and change ? 'receiverPhone';

update sealing_key set retired_at = null where id = 'unsealed';
