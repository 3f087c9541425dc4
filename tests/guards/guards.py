"""Guards that nothing is lost or doubled without, each with what takes it away and the test that must turn red then.

A guard that nobody would miss is not one: `python -m tests.guards` plants each of these bugs, one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard: in `file`, `code` is what guards, and `bug` stands in its place once it is gone."""

    name: str
    file: str
    code: str
    bug: str
    test: str


GUARDS: Final = (
    Guard(
        "the same text is stored once",
        "sql/migrations/20261121000005_messages_and_jobs.sql",
        "constraint sms_messages_twilio_sid_uniq unique (twilio_message_sid)",
        "constraint sms_messages_twilio_sid_uniq unique (twilio_message_sid, arrival_seq)",
        "tests/messaging/test_receiving.py::test_copies_over_two_connections_are_one_row",
    ),
    Guard(
        "a copy of a text is no error",
        "sql/queries/inbox.sql",
        "on conflict (twilio_message_sid) do nothing\n",
        "",
        "tests/messaging/test_receiving.py::test_fifty_copies_in_one_flush_are_one_row",
    ),
    Guard(
        "nobody is rung before the commit",
        "engine/messaging/receiving.py",
        "            new = self._store(texts)\n",
        "            self._doorbell.ring(Lane.TURNS)\n            new = self._store(texts)\n",
        "tests/messaging/test_receiving.py::test_the_bell_rings_after_the_commit",
    ),
    Guard(
        "the disk has a spooled text before its 200",
        "engine/messaging/spool.py",
        "            _write_whole(self._file, lines)\n            os.fsync(self._file)\n",
        "            _write_whole(self._file, lines)\n",
        "tests/messaging/test_spool.py::test_the_disk_has_a_text_before_it_is_acknowledged",
    ),
    Guard(
        "spools of the dead are emptied in their order",
        "engine/messaging/held_files.py",
        'for path in sorted(folder.glob(f"*{suffix}")):',
        'for path in sorted(folder.glob(f"*{suffix}"), reverse=True):',
        "tests/messaging/test_spool.py::test_files_of_the_dead_are_adopted_oldest_first_and_of_the_living_never",
    ),
    Guard(
        "a spool is left to the living",
        "engine/messaging/held_files.py",
        "            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
        "",
        "tests/messaging/test_spool.py::test_files_of_the_dead_are_adopted_oldest_first_and_of_the_living_never",
    ),
    Guard(
        "one worker at a time has a number",
        "sql/queries/inbox.sql",
        "limit %(batch)s\nfor no key update of p skip locked;",
        "limit %(batch)s;",
        "tests/messaging/test_turns.py::test_a_number_somebody_else_holds_is_passed_over",
    ),
    Guard(
        "a turn decided on an old state does not commit",
        "sql/migrations/20261121000004_phones_and_people.sql",
        "where p.id = d.phone_id and p.turn_no = d.turn_no;",
        "where p.id = d.phone_id;",
        "tests/messaging/test_turns.py::test_a_stale_turn_cannot_win",
    ),
    Guard(
        "what a later text overtook is not said any more",
        "router/decide.py",
        "    if happening.expected_turn in {None, turn.snapshot.turn_no}:\n",
        "    if happening is not None:\n",
        "tests/router/test_events.py::test_an_event_waits_for_its_turn",
    ),
    Guard(
        "a try is counted before it is made",
        "router/turn.py",
        "            _count(conn, loaded[0].row, 1)\n",
        "",
        "tests/messaging/test_poison.py::test_a_text_that_kills_its_worker_is_parked_untried",
    ),
    Guard(
        "the same decision is one text",
        "sql/queries/outbox.sql",
        "order by t.place\non conflict (idempotency_key) do nothing;",
        "order by t.place;",
        "tests/messaging/test_enqueueing.py::test_the_same_decision_is_one_text",
    ),
    Guard(
        "one sender at a time has a text",
        "sql/queries/outbox.sql",
        "    for no key update of j, p skip locked\n",
        "",
        "tests/messaging/test_claiming.py::test_two_senders_never_take_the_same_text",
    ),
    Guard(
        "nobody is texted over an unread text",
        "sql/queries/outbox.sql",
        "m.phone_id = j.phone_id and m.direction = 'in' and m.processed_at is null and m.parked_at is null",
        "false",
        "tests/messaging/test_claiming.py::test_nobody_is_texted_over_their_unread_text",
    ),
    Guard(
        "a STOP between claim and call still wins",
        "engine/messaging/claiming.py",
        "people.opted_out_now(conn, bound) if bound else frozenset()",
        "frozenset()",
        "tests/messaging/test_claiming.py::test_a_stop_between_claim_and_call_still_wins",
    ),
    Guard(
        "nothing is sent after its deadline",
        "engine/domain/dispatch.py",
        "if facts.not_after is not None and now >= facts.not_after:",
        "if facts.not_after is None:",
        "tests/domain/test_dispatch.py::test_verdicts",
    ),
    Guard(
        "nothing is sent at night",
        "engine/domain/dispatch.py",
        "    if allowed > now:\n",
        "    if allowed < now:\n",
        "tests/domain/test_dispatch.py::test_verdicts",
    ),
    Guard(
        "one text a second to a phone",
        "engine/domain/dispatch.py",
        "    if paced > now:\n",
        "    if paced < now:\n",
        "tests/messaging/test_claiming.py::test_one_text_a_second",
    ),
    Guard(
        "a result counts under its lease only",
        "sql/queries/sends.sql",
        "      j.lease_token = a.lease_token or j.status = 'unknown'\n",
        "      true\n",
        "tests/messaging/test_results.py::test_a_result_counts_only_under_its_lease",
    ),
    Guard(
        "what a dead sender had is in doubt, not due",
        "sql/queries/sends.sql",
        "set status = 'unknown', lease_token = null, lease_until = null, last_error = 'lease_lapsed'",
        "set status = 'pending', lease_token = null, lease_until = null, last_error = 'lease_lapsed'",
        "tests/messaging/test_claiming.py::test_a_dead_senders_text_is_unknown_never_pending",
    ),
    Guard(
        "leases of dead senders end",
        "engine/sweeps/recover_outbound.py",
        "    lapsed = in_batches(means, lambda conn, batch: sends.lapse_leases(conn, now=now, batch=batch))\n",
        "    lapsed = in_batches(means, lambda conn, batch: 0)\n",
        "tests/sweeps/test_recover.py::test_a_lapsed_lease_makes_the_send_unknown",
    ),
    Guard(
        "marks of another boot prove nothing",
        "engine/messaging/call_marks.py",
        "if boot.strip() and content.startswith(boot):",
        "if content:",
        "tests/messaging/test_call_marks.py::test_another_boot_proves_nothing",
    ),
    Guard(
        "one listed text settles one send",
        "engine/sweeps/matching.py",
        "pairs[send.job_id] = free.pop(nearest.sid)",
        "pairs[send.job_id] = free[nearest.sid]",
        "tests/sweeps/test_matching.py::test_sends_and_texts_are_paired",
    ),
    Guard(
        "a text that has its message proves no other send",
        "engine/sweeps/settling.py",
        "free = [text for text in listed if text.sid not in bound]",
        "free = list(listed) if bound is not None else []",
        "tests/sweeps/test_delivery_status.py::test_a_bound_text_settles_nobody_else",
    ),
    Guard(
        "missing once proves nothing",
        "engine/sweeps/settling.py",
        "elif send.absent_since is None:",
        "elif send.absent_since == now:",
        "tests/sweeps/test_delivery_status.py::test_missing_once_proves_nothing",
    ),
    Guard(
        "a status never goes backwards",
        "engine/domain/delivery.py",
        "return max(current, incoming, key=_RANK.__getitem__)",
        "return incoming",
        "tests/messaging/test_callbacks.py::test_any_order_ends_alike",
    ),
    Guard(
        "one wave at a time asks for a LinkUp",
        "sql/queries/invites.sql",
        "order by l.id for no key update skip locked;",
        "order by l.id;",
        "tests/linkups/test_waves.py::test_a_linkup_that_somebody_holds_is_passed_over",
    ),
)

