"""What the four seeds name: every table, column, enumeration, uniqueness and index, copied from them by hand.

A renamed column must fail a test, so nothing here is computed.
"""

from __future__ import annotations

from typing import Final

COLUMNS: Final = {
    "users": (
        "id phone_e164 phone_hash first_name last_name birthday email state sms_consent age_consent terms_consent "
        "privacy_consent region_id suspended_at deleted_at created_at updated_at"
    ),
    "otp_sessions": "id user_id otp_hash expires_at verified_at attempts created_at updated_at",
    "regions": "id slug display_name state geometry rules created_at updated_at",
    "region_memberships": "id user_id region_id status joined_at released_at created_at updated_at",
    "conversation_sessions": "id user_id mode state_token expires_at last_inbound_message_sid created_at updated_at",
    "sms_messages": (
        "id user_id direction from_e164 to_e164 twilio_message_sid body_ciphertext body_iv body_tag key_version "
        "media_count status last_status_at correlation_id created_at updated_at"
    ),
    "sms_outbound_jobs": (
        "id user_id to_e164 body_ciphertext body_iv body_tag key_version purpose status twilio_message_sid attempts "
        "last_error correlation_id idempotency_key created_at updated_at"
    ),
    "message_events": "id user_id event_type payload correlation_id created_at",
    "profiles": (
        "id user_id state fingerprint activity_patterns boundaries preferences active_intent last_interview_step "
        "completed_at stale_at created_at updated_at"
    ),
    "profile_events": "id user_id event_type source payload idempotency_key correlation_id created_at",
    "linkups": (
        "id initiator_user_id region_id state brief acceptance_window_ends_at event_time venue min_size max_size "
        "lock_version locked_at canceled_reason correlation_id linkup_create_key created_at updated_at"
    ),
    "linkup_invites": (
        "id linkup_id invited_user_id state offered_options selected_option sent_at responded_at expires_at closed_at "
        "response_message_sid idempotency_key explainability created_at updated_at"
    ),
    "linkup_participants": "id linkup_id user_id role status joined_at left_at created_at updated_at",
    "linkup_reminders": "id linkup_id reminder_type scheduled_for sent_at status idempotency_key created_at updated_at",
    "linkup_outcomes": "id linkup_id user_id attendance_response do_again feedback created_at updated_at",
    "contact_exchange_choices": "id linkup_id chooser_user_id target_user_id choice created_at updated_at",
    "contact_exchanges": "id linkup_id user_a_id user_b_id revealed_at created_at updated_at",
    "stripe_customers": "id user_id stripe_customer_id created_at updated_at",
    "subscriptions": (
        "id user_id stripe_subscription_id state current_period_end cancel_at_period_end grace_until "
        "last_stripe_event_id created_at updated_at"
    ),
    "entitlements": (
        "id user_id eligible_to_participate eligible_to_initiate source effective_at expires_at created_at updated_at"
    ),
    "stripe_events": "id stripe_event_id event_type payload received_at processed_at processing_error",
    "safety_holds": ("id user_id state reason applied_at expires_at cleared_at applied_by_admin created_at updated_at"),
    "safety_incidents": (
        "id user_id reporter_user_id reporter_phone_hash incident_type severity details status created_at updated_at"
    ),
    "safety_reports": (
        "id reporter_user_id reported_user_id reporter_phone_hash report_type details status created_at updated_at"
    ),
    "user_blocks": "id blocker_user_id blocked_user_id created_at",
    "user_strikes": "id user_id strike_type points reason window_start window_end created_at",
    "admin_users": "id email role created_at updated_at",
    "admin_audit_log": "id admin_user_id action target_type target_id reason payload created_at",
    "domain_events": (
        "id entity_type entity_id event_type from_state to_state idempotency_key correlation_id payload created_at"
    ),
    "magic_links": "id user_id token_hash purpose linkup_id expires_at consumed_at created_at",
    "connections": "id user_id peer_id created_at",
    "friendships": (
        "id requester_id addressee_id status responded_at created_at stepped_back_by stepped_back_at "
        "stepped_back_until stepped_back_reason"
    ),
    "chats": "id type event_id created_at updated_at deleted_at",
    "chat_participants": "chat_id user_id joined_at last_read_at left_at",
    "messages": "id chat_id sender_id text attachment_url created_at edited_at deleted_at",
}
ENUMS: Final = {
    "user_state": "unverified verified interviewing active suspended deleted",
    "profile_state": "empty partial complete_mvp complete_full stale",
    "conversation_mode": "idle interviewing linkup_forming awaiting_invite_reply safety_hold",
    "linkup_state": "draft broadcasting locked completed expired canceled",
    "invite_state": "pending accepted declined expired closed",
    "subscription_state": "none trialing active past_due canceled unpaid",
    "safety_hold_state": "none soft_hold hard_hold",
    "region_state": "open waitlisted closed",
    "chat_type": "event_authors approved_group direct",
}
# Values the seeds allow by a check: table and column → values. Ours may have more.
CHECKED: Final = {
    ("region_memberships", "status"): "active waitlisted",
    ("sms_messages", "direction"): "in out",
    ("sms_outbound_jobs", "status"): "pending sent failed",
    ("linkup_participants", "role"): "initiator participant",
    ("linkup_participants", "status"): "confirmed canceled no_show attended",
    ("linkup_reminders", "status"): "pending sent failed",
    ("linkup_outcomes", "attendance_response"): "attended no_show unsure",
    ("safety_incidents", "status"): "open reviewing resolved",
    ("safety_reports", "status"): "open reviewing resolved",
    ("admin_users", "role"): "support ops engineering",
    ("friendships", "status"): "pending accepted declined",
}
# Name of the seed's unique constraint or unique index → table and columns, where the form that works has other ones.
UNIQUE: Final = {
    "users_phone_hash_uniq": "users phone_hash",
    "users_phone_e164_uniq": "users phone_e164",
    "otp_one_active_per_user": "otp_sessions user_id",
    "regions_slug_uniq": "regions slug",
    "region_membership_one_active": "region_memberships user_id",
    "conversation_one_per_user": "conversation_sessions user_id",
    "sms_messages_twilio_sid_uniq": "sms_messages twilio_message_sid",
    "sms_outbound_idem_uniq": "sms_outbound_jobs idempotency_key",
    "profiles_user_uniq": "profiles user_id",
    "profile_events_idem_uniq": "profile_events idempotency_key",
    "linkups_create_key_uniq": "linkups linkup_create_key",
    "linkup_invites_once": "linkup_invites linkup_id invited_user_id",
    "linkup_invites_idem_uniq": "linkup_invites idempotency_key",
    "linkup_participants_once": "linkup_participants linkup_id user_id",
    "linkup_reminders_idem_uniq": "linkup_reminders idempotency_key",
    "linkup_outcomes_once": "linkup_outcomes linkup_id user_id",
    "contact_choice_once": "contact_exchange_choices linkup_id chooser_user_id target_user_id",
    "contact_exchange_pair_once": "contact_exchanges linkup_id user_a_id user_b_id",
    "stripe_customers_user_uniq": "stripe_customers user_id",
    "stripe_customers_cust_uniq": "stripe_customers stripe_customer_id",
    "subscriptions_user_uniq": "subscriptions user_id",
    "entitlements_user_uniq": "entitlements user_id",
    "stripe_events_event_uniq": "stripe_events stripe_event_id",
    "safety_holds_user_uniq": "safety_holds phone_id",  # history is kept and follows the number, so: per open hold
    "user_blocks_once": "user_blocks blocker_user_id blocked_user_id",
    "admin_users_email_uniq": "admin_users email",
    "domain_events_idem_uniq": "domain_events idempotency_key",
    "magic_links_token_uniq": "magic_links token_hash",
    "ux_connections_pair": "connections user_id peer_id",
    "friendships_once": "friendships requester_id addressee_id",
    "chat_participants_uniq": "chat_participants chat_id user_id",
}
# Name of the seed's index → table and the columns it was made for.
INDEXES: Final = {
    "users_region_idx": "users region_id",
    "users_state_idx": "users state",
    "otp_sessions_user_idx": "otp_sessions user_id",
    "otp_sessions_expires_idx": "otp_sessions expires_at",
    "regions_state_idx": "regions state",
    "region_memberships_region_idx": "region_memberships region_id",
    "region_memberships_user_idx": "region_memberships user_id",
    "conversation_sessions_mode_idx": "conversation_sessions mode",
    "sms_messages_user_idx": "sms_messages user_id",
    "sms_messages_created_idx": "sms_messages created_at",
    "sms_outbound_jobs_status_idx": "sms_outbound_jobs status",
    "sms_outbound_jobs_user_idx": "sms_outbound_jobs user_id",
    "message_events_user_idx": "message_events user_id",
    "message_events_type_idx": "message_events event_type",
    "message_events_created_idx": "message_events created_at",
    "profiles_state_idx": "profiles state",
    "profiles_user_idx": "profiles user_id",
    "profile_events_user_idx": "profile_events user_id",
    "profile_events_type_idx": "profile_events event_type",
    "linkups_region_state_idx": "linkups region_id state",
    "linkups_initiator_idx": "linkups initiator_user_id",
    "linkups_window_idx": "linkups acceptance_window_ends_at",
    "linkups_state_window_idx": "linkups state acceptance_window_ends_at",
    "linkup_invites_user_state_idx": "linkup_invites invited_user_id state",
    "linkup_invites_linkup_idx": "linkup_invites linkup_id",
    "invites_linkup_state_idx": "linkup_invites linkup_id state",
    "linkup_participants_linkup_idx": "linkup_participants linkup_id",
    "linkup_participants_user_idx": "linkup_participants user_id",
    "participants_linkup_status_idx": "linkup_participants linkup_id status",
    "linkup_reminders_sched_idx": "linkup_reminders scheduled_for",
    "linkup_outcomes_linkup_idx": "linkup_outcomes linkup_id",
    "contact_choices_chooser_idx": "contact_exchange_choices chooser_user_id",
    "subscriptions_state_idx": "subscriptions state",
    "entitlements_participate_idx": "entitlements eligible_to_participate",
    "stripe_events_type_idx": "stripe_events event_type",
    "safety_holds_state_idx": "safety_holds state",
    "safety_incidents_status_idx": "safety_incidents status",
    "safety_incidents_user_idx": "safety_incidents user_id",
    "safety_reports_status_idx": "safety_reports status",
    "user_strikes_user_idx": "user_strikes user_id",
    "admin_audit_action_idx": "admin_audit_log action",
    "admin_audit_target_idx": "admin_audit_log target_type target_id",
    "domain_events_entity_idx": "domain_events entity_type entity_id",
    "domain_events_created_idx": "domain_events created_at",
    "magic_links_user_idx": "magic_links user_id",
    "magic_links_expires_idx": "magic_links expires_at",
    "ix_connections_user": "connections user_id",
    "ix_connections_peer": "connections peer_id",
    "chats_event_idx": "chats event_id",
    "chat_participants_user_idx": "chat_participants user_id",
    "messages_chat_created_idx": "messages chat_id created_at",
    "messages_sender_idx": "messages sender_id",
}
# These would be prefixes of others, which serve their purpose.
SERVED_BY: Final = {
    "profiles_user_idx": "profiles_user_uniq",
    "linkup_invites_linkup_idx": "linkup_invites_once",
    "linkup_participants_linkup_idx": "linkup_participants_once",
    "linkup_outcomes_linkup_idx": "linkup_outcomes_once",
    "ix_connections_user": "ux_connections_pair",
}
