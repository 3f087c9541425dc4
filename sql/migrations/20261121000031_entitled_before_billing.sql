-- Until there is billing, everybody who is a member may take part and ask for company; joining gives it from now on.

insert into public.entitlements (user_id, eligible_to_participate, eligible_to_initiate, source)
select u.id, true, true, 'before_billing' from public.users u
where u.deleted_at is null and u.state <> 'unverified'
on conflict (user_id) do nothing;
comment on column public.entitlements.source is 'What decided it: stripe, override, grace, free, before_billing.';
