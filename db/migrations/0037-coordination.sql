-- The committee's office: bodies and members, meetings, tasks, documents and their copies, supervision, interviews, risk reviews, letters, staff, assessment.

create table "committee" (
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
  "lead_unit" text,
  "basis" text,
  "duties" text,
  "founded_on" date not null,
  "end_reason" text,
  "ended_on" date,
  primary key (county, id),
  check (state in ('standing', 'ended'))
);

alter table "committee" enable row level security;

alter table "committee" force row level security;

create policy county on "committee" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "committee" to anlan_app;

create table "committee_member" (
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
  "committee" uuid not null,
  "unit" text not null,
  "name" text,
  "position" text,
  "duty" text not null,
  "seconded" boolean,
  "starts_on" date not null,
  "ends_on" date,
  "change" text,
  primary key (county, id),
  check (state in ('serving', 'left'))
);

alter table "committee_member" add foreign key (county, "committee") references "committee" (county, id);

alter table "committee_member" enable row level security;

alter table "committee_member" force row level security;

create policy county on "committee_member" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "committee_member" to anlan_app;

create table "meeting" (
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
  "committee" uuid not null,
  "kind" text not null,
  "ordinal" integer,
  "held_on" date not null,
  "topics" text not null,
  "present" integer,
  "decisions" text,
  "minutes" jsonb,
  "minuted_on" date,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('planned', 'held', 'minuted', 'cancelled'))
);

alter table "meeting" add foreign key (county, "committee") references "committee" (county, id);

alter table "meeting" enable row level security;

alter table "meeting" force row level security;

create policy county on "meeting" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "meeting" to anlan_app;

create table "risk_review" (
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
  "held_on" date not null,
  "members" text not null,
  "conclusions" text,
  "measures" text,
  "issue" integer,
  "report" jsonb,
  "reported_on" date,
  primary key (county, id),
  check (state in ('called', 'concluded', 'reported'))
);

alter table "risk_review" enable row level security;

alter table "risk_review" force row level security;

create policy county on "risk_review" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "risk_review" to anlan_app;

create table "supervision_round" (
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
  "lead_body" text not null,
  "topic" text not null,
  "campaign" uuid,
  "starts_on" date not null,
  "ends_on" date not null,
  "departments" integer,
  "feedback" text,
  "fed_back_on" date,
  "review" text,
  "reviewed_on" date,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('formed', 'fedBack', 'reviewed', 'cancelled'))
);

alter table "supervision_round" add foreign key (county, "campaign") references "campaign" (county, id);

alter table "supervision_round" enable row level security;

alter table "supervision_round" force row level security;

create policy county on "supervision_round" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "supervision_round" to anlan_app;

create table "supervision_group" (
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
  "round" uuid not null,
  "leader" text not null,
  "departments" text,
  "targets" text not null,
  "formed_on" date not null,
  "findings" text,
  "reported_on" date,
  primary key (county, id),
  check (state in ('formed', 'reported'))
);

alter table "supervision_group" add foreign key (county, "round") references "supervision_round" (county, id);

alter table "supervision_group" enable row level security;

alter table "supervision_group" force row level security;

create policy county on "supervision_group" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "supervision_group" to anlan_app;

create table "assigned_task" (
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
  "content" text not null,
  "unit" text not null,
  "due_on" date not null,
  "meeting" uuid,
  "risk_review" uuid,
  "round" uuid,
  "chase_note" text,
  "chased_at" timestamp with time zone,
  "result" text,
  "proof" jsonb,
  "reported_at" timestamp with time zone,
  "return_reason" text,
  "renewed_to" date,
  "opinion" text,
  "closed_on" date,
  "look_back" text,
  "looked_back_on" date,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('assigned', 'chased', 'reported', 'closed', 'lookedBack', 'cancelled'))
);

alter table "assigned_task" add foreign key (county, "meeting") references "meeting" (county, id);

alter table "assigned_task" add foreign key (county, "risk_review") references "risk_review" (county, id);

alter table "assigned_task" add foreign key (county, "round") references "supervision_round" (county, id);

alter table "assigned_task" enable row level security;

alter table "assigned_task" force row level security;

create policy county on "assigned_task" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "assigned_task" to anlan_app;

create table "issued_document" (
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
  "issuer" text not null,
  "topic" text,
  "content" text not null,
  "reply_by" date,
  "hazard" uuid,
  "opinion" text,
  "signed_by" uuid,
  "signed_at" timestamp with time zone,
  "document_number" text,
  "issued_on" date,
  "end_reason" text,
  "ended_on" date,
  primary key (county, id),
  check (state in ('drafted', 'reviewed', 'signed', 'issued', 'ended'))
);

alter table "issued_document" add foreign key (county, "hazard") references "hazard" (county, id);

alter table "issued_document" enable row level security;

alter table "issued_document" force row level security;

create policy county on "issued_document" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "issued_document" to anlan_app;

create table "document_copy" (
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
  "document" uuid not null,
  "unit" text not null,
  "sent_on" date not null,
  "reply_by" date,
  "received_by" text,
  "received_at" timestamp with time zone,
  "chase_note" text,
  "chased_at" timestamp with time zone,
  "reply" text,
  "reply_files" jsonb,
  "replied_at" timestamp with time zone,
  "return_reason" text,
  "close_opinion" text,
  "closed_on" date,
  primary key (county, id),
  check (state in ('sent', 'received', 'chased', 'replied', 'closed'))
);

alter table "document_copy" add foreign key (county, "document") references "issued_document" (county, id);

alter table "document_copy" enable row level security;

alter table "document_copy" force row level security;

