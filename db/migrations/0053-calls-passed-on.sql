-- An attempt that a vendor never took goes to another vendor, one of which no word came goes on by another kind of channel: both are kept.

alter table call_attempt add column not_by uuid[] not null default '{}';

alter table call_attempt alter column not_by drop default;

alter table call_attempt add column passed_at timestamptz;

-- What a vendor had lately, whatever came of it, is looked at every few seconds; what is claimed and not answered for, too.

drop index call_attempt_open;

create index call_attempt_lately on call_attempt (county, vendor, claimed_at) where vendor is not null;

create index call_attempt_claimed on call_attempt (county, vendor, claimed_at) where state = 'claimed';
