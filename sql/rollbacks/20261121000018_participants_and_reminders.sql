-- Undoes sql/migrations/20261121000018_participants_and_reminders.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: places and reminders. LinkUps are closed to everybody until it is applied again.

drop policy linkups_select_member on public.linkups;
drop policy linkup_options_select_member on public.linkup_options;
drop policy linkup_invites_select_own on public.linkup_invites;
revoke select (id, region_id, state, activity_key, time_zone, acceptance_window_ends_at, event_time, venue, min_size, max_size)
  on public.linkups from authenticated;
revoke select (linkup_id, option, time_window, event_time) on public.linkup_options from authenticated;
revoke select (id, linkup_id, invited_user_id, state, offered_options, selected_option, sent_at, responded_at, expires_at)
  on public.linkup_invites from authenticated;
drop table public.linkup_reminders, public.linkup_participants;
drop function private.refuse_overfull_linkup(), private.my_linkups(), private.my_places();
delete from private.schema_migrations where name = '20261121000018_participants_and_reminders.sql';
