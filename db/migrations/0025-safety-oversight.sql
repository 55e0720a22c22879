-- Plans, draws, checklists and experts of inspections; listing, self-reports, cards and exposure of hazards; a site's yearly report.

create table "enforcement_plan" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "year" integer not null,
  "workdays" integer,
  "basis" text,
  "submitted_on" date,
  "approved_by" text,
  "approval_number" text,
  "approved_on" date,
  "approved_visits" integer,
  "return_reason" text,
  "adjust_reason" text,
  "summary" text,
  "closed_on" date,
  primary key (county, id),
  check (state in ('draft', 'submitted', 'approved', 'closed'))
);

alter table "enforcement_plan" enable row level security;

alter table "enforcement_plan" force row level security;

create policy county on "enforcement_plan" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "enforcement_plan" to anlan_app;

create table "plan_target" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "plan" uuid not null,
  "section" text not null,
  "sector" text not null,
  "kind" text not null,
  "target" integer not null,
  "starts_on" date not null,
  "ends_on" date not null,
  "drop_reason" text,
  primary key (county, id),
  check (state in ('planned', 'dropped'))
);

alter table "plan_target" add foreign key (county, "plan") references "enforcement_plan" (county, id);

alter table "plan_target" enable row level security;

alter table "plan_target" force row level security;

create policy county on "plan_target" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "plan_target" to anlan_app;

create table "draw" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "target" uuid,
  "scope" text not null,
  "sites_wanted" integer not null,
  "inspectors_each" integer not null,
  "visit_by" date not null,
  "method" text not null,
  "candidates" integer not null,
  "excluded" integer not null,
  "officers" integer not null,
  "list_hash" text not null,
  "seed" text not null,
  "drawn_at" timestamp with time zone not null,
  "drawn_by" uuid not null,
  "published_at" timestamp with time zone,
  "void_reason" text,
  "voided_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('drawn', 'published', 'voided'))
);

alter table "draw" add foreign key (county, "target") references "plan_target" (county, id);

alter table "draw" enable row level security;

alter table "draw" force row level security;

create policy county on "draw" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "draw" to anlan_app;

create table "draw_pick" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "draw" uuid not null,
  "site" uuid not null,
  "place" integer not null,
  "inspectors" uuid[] not null,
  "visit_by" date not null,
  "visited_at" timestamp with time zone,
  "excuse" text,
  primary key (county, id),
  check (state in ('picked', 'visited', 'excused'))
);

alter table "draw_pick" add foreign key (county, "draw") references "draw" (county, id);

alter table "draw_pick" add foreign key (county, "site") references "site" (county, id);

alter table "draw_pick" enable row level security;

alter table "draw_pick" force row level security;

create policy county on "draw_pick" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "draw_pick" to anlan_app;

create table "checklist" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "sector" text,
  "edition" integer not null,
  "items" integer not null,
  "basis" text,
  "effective_on" date,
  "ends_on" date,
  primary key (county, id),
  check (state in ('draft', 'inForce', 'ended'))
);

alter table "checklist" enable row level security;

alter table "checklist" force row level security;

create policy county on "checklist" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "checklist" to anlan_app;

create table "check_item" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "checklist" uuid not null,
  "place" integer not null,
  "content" text not null,
  "basis" text not null,
  "finding" text,
  primary key (county, id),
  check (state in ('listed'))
);

alter table "check_item" add foreign key (county, "checklist") references "checklist" (county, id);

alter table "check_item" enable row level security;

alter table "check_item" force row level security;

create policy county on "check_item" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "check_item" to anlan_app;

create table "expert_agency" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "kind" text not null,
  "certificate" text,
  "valid_until" date,
  "contact" text,
  "phone" text,
  "phone_blind" text,
  "engaged_on" date not null,
  "ended_on" date,
  "end_reason" text,
  primary key (county, id),
  check (state in ('engaged', 'ended'))
);

create index on "expert_agency" (county, "phone_blind");

alter table "expert_agency" enable row level security;

alter table "expert_agency" force row level security;

create policy county on "expert_agency" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "expert_agency" to anlan_app;

create table "expert" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "domain" text not null,
  "agency" uuid,
  "unit" text,
  "rank" text,
  "phone" text,
  "phone_blind" text,
  "engaged_on" date not null,
  "term_ends" date,
  "ended_on" date,
  "end_reason" text,
  primary key (county, id),
  check (state in ('engaged', 'ended'))
);

alter table "expert" add foreign key (county, "agency") references "expert_agency" (county, id);

create index on "expert" (county, "phone_blind");

alter table "expert" enable row level security;

alter table "expert" force row level security;

create policy county on "expert" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "expert" to anlan_app;

create table "expert_engagement" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "subject" text not null,
  "kind" text not null,
  "program" text,
  "expert" uuid,
  "agency" uuid,
  "held_on" date not null,
  "person_times" integer not null,
  "site" uuid,
  "campaign" uuid,
  "opinion" text,
  "opinion_files" jsonb,
  "given_on" date,
  "filed_on" date,
  primary key (county, id),
  check (state in ('sent', 'given', 'filed'))
);

