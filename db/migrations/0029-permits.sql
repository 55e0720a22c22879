-- Applications for permits, permits, kinds not issued for now, and certificates of those who answer for safety.

create table "permit" (
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
  "holder" text not null,
  "site" uuid not null,
  "kind" text not null,
  "permit_number" text not null,
  "principal" text not null,
  "scope" text not null,
  "storage_limit" text,
  "issued_on" date not null,
  "valid_from" date not null,
  "valid_to" date not null,
  "granted_on" date,
  "approached_on" date,
  "pressed_on" date,
  "renewal_on" date,
  "suspend_reason" text,
  "end_kind" text,
  "end_reason" text,
  "ended_on" date,
  primary key (county, id),
  check (state in ('valid', 'expiring', 'urgent', 'renewing', 'suspended', 'expired', 'replaced', 'cancelled'))
);

alter table "permit" add foreign key (county, "site") references "site" (county, id);

alter table "permit" enable row level security;

alter table "permit" force row level security;

create policy county on "permit" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "permit" to anlan_app;

create table "permit_application" (
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
  "applicant" text not null,
  "site" uuid not null,
  "kind" text not null,
  "matter" text not null,
  "permit" uuid,
  "hazchem_class" text,
  "principal" text not null,
  "scope" text not null,
  "storage_limit" text,
  "received_on" date not null,
  "materials" jsonb,
  "missing" text,
  "correction_asked_on" date,
  "corrected_on" date,
  "supplements" jsonb,
  "accepted_on" date,
  "accepted_by" uuid,
  "environment" text,
  "review_opinion" text,
  "reviewed_on" date,
  "reviewed_by" uuid,
  "checked_on" date,
  "checkers" uuid[],
  "check_result" text,
  "check_findings" text,
  "check_photos" jsonb,
  "excluded_days" integer,
  "excluded_for" text,
  "extend_reason" text,
  "extended_on" date,
  "forwarded_on" date,
  "decision_opinion" text,
  "decided_on" date,
  "decider" uuid,
  "refuse_reason" text,
  "issued_permit" uuid,
  "issued_on" date,
  "served_on" date,
  "end_reason" text,
  "ended_on" date,
  primary key (county, id),
  check (state in ('submitted', 'correcting', 'accepted', 'reviewed', 'forwarded', 'approved', 'issued', 'refused', 'served', 'rejected', 'withdrawn'))
);

alter table "permit_application" add foreign key (county, "site") references "site" (county, id);

alter table "permit_application" add foreign key (county, "permit") references "permit" (county, id);

alter table "permit_application" add foreign key (county, "issued_permit") references "permit" (county, id);

alter table "permit_application" enable row level security;

alter table "permit_application" force row level security;

create policy county on "permit_application" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "permit_application" to anlan_app;

create table "permit_suspension" (
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
  "basis" text not null,
  "kind" text not null,
  "from_on" date not null,
  "until_on" date,
  "reason" text not null,
  "document" jsonb,
  "lift_reason" text,
  "lifted_on" date,
  primary key (county, id),
  check (state in ('standing', 'lifted'))
);

alter table "permit_suspension" enable row level security;

alter table "permit_suspension" force row level security;

create policy county on "permit_suspension" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "permit_suspension" to anlan_app;

create table "safety_certificate" (
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
  "duty" text not null,
  "id_number" text,
  "id_number_blind" text,
  "phone" text,
  "phone_blind" text,
  "certificate_number" text,
  "valid_from" date,
  "valid_to" date,
  "qualified_on" date,
  "found_on" date,
  "warned_on" date,
  "left_on" date,
  primary key (county, id),
  check (state in ('surveyed', 'held', 'expiring', 'missing', 'expired', 'warned', 'left'))
);

alter table "safety_certificate" add foreign key (county, "site") references "site" (county, id);

create index on "safety_certificate" (county, "id_number_blind");

create index on "safety_certificate" (county, "phone_blind");

alter table "safety_certificate" enable row level security;

alter table "safety_certificate" force row level security;

create policy county on "safety_certificate" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "safety_certificate" to anlan_app;

create index permit_valid_to on permit (county, valid_to, id);

create index permit_state on permit (county, state, valid_to);

create index permit_site on permit (county, site, kind);

create index permit_issued on permit (county, issued_on, id);

create index permit_due on permit (county, due_at, id) where due_at is not null;

create index permit_application_received on permit_application (county, received_on, id);

create index permit_application_state on permit_application (county, state, received_on);

create index permit_application_site on permit_application (county, site, id);

create index permit_application_permit on permit_application (county, permit) where permit is not null;

create index permit_application_issued_permit on permit_application (county, issued_permit) where issued_permit is not null;

create index permit_application_due on permit_application (county, due_at, id) where due_at is not null;

create index permit_suspension_kind on permit_suspension (county, kind, state);

create index safety_certificate_site on safety_certificate (county, site, duty);

create index safety_certificate_state on safety_certificate (county, state, valid_to);

create index safety_certificate_valid_to on safety_certificate (county, valid_to, id);

create index safety_certificate_due on safety_certificate (county, due_at, id) where due_at is not null;
