-- The application's role asks for work in its own transaction; the queue's tables stay closed to it.

create function anlan_enqueue(task text, payload json) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform graphile_worker.add_job(task, payload);
end
$$;

revoke all on function anlan_enqueue(text, json) from public;

grant execute on function anlan_enqueue(text, json) to anlan_app;