alter table "expert_engagement" add foreign key (county, "expert") references "expert" (county, id);

alter table "expert_engagement" add foreign key (county, "agency") references "expert_agency" (county, id);

alter table "expert_engagement" add foreign key (county, "site") references "site" (county, id);

alter table "expert_engagement" add foreign key (county, "campaign") references "campaign" (county, id);

alter table "expert_engagement" enable row level security;

alter table "expert_engagement" force row level security;

create policy county on "expert_engagement" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "expert_engagement" to anlan_app;

create table "exposure_issue" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "issue" integer not null,
  "medium" text not null,
  "campaign" uuid,
  "filmed_on" date not null,
  "review_opinion" text,
  "reviewed_on" date,
  "shown_on" date,
  primary key (county, id),
  check (state in ('filming', 'reviewed', 'shown'))
);

alter table "exposure_issue" add foreign key (county, "campaign") references "campaign" (county, id);

alter table "exposure_issue" enable row level security;

alter table "exposure_issue" force row level security;

create policy county on "exposure_issue" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "exposure_issue" to anlan_app;

create table "exposure" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "site" uuid not null,
  "issue" uuid,
  "campaign" uuid,
  "summary" text not null,
  "exposed_on" date not null,
  "result" text,
  "rectified_on" date,
  "return_note" text,
  "return_photos" jsonb,
  "returned_on" date,
  primary key (county, id),
  check (state in ('exposed', 'rectified', 'returned'))
);

alter table "exposure" add foreign key (county, "site") references "site" (county, id);

alter table "exposure" add foreign key (county, "issue") references "exposure_issue" (county, id);

alter table "exposure" add foreign key (county, "campaign") references "campaign" (county, id);

alter table "exposure" enable row level security;

alter table "exposure" force row level security;

create policy county on "exposure" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "exposure" to anlan_app;

create table "self_inspection" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "site" uuid not null,
  "period" text not null,
  "due_on" date not null,
  "checks" integer,
  "general_found" integer,
  "general_fixed" integer,
  "major_found" integer,
  "major_fixed" integer,
  "situation" text,
  "signed_by" text,
  "attachments" jsonb,
  "overdue_at" timestamp with time zone,
  "reported_at" timestamp with time zone,
  "reported_by" uuid,
  "review_opinion" text,
  "reviewed_at" timestamp with time zone,
  "reviewed_by" uuid,
  "supplement_by" date,
  "waive_reason" text,
  primary key (county, id),
  check (state in ('due', 'overdue', 'reported', 'accepted', 'waived'))
);

alter table "self_inspection" add foreign key (county, "site") references "site" (county, id);

alter table "self_inspection" enable row level security;

alter table "self_inspection" force row level security;

create policy county on "self_inspection" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "self_inspection" to anlan_app;

create table "listed_supervision" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "site" uuid not null,
  "hazard" uuid not null,
  "subject" text not null,
  "level" text not null,
  "requirements" text not null,
  "due_on" date not null,
  "photos" jsonb,
  "listed_on" date,
  "listed_by" uuid,
  "publicised" date,
  "penalty_number" text,
  "penalty_on" date,
  "extended_to" date,
  "extend_reason" text,
  "extended_at" timestamp with time zone,
  "application" text,
  "proof" jsonb,
  "applied_at" timestamp with time zone,
  "applied_by" uuid,
  "return_reason" text,
  "opinion" text,
  "fresh_photos" jsonb,
  "delisted_at" timestamp with time zone,
  "delisted_by" uuid,
  "drop_reason" text,
  primary key (county, id),
  check (state in ('proposed', 'listed', 'extended', 'applied', 'delisted', 'dropped'))
);

alter table "listed_supervision" add foreign key (county, "site") references "site" (county, id);

alter table "listed_supervision" add foreign key (county, "hazard") references "hazard" (county, id);

alter table "listed_supervision" enable row level security;

alter table "listed_supervision" force row level security;

create policy county on "listed_supervision" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "listed_supervision" to anlan_app;

create table "card_rule" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "measures" text not null,
  "colour" text,
  "trigger" text,
  "days" integer,
  "threshold" integer,
  "sector" text,
  "foreseen" integer,
  "enabled_at" timestamp with time zone,
  "enabled_by" uuid,
  "stop_reason" text,
  primary key (county, id),
  check (state in ('draft', 'inForce', 'stopped'))
);

alter table "card_rule" enable row level security;

alter table "card_rule" force row level security;

create policy county on "card_rule" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "card_rule" to anlan_app;

create table "warning_card" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "site" uuid not null,
  "rule" uuid not null,
  "colour" text not null,
  "reason" text not null,
  "found" integer not null,
  "measures" text not null,
  "raised_at" timestamp with time zone not null,
  "answer" text,
  "acknowledged_at" timestamp with time zone,
  "acknowledged_by" uuid,
  "advice" text,
  "advised_at" timestamp with time zone,
  "lift_reason" text,
  "lifted_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('raised', 'acknowledged', 'advised', 'lifted'))
);

