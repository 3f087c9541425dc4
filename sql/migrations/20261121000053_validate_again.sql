-- The rules on texts that go again hold for every row; checked apart from their making, so that nothing waits meanwhile.

alter table public.sms_outbound_jobs validate constraint sms_outbound_jobs_again_of_fkey;
alter table public.sms_outbound_jobs validate constraint sms_outbound_jobs_again_counted;