create policy county on "document_copy" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "document_copy" to anlan_app;

create table "responsibility_letter" (
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
  "subject" text not null,
  "year" integer not null,
  "level" text not null,
  "targets" text not null,
  "signer" text,
  "signed_on" date,
  "letter" jsonb,
  "result" text,
  "assessed_on" date,
  primary key (county, id),
  check (state in ('drafted', 'signed', 'assessed'))
);

alter table "responsibility_letter" enable row level security;

alter table "responsibility_letter" force row level security;

create policy county on "responsibility_letter" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "responsibility_letter" to anlan_app;

create table "accountability_interview" (
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
  "interviewee" text not null,
  "kind" text not null,
  "site" uuid,
  "campaign" uuid,
  "reason" text not null,
  "planned_on" date not null,
  "interviewers" text,
  "statement" text,
  "requirements" text,
  "follow_up_by" date,
  "held_on" date,
  "record" jsonb,
  "follow_up" text,
  "closed_on" date,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('notified', 'held', 'closed', 'cancelled'))
);

alter table "accountability_interview" add foreign key (county, "site") references "site" (county, id);

alter table "accountability_interview" add foreign key (county, "campaign") references "campaign" (county, id);

alter table "accountability_interview" enable row level security;

alter table "accountability_interview" force row level security;

create policy county on "accountability_interview" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "accountability_interview" to anlan_app;

create table "staffing" (
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
  "quota" integer not null,
  "actual" integer not null,
  "seconded" integer,
  "counted_on" date not null,
  "replaced_on" date,
  primary key (county, id),
  check (state in ('current', 'replaced'))
);

alter table "staffing" enable row level security;

alter table "staffing" force row level security;

create policy county on "staffing" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "staffing" to anlan_app;

create table "assessment_scheme" (
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
  "basis" text,
  "enacted_on" date,
  "ended_on" date,
  primary key (county, id),
  check (state in ('drafted', 'enacted', 'ended'))
);

alter table "assessment_scheme" enable row level security;

alter table "assessment_scheme" force row level security;

create policy county on "assessment_scheme" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "assessment_scheme" to anlan_app;

create table "assessment_item" (
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
  "scheme" uuid not null,
  "name" text not null,
  "source" text not null,
  "points" integer not null,
  "price" text not null,
  "drop_reason" text,
  primary key (county, id),
  check (state in ('standing', 'dropped'))
);

alter table "assessment_item" add foreign key (county, "scheme") references "assessment_scheme" (county, id);

alter table "assessment_item" enable row level security;

alter table "assessment_item" force row level security;

create policy county on "assessment_item" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "assessment_item" to anlan_app;

create table "assessment" (
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
  "scheme" uuid not null,
  "period" text not null,
  "full" integer,
  "published_on" date,
  "appeal_by" date,
  primary key (county, id),
  check (state in ('open', 'published'))
);

alter table "assessment" add foreign key (county, "scheme") references "assessment_scheme" (county, id);

alter table "assessment" enable row level security;

alter table "assessment" force row level security;

create policy county on "assessment" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "assessment" to anlan_app;

create table "deduction" (
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
  "assessment" uuid not null,
  "item" uuid not null,
  "found" integer not null,
  "tenths" integer not null,
  "points" integer not null,
  "appeal_by" date not null,
  "appeal" text,
  "appeal_files" jsonb,
  "appealed_at" timestamp with time zone,
  "struck" integer,
  "decision" text,
  "decided_on" date,
  primary key (county, id),
  check (state in ('standing', 'appealed', 'upheld', 'reduced'))
);

alter table "deduction" add foreign key (county, "assessment") references "assessment" (county, id);

alter table "deduction" add foreign key (county, "item") references "assessment_item" (county, id);

alter table "deduction" enable row level security;

alter table "deduction" force row level security;

create policy county on "deduction" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "deduction" to anlan_app;

create table deduction_row (
  county text not null,
  deduction uuid not null,
  ledger text not null,
  row_id uuid not null,
  title text not null,
  at text,
  primary key (county, deduction, row_id)
);

alter table deduction_row add foreign key (county, deduction) references deduction (county, id);

alter table deduction_row enable row level security;

alter table deduction_row force row level security;

create policy county on deduction_row using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on deduction_row to anlan_app;

create index committee_member_committee on committee_member (county, committee);

create index meeting_held on meeting (county, held_on, id);

create index risk_review_held on risk_review (county, held_on, id);

create index supervision_round_starts on supervision_round (county, starts_on, id);

create index supervision_group_round on supervision_group (county, round);

create index assigned_task_town on assigned_task (county, town, due_at);

create index assigned_task_meeting on assigned_task (county, meeting) where meeting is not null;

create index assigned_task_review on assigned_task (county, risk_review) where risk_review is not null;

create index assigned_task_round on assigned_task (county, round) where round is not null;

create index issued_document_issued on issued_document (county, issued_on, id);

create index issued_document_hazard on issued_document (county, hazard) where hazard is not null;

create index document_copy_document on document_copy (county, document);

create index document_copy_town on document_copy (county, town, due_at);

create index document_copy_sent on document_copy (county, sent_on, id);

create index responsibility_letter_signed on responsibility_letter (county, signed_on, id);

create index accountability_interview_held on accountability_interview (county, held_on, id);

create index assessment_item_scheme on assessment_item (county, scheme);

create index deduction_assessment on deduction (county, assessment, item);

-- What was missed, for the assessment: only the deadlines that are open or were met late.

create index deadline_missed on deadline (county, ledger, name, due_at) where met_at is null or met_at > due_at;
