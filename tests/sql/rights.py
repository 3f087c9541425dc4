"""Who may do what with which table: the list the schema is held against. A table missing here fails the tests."""

from __future__ import annotations

WRITES = "select insert update"
LEDGER = "select insert"
KEPT_SHORT = "select insert update delete"

# Every table and view of the schema public: what the engine may do with it. One not listed here fails the tests.
ENGINE_MAY = {
    "activity_catalog": "select",
    "admin_audit_log": LEDGER,
    "admin_users": WRITES,
    "carrier_erasures": WRITES,
    "carrier_slowdowns": WRITES,
    "chat_participants": WRITES,
    "chats": WRITES,
    "connections": "select insert delete",
    "consent_events": LEDGER,
    "consent_wordings": LEDGER,
    "contact_exchange_choices": WRITES,
    "contact_exchanges": WRITES,
    "conversation_sessions": WRITES,
    "domain_events": LEDGER,
    "entitlement_overrides": WRITES,
    "entitlements": WRITES,
    "friendship_step_backs": KEPT_SHORT,
    "friendships": KEPT_SHORT,
    "inbound_looks": WRITES,
    "inbox_events": WRITES,
    "lane_pauses": KEPT_SHORT,
    "learning_signals": "select insert delete",
    "linkup_invites": WRITES,
    "linkup_options": WRITES,
    "linkup_outcomes": WRITES,
    "linkup_participants": WRITES,
    "linkup_reminders": WRITES,
    "linkups": WRITES,
    "magic_links": KEPT_SHORT,
    "match_candidates": LEDGER,
    "match_pool": KEPT_SHORT,
    "match_runs": LEDGER,
    "message_events": LEDGER,
    "messages": WRITES,
    "my_friendships": "",
    "open_questions": WRITES,
    "operator_alerts": WRITES,
    "otp_sessions": KEPT_SHORT,
    "pending_joins": KEPT_SHORT,
    "phone_bans": WRITES,
    "phones": WRITES,
    "profile_events": LEDGER,
    "profiles": WRITES,
    "refused_senders": "select insert delete",
    "region_memberships": WRITES,
    "regions": WRITES,
    "safety_evidence": KEPT_SHORT,
    "safety_holds": WRITES,
    "safety_incidents": WRITES,
    "safety_reports": WRITES,
    "sender_budgets": WRITES,
    "sms_messages": WRITES,
    "sms_opt_outs": WRITES,
    "sms_outbound_jobs": WRITES,
    "sms_send_attempts": WRITES,
    "sms_status_callbacks": WRITES,
    "stripe_customers": WRITES,
    "stripe_events": WRITES,
    "subscriptions": WRITES,
    "sweep_runs": KEPT_SHORT,
    "user_blocks": WRITES,
    "user_strikes": LEDGER,
    "users": WRITES,
}
# What a signed-in person may do; tables not listed are service tables, denied to them outright. `anon` may do nothing.
PERSON_MAY = {
    "chat_participants": "select update",
    "chats": "select",
    "connections": "select delete",
    "contact_exchange_choices": "select",
    "contact_exchanges": "select",
    "entitlements": "select",
    "friendship_step_backs": KEPT_SHORT,
    "friendships": KEPT_SHORT,
    "linkup_invites": "select",
    "linkup_options": "select",
    "linkup_outcomes": "select",
    "linkup_participants": "select",
    "linkups": "select",
    "messages": WRITES,
    "my_friendships": "select",
    "profiles": "select",
    "region_memberships": "select",
    "regions": "select",
    "subscriptions": "select",
    "users": "select",
}
# The columns a person may change, and those of readable tables they may not read.
PERSON_CHANGES = {
    "chat_participants": "last_read_at",
    "friendship_step_backs": "until",
    "friendships": "responded_at status",
    "messages": "deleted_at text",
}
UNREAD = {
    "chats": "deleted_at pair_high_id pair_low_id",
    "contact_exchange_choices": "updated_at",
    "contact_exchanges": "created_at suppressed_reason updated_at",
    "entitlements": "created_at source updated_at",
    "friendships": "responded_at status stepped_back_at stepped_back_by stepped_back_reason stepped_back_until",
    "linkup_invites": (
        "closed_at correlation_id created_at explainability idempotency_key response_message_sid split_asked_at "
        "updated_at wave"
    ),
    "linkup_options": "created_at last_change_at quorum_since updated_at",
    "linkup_outcomes": (
        "contested_at feedback feedback_ciphertext feedback_iv feedback_tag key_version listed next_prompt_at prompts "
        "steps_done updated_at"
    ),
    "linkup_participants": "created_at here_at joined_at late_minutes left_at status updated_at",
    "linkups": (
        "brief broadcasting_started_at canceled_reason completed_at correlation_id created_at initiator_user_id "
        "key_version linkup_create_key lock_version locked_at next_wave_at notes_ciphertext notes_iv notes_tag "
        "replacement_asked_at replacement_over_at replacement_until settles_at split_looked_at updated_at waves_sent"
    ),
    "profiles": "interview last_interview_step low_confidence stale_at updated_at",
    "regions": "created_at geometry opened_at paused_at rules updated_at venues",
    "subscriptions": "created_at fetched_at last_stripe_event_id stripe_status stripe_subscription_id updated_at",
    "users": (
        "age_consent auth_user_id deleted_at erased_at phone_hash phone_id privacy_consent sms_consent suspended_at "
        "terms_consent updated_at zip_changed_at"
    ),
}
# What policies ask about the caller; nothing else of ours can be called by a signed-in person.
POLICY_FUNCTIONS = {"my_blocked", "my_chats", "my_friendships", "my_linkups", "my_places", "my_user_id"}

VIEWS = {"my_friendships"}