# From here on it is the crash points and the carrier's faults that miss the guard: nobody wrote a test about it.
BY_HARNESS: Final = (
    Guard(
        "what died before its 200 may come again",
        "sql/queries/inbox.sql",
        "on conflict (twilio_message_sid) do nothing\n",
        "",
        "tests/crash/test_dying_texting.py::test_dying[answer]",
    ),
    Guard(
        "who died while calling may have sent",
        "sql/queries/sends.sql",
        "set status = 'unknown', lease_token = null, lease_until = null, last_error = 'sender_died'",
        "set status = 'pending', lease_token = null, lease_until = null, last_error = 'sender_died'",
        "tests/crash/test_dying_texting.py::test_dying[answer]",
    ),
    Guard(
        "a call is marked before it leaves",
        "engine/messaging/twilio_client.py",
        "        _leaving.get()()\n",
        "",
        "tests/crash/test_dying_texting.py::test_dying[answer]",
    ),
    Guard(
        "a batch that fails is taken apart",
        "router/turn.py",
        "                taken = self._take_each_alone(conn, phones)\n",
        "                taken = 0\n",
        "tests/crash/test_dying_trouble.py::test_dying[trouble]",
    ),
    Guard(
        "texts under a key we lack wait for it",
        "router/turn.py",
        "                self._pause(conn, error)\n                return False\n",
        "                raise error from None\n",
        "tests/crash/test_dying_trouble.py::test_dying[keys]",
    ),
    Guard(
        "an answer that breaks off proves nothing",
        "engine/messaging/twilio_client.py",
        "            return Ambiguous(type(error).__name__)\n",
        "            return NotSent(type(error).__name__)\n",
        "tests/crash/test_faults.py::test_a_fault_loses_and_doubles_nothing[accept_then_timeout-talking]",
    ),
    Guard(
        "an answer of 500 proves nothing",
        "engine/messaging/twilio_client.py",
        '                return Ambiguous("carrier_fault", error.status, code)\n',
        '                return NotSent("carrier_fault")\n',
        "tests/crash/test_faults.py::test_a_fault_loses_and_doubles_nothing[http_500_after_accept-talking]",
    ),
    Guard(
        "the carrier's list settles what is in doubt",
        "engine/sweeps/settling.py",
        "    if text is not None:\n        writes.found",
        "    if text is not None and text.sid in words:\n        writes.found",
        "tests/crash/test_dying_trouble.py::test_dying[doubt]",
    ),
    Guard(
        "an invite is not repeated in doubt",
        "engine/sweeps/settling.py",
        "elif send.may_repeat and (send.not_after",
        "elif (send.not_after",
        "tests/crash/test_faults.py::test_a_fault_loses_and_doubles_nothing[timeout_before_accept-inviting]",
    ),
    Guard(
        "what stays uncertain is shown",
        "engine/sweeps/settling.py",
        'writes.alerts.append(Alert(new_id(), "send_uncertain"',
        'str(Alert(new_id(), "send_uncertain"',
        "tests/crash/test_faults.py::test_a_fault_loses_and_doubles_nothing[http_503-inviting]",
    ),
    Guard(
        "a 429 is tried again",
        "engine/messaging/results.py",
        '            state, backoff = "pending", _backoff(sent)\n',
        "            backoff = _backoff(sent)\n",
        "tests/crash/test_faults.py::test_a_fault_loses_and_doubles_nothing[rate_limit_429-talking]",
    ),
)

CI_SIZED: Final = frozenset({"a STOP between claim and call still wins", "nothing is sent at night"})
"""Planted in every run of the tests, to show that planting works; all of them in `make guards`, and so in CI."""
