-- A chapter taken out of a report stays, with its versions and its comments, and can be put back.

alter table report_section add column removed_at timestamptz;

alter table report_section add column removed_by uuid;

-- What somebody says of a stretch of a chapter. Where it stands in the chapter's text as saved last is moved with every saving; both ends are
-- null once nothing of it is left there, and the words it was said of are kept as they were.

create table report_comment (
  county text not null,
  id uuid not null,
  report_id uuid not null,
  section_id uuid not null,
  starts integer,
  ends integer,
  quote jsonb not null,
  by uuid not null,
  at timestamptz not null,
  resolved_by uuid,
  resolved_at timestamptz,
  primary key (county, id)
);

alter table report_comment add foreign key (county, report_id) references report (county, id);

alter table report_comment add foreign key (county, section_id) references report_section (county, id);

create index report_comment_report on report_comment (county, report_id, at);

create index report_comment_section on report_comment (county, section_id);

-- The comment itself and the answers to it: added and read, never changed.

create table report_comment_word (
  county text not null,
  id uuid not null,
  comment_id uuid not null,
  words text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, id)
);

alter table report_comment_word add foreign key (county, comment_id) references report_comment (county, id);

create index report_comment_word_comment on report_comment_word (county, comment_id, at);

alter table report_comment enable row level security;

alter table report_comment force row level security;

alter table report_comment_word enable row level security;

alter table report_comment_word force row level security;

create policy county on report_comment using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on report_comment_word using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on report_comment to anlan_app;

grant select, insert on report_comment_word to anlan_app;
