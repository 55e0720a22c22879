-- Teams, equipment and supplies.

create table "supply_storage" (
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
  "address" text not null,
  "place" jsonb,
  "holder" text,
  "keeper" text not null,
  "phone" text,
  "opened_on" date not null,
  "conditions" text,
  "closed_on" date,
  "close_reason" text,
  primary key (county, id),
  check (state in ('open', 'closed'))
);

alter table "supply_storage" enable row level security;

alter table "supply_storage" force row level security;

create policy county on "supply_storage" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "supply_storage" to anlan_app;

create table "supply" (
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
  "group" text not null,
  "kind" text not null,
  "unit" text not null,
  "code" text,
  "case_pieces" integer,
  "piece_grams" integer,
  "storage" text,
  "stop_reason" text,
  primary key (county, id),
  check (state in ('inUse', 'stopped'))
);

alter table "supply" enable row level security;

alter table "supply" force row level security;

create policy county on "supply" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "supply" to anlan_app;

create table "resource_agreement" (
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
  "party" text not null,
  "kind" text not null,
  "storage" uuid,
  "scope" text not null,
  "response_hours" integer,
  "contact" text not null,
  "phone" text not null,
  "signed_on" date not null,
  "valid_until" date not null,
  "document" jsonb,
  "ended_on" date,
  "end_reason" text,
  primary key (county, id),
  check (state in ('inForce', 'renewed', 'ended'))
);

alter table "resource_agreement" add foreign key (county, "storage") references "supply_storage" (county, id);

alter table "resource_agreement" enable row level security;

alter table "resource_agreement" force row level security;

create policy county on "resource_agreement" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "resource_agreement" to anlan_app;

create table "rescue_team" (
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
  "level" text not null,
  "specialty" text,
  "headcount" integer not null,
  "formed_on" date not null,
  "unit" text,
  "agreement" uuid,
  "leader" text not null,
  "phone" text not null,
  "station" text,
  "place" jsonb,
  "gear" text,
  "inspected_on" date,
  "findings" text,
  "disbanded_on" date,
  "disband_reason" text,
  primary key (county, id),
  check (state in ('formed', 'listed', 'disbanded'))
);

alter table "rescue_team" add foreign key (county, "agreement") references "resource_agreement" (county, id);

alter table "rescue_team" enable row level security;

alter table "rescue_team" force row level security;

create policy county on "rescue_team" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "rescue_team" to anlan_app;

create table "team_member" (
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
  "team" uuid not null,
  "duty" text not null,
  "phone" text not null,
  "skills" text,
  "joined_on" date not null,
  "confirmed_on" date,
  "left_on" date,
  primary key (county, id),
  check (state in ('serving', 'onCall', 'away', 'left'))
);

alter table "team_member" add foreign key (county, "team") references "rescue_team" (county, id);

alter table "team_member" enable row level security;

alter table "team_member" force row level security;

create policy county on "team_member" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "team_member" to anlan_app;

create table "team_muster" (
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
  "team" uuid not null,
  "called_at" timestamp with time zone not null,
  "assembled_at" timestamp with time zone not null,
  "expected" integer not null,
  "present" integer not null,
  "vehicles" integer,
  "evaluation" text not null,
  "photos" jsonb,
  "filed_on" date,
  primary key (county, id),
  check (state in ('recorded', 'filed'))
);

alter table "team_muster" add foreign key (county, "team") references "rescue_team" (county, id);

alter table "team_muster" enable row level security;

alter table "team_muster" force row level security;

create policy county on "team_muster" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "team_muster" to anlan_app;

create table "equipment" (
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
  "quantity" integer not null,
  "serial" text,
  "holder_level" text not null,
  "holder" text not null,
  "phone" text,
  "team" uuid,
  "issued_on" date not null,
  "place" jsonb,
  "checked_on" date,
  "check_result" text,
  "fault" text,
  "serviced_on" date,
  "service" text,
  "retired_on" date,
  "retire_reason" text,
  primary key (county, id),
  check (state in ('inUse', 'underRepair', 'retired'))
);

alter table "equipment" add foreign key (county, "team") references "rescue_team" (county, id);

alter table "equipment" enable row level security;

alter table "equipment" force row level security;

create policy county on "equipment" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "equipment" to anlan_app;

create table "supply_purchase" (
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
  "goods" text not null,
  "amount" bigint not null,
  "requested_from" text,
  "requested_on" date,
  "request" jsonb,
  "supplier" text,
  "contract_on" date,
  "spent" bigint,
  "arrive_by" date,
  "accepted_on" date,
  "acceptance" text,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('planned', 'requested', 'ordered', 'accepted', 'cancelled'))
);

alter table "supply_purchase" enable row level security;

alter table "supply_purchase" force row level security;

create policy county on "supply_purchase" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "supply_purchase" to anlan_app;

