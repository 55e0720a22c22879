-- Risks and their checks, systems of dual prevention, upgrades, cameras, and the governance of mines.

create table "risk_point" (
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
  "site" uuid not null,
  "kind" text not null,
  "spot" text not null,
  "place" jsonb,
  "accident" text not null,
  "method" text not null,
  "likelihood" text,
  "exposure" text,
  "consequence" text,
  "probability" integer,
  "harm" integer,
  "direct_red" boolean,
  "colour" text,
  "graded_as" text,
  "graded_on" date,
  "reassess_reason" text,
  "control_level" text,
  "measures" text,
  "responsible" text,
  "controlled_on" date,
  "remove_reason" text,
  "removed_on" date,
  primary key (county, id),
  check (state in ('assessed', 'graded', 'controlled', 'removed'))
);

alter table "risk_point" add foreign key (county, "site") references "site" (county, id);

alter table "risk_point" enable row level security;

alter table "risk_point" force row level security;

create policy county on "risk_point" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "risk_point" to anlan_app;

create table "risk_task" (
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
  "site" uuid not null,
  "risk" uuid,
  "every_days" integer not null,
  "responsible" text not null,
  "starts_on" date not null,
  "last_on" date,
  "pause_reason" text,
  primary key (county, id),
  check (state in ('active', 'paused', 'ended'))
);

alter table "risk_task" add foreign key (county, "site") references "site" (county, id);

alter table "risk_task" add foreign key (county, "risk") references "risk_point" (county, id);

alter table "risk_task" enable row level security;

alter table "risk_task" force row level security;

create policy county on "risk_task" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "risk_task" to anlan_app;

create table "risk_check" (
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
  "checked" text not null,
  "site" uuid not null,
  "task" uuid not null,
  "risk" uuid,
  "checked_on" date not null,
  "checker" text not null,
  "result" text not null,
  "findings" text,
  "hazard" uuid,
  primary key (county, id),
  check (state in ('recorded'))
);

alter table "risk_check" add foreign key (county, "site") references "site" (county, id);

alter table "risk_check" add foreign key (county, "task") references "risk_task" (county, id);

alter table "risk_check" add foreign key (county, "risk") references "risk_point" (county, id);

alter table "risk_check" add foreign key (county, "hazard") references "hazard" (county, id);

alter table "risk_check" enable row level security;

alter table "risk_check" force row level security;

create policy county on "risk_check" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "risk_check" to anlan_app;

create table "prevention_system" (
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
  "unit" text not null,
  "site" uuid not null,
  "coverage" text not null,
  "demonstration" boolean,
  "informatized" boolean,
  "started_on" date not null,
  "due_on" date,
  "improved_on" date,
  "reviewed_on" date,
  "problems" text,
  "running_on" date,
  "late_tasks" integer,
  "faltered_on" date,
  primary key (county, id),
  check (state in ('building', 'improving', 'reviewing', 'running', 'idle'))
);

alter table "prevention_system" add foreign key (county, "site") references "site" (county, id);

alter table "prevention_system" enable row level security;

alter table "prevention_system" force row level security;

create policy county on "prevention_system" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "prevention_system" to anlan_app;

create table "upgrade_project" (
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
  "site" uuid not null,
  "kind" text not null,
  "required" integer,
  "budget" bigint,
  "risk_before" text,
  "planned_on" date not null,
  "due_on" date not null,
  "started_on" date,
  "built" integer,
  "spent" bigint,
  "completed_on" date,
  "acceptance" text,
  "risk_after" text,
  "accepted_on" date,
  "refusal" text,
  "refused_on" date,
  "cut_off_on" date,
  "drop_reason" text,
  primary key (county, id),
  check (state in ('planned', 'building', 'completed', 'accepted', 'refused', 'cutOff', 'dropped'))
);

alter table "upgrade_project" add foreign key (county, "site") references "site" (county, id);

alter table "upgrade_project" enable row level security;

alter table "upgrade_project" force row level security;

create policy county on "upgrade_project" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "upgrade_project" to anlan_app;