alter table "warning_card" add foreign key (county, "site") references "site" (county, id);

alter table "warning_card" add foreign key (county, "rule") references "card_rule" (county, id);

alter table "warning_card" enable row level security;

alter table "warning_card" force row level security;

create policy county on "warning_card" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "warning_card" to anlan_app;

create table "card_circular" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "month" text not null,
  "demands" text not null,
  "issued_at" timestamp with time zone,
  "issued_by" uuid,
  primary key (county, id),
  check (state in ('draft', 'issued'))
);

alter table "card_circular" enable row level security;

alter table "card_circular" force row level security;

create policy county on "card_circular" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "card_circular" to anlan_app;

-- Who could be drawn, with what weight or why not: with the seed, all that a draw can be reckoned again from.

create table draw_candidate (
  county text not null,
  draw uuid not null,
  kind text not null check (kind in ('site', 'inspector')),
  candidate uuid not null,
  name text not null,
  weight integer not null,
  excluded text,
  primary key (county, draw, kind, candidate)
);

alter table draw_candidate add foreign key (county, draw) references draw (county, id);

alter table draw_candidate enable row level security;

alter table draw_candidate force row level security;

create policy county on draw_candidate using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on draw_candidate to anlan_app;

alter table site add column rectification_type text,
  add column self_report text,
  add column report_note text,
  add column reported_on date,
  add column return_reason text;

alter table site drop constraint site_state_check;

alter table site add constraint site_state_check check (state in ('surveyed', 'listed', 'reported', 'closed'));

alter table visit add column joint_with text,
  add column target uuid,
  add column pick uuid,
  add column limit_reason text,
  add column checklist uuid,
  add column checklist_result text;

alter table visit add foreign key (county, target) references plan_target (county, id);

alter table visit add foreign key (county, pick) references draw_pick (county, id);

alter table visit add foreign key (county, checklist) references checklist (county, id);

alter table hazard add column side text,
  add column self_inspection uuid,
  add column exposure uuid,
  add column repeated boolean,
  add column transfer_to text,
  add column transfer_reason text,
  add column transferred_at timestamptz,
  add column stop_scope text,
  add column stop_reason text,
  add column stopped_at timestamptz,
  add column resume_opinion text,
  add column resumed_at timestamptz;

alter table hazard drop constraint hazard_state_check;

alter table hazard add constraint hazard_state_check
  check (state in ('found', 'rectifying', 'controlled', 'deferred', 'transferred', 'stopped', 'recheck', 'closed', 'withdrawn'));

alter table hazard add foreign key (county, self_inspection) references self_inspection (county, id);

alter table hazard add foreign key (county, exposure) references exposure (county, id);

create index site_due on site (county, due_at, id) where due_at is not null;

create index site_self_report on site (county, self_report) where self_report is not null;

create index visit_target on visit (county, target, started_at) where target is not null;

create index hazard_exposure on hazard (county, exposure) where exposure is not null;

create index hazard_self_inspection on hazard (county, self_inspection) where self_inspection is not null;

create index hazard_stopped on hazard (county, stopped_at) where stopped_at is not null;

create index plan_target_plan on plan_target (county, plan);

create index draw_drawn on draw (county, drawn_at, id);

create index draw_pick_draw on draw_pick (county, draw, place);

create index draw_pick_site on draw_pick (county, site, state);

create index check_item_checklist on check_item (county, checklist, place);

create index expert_engagement_held on expert_engagement (county, held_on, id);

create index self_inspection_site on self_inspection (county, site, due_on);

create index self_inspection_state on self_inspection (county, state, due_at, id);

create index self_inspection_due_on on self_inspection (county, due_on, id);

create index listed_supervision_state on listed_supervision (county, state, due_at, id);

create index listed_supervision_hazard on listed_supervision (county, hazard);

create index listed_supervision_site on listed_supervision (county, site, id);

create index warning_card_site on warning_card (county, site, raised_at);

create index warning_card_raised on warning_card (county, raised_at, id);

create index warning_card_open on warning_card (county, rule, site) where lifted_at is null;

create index exposure_site on exposure (county, site, id);

create index exposure_exposed on exposure (county, exposed_on, id);

-- Sites that are listed owe their yearly confirmation from now on.

insert into deadline (county, row_id, name, ledger, area, town, site_id, title, owes, owed_by, weight, due_at, met_at)
  select county, id, 'confirm', 'site', area, town, id, name, 'enterprise', null, 1,
    (confirmed_on + 366)::timestamp at time zone 'Asia/Shanghai' - interval '1 millisecond', null
  from site where state = 'listed' and confirmed_on is not null
  on conflict do nothing;

update site set due_at = (confirmed_on + 366)::timestamp at time zone 'Asia/Shanghai' - interval '1 millisecond'
  where state = 'listed' and confirmed_on is not null;