create table "supply_loan" (
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
  "borrower" text not null,
  "phone" text,
  "purpose" text,
  "storage" uuid not null,
  "supply" uuid not null,
  "quantity" integer not null,
  "lent_at" timestamp with time zone not null,
  "due_on" date not null,
  "returned" integer,
  "returned_at" timestamp with time zone,
  "written_off" text,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('lent', 'partly', 'returned', 'writtenOff', 'cancelled'))
);

alter table "supply_loan" add foreign key (county, "storage") references "supply_storage" (county, id);

alter table "supply_loan" add foreign key (county, "supply") references "supply" (county, id);

alter table "supply_loan" enable row level security;

alter table "supply_loan" force row level security;

create policy county on "supply_loan" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "supply_loan" to anlan_app;

create table "stocktake" (
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
  "storage" uuid not null,
  "counted_at" timestamp with time zone not null,
  "counters" uuid[] not null,
  "submitted_at" timestamp with time zone,
  "submitted_by" uuid,
  "opinion" text,
  "approved_at" timestamp with time zone,
  "approved_by" uuid,
  "drop_reason" text,
  primary key (county, id),
  check (state in ('counting', 'submitted', 'approved', 'dropped'))
);

alter table "stocktake" add foreign key (county, "storage") references "supply_storage" (county, id);

alter table "stocktake" enable row level security;

alter table "stocktake" force row level security;

create policy county on "stocktake" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "stocktake" to anlan_app;

create table "stocktake_line" (
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
  "stocktake" uuid not null,
  "supply" uuid not null,
  "batch" text,
  "expires_on" date,
  "book" integer not null,
  "counted" integer,
  "reason" text,
  primary key (county, id),
  check (state in ('open', 'entered'))
);

alter table "stocktake_line" add foreign key (county, "stocktake") references "stocktake" (county, id);

alter table "stocktake_line" add foreign key (county, "supply") references "supply" (county, id);

alter table "stocktake_line" enable row level security;

alter table "stocktake_line" force row level security;

create policy county on "stocktake_line" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "stocktake_line" to anlan_app;

create table "supply_dispatch" (
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
  "purpose" text not null,
  "urgency" text not null,
  "destination" text not null,
  "receiver" text not null,
  "receiver_contact" text,
  "receiver_phone" text,
  "with_reform" boolean,
  "storage" uuid not null,
  "opinion" text,
  "approved_by" uuid,
  "approved_at" timestamp with time zone,
  "carrier" text,
  "route" text,
  "issued_by" uuid,
  "issued_at" timestamp with time zone,
  "signed_by" text,
  "received_at" timestamp with time zone,
  "recorded_by" uuid,
  "end_reason" text,
  primary key (county, id),
  check (state in ('requested', 'approved', 'issued', 'received', 'partly', 'refused', 'withdrawn'))
);

alter table "supply_dispatch" add foreign key (county, "storage") references "supply_storage" (county, id);

alter table "supply_dispatch" enable row level security;

alter table "supply_dispatch" force row level security;

create policy county on "supply_dispatch" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "supply_dispatch" to anlan_app;

create table "dispatch_line" (
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
  "dispatch" uuid not null,
  "supply" uuid not null,
  "asked" integer not null,
  "issued" integer,
  "issued_at" timestamp with time zone,
  "received" integer,
  "damaged" integer,
  "explanation" text,
  primary key (county, id),
  check (state in ('asked', 'issued', 'received'))
);

alter table "dispatch_line" add foreign key (county, "dispatch") references "supply_dispatch" (county, id);

alter table "dispatch_line" add foreign key (county, "supply") references "supply" (county, id);

alter table "dispatch_line" enable row level security;

alter table "dispatch_line" force row level security;

create policy county on "dispatch_line" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "dispatch_line" to anlan_app;

create table "stock_lot" (
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
  "supply" uuid,
  "storage" uuid,
  "batch" text,
  "expires_on" date,
  "on_hand" integer,
  "plan" text,
  "planned_by" uuid,
  "planned_on" date,
  primary key (county, id),
  check (state in ('held', 'expiring', 'expired'))
);

alter table "stock_lot" add foreign key (county, "supply") references "supply" (county, id);

alter table "stock_lot" add foreign key (county, "storage") references "supply_storage" (county, id);

alter table "stock_lot" enable row level security;

alter table "stock_lot" force row level security;

create policy county on "stock_lot" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "stock_lot" to anlan_app;

create table "stock_threshold" (
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
  "supply" uuid not null,
  "storage" uuid,
  "minimum" integer not null,
  "maximum" integer,
  "basis" text,
  "held" integer,
  "short_on" date,
  "end_reason" text,
  primary key (county, id),
  check (state in ('met', 'short', 'over', 'ended'))
);

alter table "stock_threshold" add foreign key (county, "supply") references "supply" (county, id);

alter table "stock_threshold" add foreign key (county, "storage") references "supply_storage" (county, id);

alter table "stock_threshold" enable row level security;

alter table "stock_threshold" force row level security;

create policy county on "stock_threshold" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "stock_threshold" to anlan_app;