create table "video_access" (
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
  "position" text not null,
  "site" uuid not null,
  "device_code" text,
  "place" jsonb,
  "due_on" date,
  "stream_address" text,
  "connected_on" date,
  "outage_at" timestamp with time zone,
  "outage_reason" text,
  "restored_at" timestamp with time zone,
  "removed_on" date,
  "remove_reason" text,
  primary key (county, id),
  check (state in ('planned', 'online', 'offline', 'removed'))
);

alter table "video_access" add foreign key (county, "site") references "site" (county, id);

alter table "video_access" enable row level security;

alter table "video_access" force row level security;

create policy county on "video_access" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "video_access" to anlan_app;

create table "mine_governance" (
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
  "site" uuid not null,
  "object" text not null,
  "action" text not null,
  "plan" text not null,
  "approval" text,
  "works_due_on" date,
  "due_on" date not null,
  "subsidy" bigint,
  "headcount_before" integer,
  "started_on" date,
  "works_on" date,
  "expert_review" text,
  "headcount_after" integer,
  "accepted_on" date,
  "close_basis" text,
  "close_papers" jsonb,
  "closed_on" date,
  "drop_reason" text,
  "dropped_on" date,
  primary key (county, id),
  check (state in ('planned', 'started', 'works', 'done', 'closed', 'dropped'))
);

alter table "mine_governance" add foreign key (county, "site") references "site" (county, id);

alter table "mine_governance" enable row level security;

alter table "mine_governance" force row level security;

create policy county on "mine_governance" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "mine_governance" to anlan_app;

create table "mine_milestone" (
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
  "site" uuid not null,
  "governance" uuid not null,
  "due_on" date not null,
  "result" text,
  "done_on" date,
  primary key (county, id),
  check (state in ('open', 'done'))
);

alter table "mine_milestone" add foreign key (county, "site") references "site" (county, id);

alter table "mine_milestone" add foreign key (county, "governance") references "mine_governance" (county, id);

alter table "mine_milestone" enable row level security;

alter table "mine_milestone" force row level security;

create policy county on "mine_milestone" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "mine_milestone" to anlan_app;

create index risk_point_site on risk_point (county, site, id);

create index risk_point_state on risk_point (county, state, id);

create index risk_point_colour on risk_point (county, colour, id);

create index risk_point_town on risk_point (county, town, id);

create index risk_point_graded_on on risk_point (county, graded_on, id);

create index risk_point_due on risk_point (county, due_at, id) where due_at is not null;

create index risk_task_site_state_due_at on risk_task (county, site, state, due_at);

create index risk_task_risk on risk_task (county, risk);

create index risk_task_due on risk_task (county, due_at, id) where due_at is not null;

create index risk_check_checked_on on risk_check (county, checked_on, id);

create index risk_check_task_checked_on on risk_check (county, task, checked_on);

create index risk_check_site_checked_on on risk_check (county, site, checked_on);

create index risk_check_risk on risk_check (county, risk);

create index risk_check_hazard on risk_check (county, hazard) where hazard is not null;

create index prevention_system_site on prevention_system (county, site);

create index prevention_system_state on prevention_system (county, state, id);

create index prevention_system_due on prevention_system (county, due_at, id) where due_at is not null;

create index upgrade_project_site on upgrade_project (county, site, id);

create index upgrade_project_kind_state on upgrade_project (county, kind, state);

create index upgrade_project_completed_on on upgrade_project (county, completed_on, id);

create index upgrade_project_due on upgrade_project (county, due_at, id) where due_at is not null;

create index video_access_site on video_access (county, site, id);

create index video_access_state on video_access (county, state, id);

create index video_access_due on video_access (county, due_at, id) where due_at is not null;

create index mine_governance_site on mine_governance (county, site, id);

create index mine_governance_action_state on mine_governance (county, action, state);

create index mine_governance_due on mine_governance (county, due_at, id) where due_at is not null;

create index mine_milestone_governance_due_on on mine_milestone (county, governance, due_on);

create index mine_milestone_site on mine_milestone (county, site, id);

create index mine_milestone_due on mine_milestone (county, due_at, id) where due_at is not null;
