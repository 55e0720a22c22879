-- Enforcement cases, what happens in them, fines, seizures, transfers, and who handles whose cases.

create table "enforcement_case" (
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
  "source" text not null,
  "visit" uuid,
  "hazard" uuid,
  "found_on" date not null,
  "act_ended_on" date,
  "site" uuid,
  "party_kind" text not null,
  "party" text not null,
  "party_code" text,
  "party_id_number" text,
  "party_id_number_blind" text,
  "party_address" text not null,
  "party_head" text,
  "party_phone" text,
  "party_phone_blind" text,
  "sector" text not null,
  "cause" text not null,
  "violation" text,
  "act" text not null,
  "breached" text not null,
  "penalty_clause" text not null,
  "grave" boolean,
  "complex" boolean,
  "procedure" text not null,
  "unit" text not null,
  "mode" text not null,
  "delegation" text,
  "handlers" uuid[] not null,
  "section" text,
  "typical" text,
  "typical_on" date,
  "extended_to" date,
  "published_on" date,
  "reported_on" date,
  "deferred_to" date,
  "paid" bigint,
  "paid_on" date,
  "court_applied_on" date,
  "filed_on" date,
  "filed_by" uuid,
  "findings" text,
  "evidence" text,
  "concluded_on" date,
  "grade" text,
  "warning" boolean,
  "fine" bigint,
  "confiscated" bigint,
  "halt" boolean,
  "revoke" boolean,
  "deviation_reason" text,
  "noticed_on" date,
  "noticed_fine" bigint,
  "statement_until" date,
  "hearing_until" date,
  "decided_on" date,
  "decided_by" uuid,
  "served_on" date,
  "pay_by" date,
  "on_spot_fine" bigint,
  "drop_reason" text,
  "exempt_reason" text,
  "dropped_on" date,
  "outcome" text,
  "closed_on" date,
  "archived_on" date,
  "dossier_score" integer,
  primary key (county, id),
  check (state in ('proposed', 'filed', 'concluded', 'noticed', 'decided', 'served', 'exempted', 'transferred', 'closed', 'archived', 'dropped'))
);

alter table "enforcement_case" add foreign key (county, "visit") references "visit" (county, id);

alter table "enforcement_case" add foreign key (county, "hazard") references "hazard" (county, id);

alter table "enforcement_case" add foreign key (county, "site") references "site" (county, id);

create index on "enforcement_case" (county, "party_id_number_blind");

create index on "enforcement_case" (county, "party_phone_blind");

alter table "enforcement_case" enable row level security;

alter table "enforcement_case" force row level security;

create policy county on "enforcement_case" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "enforcement_case" to anlan_app;

create table "case_act" (
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
  "case" uuid,
  "kind" text not null,
  "on" date not null,
  "result" text not null,
  "opinion" text,
  "people" text,
  "until" date,
  "amount" bigint,
  "papers" jsonb,
  "entered_by" uuid not null,
  primary key (county, id),
  check (state in ('entered'))
);

alter table "case_act" add foreign key (county, "case") references "enforcement_case" (county, id);

alter table "case_act" enable row level security;

alter table "case_act" force row level security;

create policy county on "case_act" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "case_act" to anlan_app;

create table "fine_payment" (
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
  "payer" text not null,
  "case" uuid,
  "kind" text not null,
  "cause" text not null,
  "amount" bigint not null,
  "paid_on" date not null,
  "way" text not null,
  "receipt_number" text,
  "voucher" jsonb,
  "entered_by" uuid not null,
  "handed_in_on" date,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('entered', 'cancelled'))
);

alter table "fine_payment" add foreign key (county, "case") references "enforcement_case" (county, id);

alter table "fine_payment" enable row level security;

alter table "fine_payment" force row level security;

create policy county on "fine_payment" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "fine_payment" to anlan_app;

create table "seizure" (
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
  "case" uuid,
  "site" uuid,
  "party" text,
  "measure" text not null,
  "item" text not null,
  "quantity" integer not null,
  "taken_at" timestamp with time zone not null,
  "taken_by" uuid[] not null,
  "urgent" boolean,
  "kept_at" text,
  "approved_at" timestamp with time zone,
  "extended_by" integer,
  "extend_reason" text,
  "appraisal_days" integer,
  "disposal" text,
  "disposed_on" date,
  "disposal_note" text,
  primary key (county, id),
  check (state in ('held', 'disposed'))
);

alter table "seizure" add foreign key (county, "case") references "enforcement_case" (county, id);

alter table "seizure" add foreign key (county, "site") references "site" (county, id);

alter table "seizure" enable row level security;

alter table "seizure" force row level security;

create policy county on "seizure" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "seizure" to anlan_app;

create table "case_transfer" (
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
  "matter" text not null,
  "case" uuid,
  "recipient" text not null,
  "recipient_name" text not null,
  "criminal" boolean not null,
  "acts" integer not null,
  "proposed_on" date not null,
  "facts" text not null,
  "decided_by" uuid,
  "decided_at" timestamp with time zone,
  "refuse_reason" text,
  "sent_at" timestamp with time zone,
  "letter" text,
  "received_on" date,
  "answer" text,
  "answered_on" date,
  primary key (county, id),
  check (state in ('proposed', 'approved', 'sent', 'received', 'answered', 'refused'))
);

alter table "case_transfer" add foreign key (county, "case") references "enforcement_case" (county, id);

alter table "case_transfer" enable row level security;

alter table "case_transfer" force row level security;

create policy county on "case_transfer" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "case_transfer" to anlan_app;

create table "case_duty" (
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
  "section" text not null,
  "sector" text,
  "since" date not null,
  "ended_on" date,
  primary key (county, id),
  check (state in ('active', 'ended'))
);

alter table "case_duty" enable row level security;

alter table "case_duty" force row level security;

create policy county on "case_duty" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "case_duty" to anlan_app;

create index enforcement_case_town on enforcement_case (county, town, id);

create index enforcement_case_site on enforcement_case (county, site, id);

create index enforcement_case_hazard on enforcement_case (county, hazard);

create index enforcement_case_filed on enforcement_case (county, filed_on);

create index enforcement_case_decided on enforcement_case (county, decided_on);

create index case_act_case on case_act (county, "case", id);

create index fine_payment_case on fine_payment (county, "case", id);

create index fine_payment_paid on fine_payment (county, paid_on);

create index seizure_case on seizure (county, "case", id);

create index seizure_site on seizure (county, site, id);

create index seizure_taken on seizure (county, taken_at);

create index case_transfer_case on case_transfer (county, "case", id);