create table "stock_movement" (
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
  "reason" text not null,
  "kind" text not null,
  "moved_at" timestamp with time zone not null,
  "storage" uuid not null,
  "supply" uuid not null,
  "batch" text,
  "expires_on" date,
  "quantity" integer not null,
  "counterparty" text,
  "dispatch" uuid,
  "loan" uuid,
  "purchase" uuid,
  "stocktake" uuid,
  "from" uuid,
  "reverses" uuid,
  "vouchers" jsonb,
  primary key (county, id),
  check (state in ('entered'))
);

alter table "stock_movement" add foreign key (county, "storage") references "supply_storage" (county, id);

alter table "stock_movement" add foreign key (county, "supply") references "supply" (county, id);

alter table "stock_movement" add foreign key (county, "dispatch") references "supply_dispatch" (county, id);

alter table "stock_movement" add foreign key (county, "loan") references "supply_loan" (county, id);

alter table "stock_movement" add foreign key (county, "purchase") references "supply_purchase" (county, id);

alter table "stock_movement" add foreign key (county, "stocktake") references "stocktake" (county, id);

alter table "stock_movement" add foreign key (county, "from") references "stock_movement" (county, id);

alter table "stock_movement" add foreign key (county, "reverses") references "stock_movement" (county, id);

alter table "stock_movement" enable row level security;

alter table "stock_movement" force row level security;

create policy county on "stock_movement" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

-- A movement is written once: the application has no right to change one.

grant select, insert on "stock_movement" to anlan_app;

create index rescue_team_level on rescue_team (county, level, id);

create index rescue_team_town on rescue_team (county, town, id);

create index rescue_team_due on rescue_team (county, due_at, id) where due_at is not null;

create index team_member_team on team_member (county, team, state, id);

create index team_muster_team on team_muster (county, team, called_at);

create index team_muster_called on team_muster (county, called_at, id);

create index equipment_kind on equipment (county, kind, id);

create index equipment_town on equipment (county, town, id);

create index equipment_team on equipment (county, team);

create index equipment_due on equipment (county, due_at, id) where due_at is not null;

create index resource_agreement_storage on resource_agreement (county, storage);

create index resource_agreement_due on resource_agreement (county, due_at, id) where due_at is not null;

create index stock_lot_supply on stock_lot (county, supply, storage, expires_on);

create index stock_lot_storage on stock_lot (county, storage, supply);

create index stock_lot_expiry on stock_lot (county, expires_on, id) where expires_on is not null;

create index stock_lot_due on stock_lot (county, due_at, id) where due_at is not null;

-- The sum of a stock since a moment reads the rows of one card from then on; the board as of a day reads those of all cards.

create index stock_movement_card on stock_movement (county, supply, storage, moved_at);

create index stock_movement_time on stock_movement (county, moved_at, id) include (supply, storage, batch, expires_on, quantity);

create index stock_movement_storage on stock_movement (county, storage, moved_at);

create index stock_movement_reverses on stock_movement (county, reverses) where reverses is not null;

create index stock_movement_from on stock_movement (county, "from") where "from" is not null;

create index stock_movement_dispatch on stock_movement (county, dispatch) where dispatch is not null;

create index stock_movement_loan on stock_movement (county, loan) where loan is not null;

create index stock_movement_purchase on stock_movement (county, purchase) where purchase is not null;

create index stock_movement_stocktake on stock_movement (county, stocktake) where stocktake is not null;

create index stock_threshold_supply on stock_threshold (county, supply, storage);

create index stock_threshold_due on stock_threshold (county, due_at, id) where due_at is not null;

create index supply_loan_due on supply_loan (county, due_at, id) where due_at is not null;

create index supply_loan_storage on supply_loan (county, storage, id);

create index stocktake_storage on stocktake (county, storage, id);

create index stocktake_line_stocktake on stocktake_line (county, stocktake, id);

create index supply_dispatch_state on supply_dispatch (county, state, id);

create index supply_dispatch_town on supply_dispatch (county, town, id);

create index supply_dispatch_due on supply_dispatch (county, due_at, id) where due_at is not null;

create index dispatch_line_dispatch on dispatch_line (county, dispatch, id);

create index dispatch_line_issued on dispatch_line (county, issued_at, id) where issued_at is not null;

create index supply_purchase_due on supply_purchase (county, due_at, id) where due_at is not null;

-- The running sum of each card of a ledger of movements: the line whose lock puts writers of one card in a row.

create table balance_card (
  county text not null,
  ledger text not null,
  key text not null,
  card_id uuid not null,
  total bigint not null,
  last_at timestamptz not null,
  primary key (county, ledger, key)
);

alter table balance_card enable row level security;

create policy county on balance_card using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on balance_card to anlan_app;

-- What is stuck on a box: whoever holds the token sees what the label says, until it is revoked.

create table public_label (
  county text not null,
  token text not null,
  ledger text not null,
  row_id uuid not null,
  number integer not null,
  content jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (county, token)
);

alter table public_label enable row level security;

create policy county on public_label using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on public_label to anlan_app;

create unique index public_label_row on public_label (county, row_id, number) where revoked_at is null;
