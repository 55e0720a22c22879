-- What is chosen of a promise is not said of the shortcoming in the same words.

alter table report_promise add column kind text not null default 'commitment' check (kind in ('commitment', 'problem'));

alter table report_promise alter column kind drop default;

alter table report_promise drop constraint report_promise_pkey;

alter table report_promise add primary key (county, report_id, kind, mark);
