-- Legal documents of every module, and what each says: written once, never changed by the application.

create table "legal_document" (
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
  "template" text not null,
  "subject" text not null,
  "subject_name" text not null,
  "made_on" date not null,
  "made_by" uuid not null,
  "signed_copy" jsonb,
  "to_party" boolean not null,
  "serve_by" date,
  "served_how" text,
  "served_on" date,
  "served_to" text,
  "proof" text,
  "announced_on" date,
  "agreed" boolean,
  "receipt" jsonb,
  "void_reason" text,
  "voided_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('made', 'served', 'void'))
);

alter table "legal_document" enable row level security;

alter table "legal_document" force row level security;

create policy county on "legal_document" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "legal_document" to anlan_app;

create index legal_document_subject on legal_document (county, subject, id);

create index legal_document_made on legal_document (county, made_on);

create table legal_document_content (
  county text not null,
  document uuid not null,
  template text not null,
  edition integer not null,
  -- the exact text that was frozen: its order and spaces count
  frozen text not null,
  -- of what was printed from it
  fingerprint text not null,
  primary key (county, document),
  foreign key (county, document) references legal_document (county, id)
);

alter table legal_document_content enable row level security;

alter table legal_document_content force row level security;

create policy county on legal_document_content using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on legal_document_content to anlan_app;
