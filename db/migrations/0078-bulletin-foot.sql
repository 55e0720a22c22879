-- Whom a bulletin goes to and how many copies of it are printed stand at its foot.

alter table bulletin_series add column send_to text, add column copies integer;
