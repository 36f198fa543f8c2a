"""Who wants to know is told of what happens at its hour: signed, at least once, and visibly."""

import hmac
import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from magazine import due
from magazine.clock import rehearsing
from magazine.notices.addresses import Refused, check_written, looked_up
from magazine.notices.delivering import MOST_ATTEMPTS
from magazine.notices.models import Event, Means, Notice, Receiver, State
from tests.factories import EditorFactory, ModeratorFactory, ProductFactory, TrendArticleFactory

THEN = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Hook(BaseHTTPRequestHandler):
    """Takes webhooks, keeps them, and answers as it is told to."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((self.path, dict(self.headers), body))
        self.send_response(self.server.answers)
        self.send_header("Content-Length", "0")
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture
def hook(settings):
    """A program that takes webhooks, on this machine."""
    settings.NOTICES_MAY_STAY_INSIDE = True
    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        server.taken, server.answers = [], 204
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def receiver(hook, db):
    url = f"http://127.0.0.1:{hook.server_port}/hooks/reticule?of=ours"
    return Receiver.objects.create(name="The shop", means=Means.WEBHOOK, url=url)


@pytest.fixture
def clock():
    with time_machine.travel(THEN - 60 * MINUTE, tick=False) as travelling:
        yield travelling


def story(**instants):
    page = TrendArticleFactory(title="The tiny purse", live=False)
    page.go_live_at, page.expire_at = instants.get("go_live_at", THEN), instants.get("expire_at")
    page.save_revision().publish()
    return page


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("site")
class TestAWebhook:
    def test_tells_what_went_live_and_when_it_was_meant_to(self, clock, hook, receiver):
        page = story()
        clock.move_to(THEN + 5 * MINUTE)
        due.catch_up(THEN + 5 * MINUTE)

        [(path, _headers, body)] = hook.taken
        assert path == "/hooks/reticule?of=ours"
        assert json.loads(body) == {
            "type": "published",
            "timestamp": (THEN + 5 * MINUTE).isoformat(),
            "data": {
                "thing": "magazine.trendarticle",
                "id": page.pk,
                "title": "The tiny purse",
                "url": page.full_url,
                "meant_for": THEN.isoformat(),
            },
        }
        assert Notice.objects.get().state == State.DELIVERED

    def test_is_signed_as_standard_webhooks_are(self, clock, hook, receiver):
        story()
        clock.move_to(THEN)
        due.catch_up(THEN)

        [(_path, headers, body)] = hook.taken
        reference, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
        assert reference == str(Notice.objects.get().reference)
        assert int(timestamp) == int(THEN.timestamp())
        key = b64decode(receiver.secret.removeprefix("whsec_"))
        signed = b".".join([reference.encode(), timestamp.encode(), body])
        right = b64encode(hmac.new(key, signed, sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{right}"

    def test_tells_of_products_and_of_what_goes_off_the_site(self, clock, hook, receiver):
        ProductFactory(live=False, go_live_at=THEN).save_revision().publish()
        story(go_live_at=None, expire_at=THEN + MINUTE)
        for at in (THEN, THEN + MINUTE):
            clock.move_to(at)
            due.catch_up(at)
        told = [json.loads(body) for _path, _headers, body in hook.taken]
        assert [(one["type"], one["data"]["thing"]) for one in told] == [
            ("published", "catalog.product"),
            ("expired", "magazine.trendarticle"),
        ]

    def test_that_is_not_taken_is_tried_again_after_a_growing_rest(self, clock, hook, receiver):
        hook.answers = 500
        story()
        sent = []
        for minute in range(16):
            clock.move_to(THEN + minute * MINUTE)
            due.catch_up(THEN + minute * MINUTE)
            sent.append(len(hook.taken))
        # At once, and 1, 2, 4, 8 minutes after each other.
        assert sent == [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5]
        assert len({headers["webhook-id"] for _path, headers, _body in hook.taken}) == 1
        notice = Notice.objects.get()
        assert (notice.state, notice.attempts) == (State.WAITING, 5)
        assert notice.error == "127.0.0.1 answered 500."

        hook.answers = 200
        clock.move_to(THEN + 60 * MINUTE)
        due.catch_up(THEN + 60 * MINUTE)
        notice.refresh_from_db()
        assert (notice.state, notice.error, notice.send_at) == (State.DELIVERED, "", None)
        assert due.next_outstanding() is None

    def test_is_given_up_in_the_end_and_takes_nothing_from_the_story(
        self, clock, hook, receiver, client
    ):
        hook.answers = 410
        page = story()
        at = THEN
        for _ in range(MOST_ATTEMPTS + 2):
            clock.move_to(at)
            assert client.get(page.url).status_code == 200
            at += timedelta(days=1)
        notice = Notice.objects.get()
        assert (notice.state, notice.attempts, notice.send_at) == (
            State.FAILED,
            MOST_ATTEMPTS,
            None,
        )
        assert len(hook.taken) == MOST_ATTEMPTS

    def test_follows_no_redirect(self, clock, hook, receiver):
        hook.answers = 302
        story()
        clock.move_to(THEN)
        due.catch_up(THEN)
        assert Notice.objects.get().error == "127.0.0.1 answered 302."

    def test_whose_sender_died_before_it_was_sent_goes_out_with_the_next_look(
        self, clock, hook, receiver
    ):
        # The publishing was committed; then nothing more happened.
        Notice.objects.create(
            receiver=receiver,
            event=Event.PUBLISHED,
            thing="magazine.trendarticle 7",
            title="The tiny purse",
            meant_for=THEN,
            done_at=THEN,
            send_at=THEN,
        )
        clock.move_to(THEN)
        due.catch_up(THEN)
        assert len(hook.taken) == 1

    def test_is_not_sent_of_a_rehearsal_or_to_who_wants_none(self, clock, hook, receiver):
        story()
        with transaction.atomic(), rehearsing(THEN):
            due.rehearse(THEN)
            assert not Notice.objects.exists()
            transaction.set_rollback(True)
        receiver.active = False
        receiver.save()
        clock.move_to(THEN)
        due.catch_up(THEN)
        assert (hook.taken, Notice.objects.count()) == ([], 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("site")
def test_an_e_mail_names_what_went_live_and_when(clock):
    Receiver.objects.create(name="The desk", means=Means.EMAIL, email="desk@example.org")
    page = story()
    clock.move_to(THEN)
    due.catch_up(THEN)

    [letter] = mail.outbox
    assert letter.subject == "Went live: The tiny purse"
    assert letter.to == ["desk@example.org"]
    assert page.full_url in letter.body
    # The instant the clocks go forward in Paris.
    assert "29 March 2026, 03:00:00 CEST" in letter.body


class TestAnAddress:
    @pytest.mark.parametrize(
        "url",
        [
            "http://hooks.example/",
            "ftp://hooks.example/",
            "https://somebody:secret@hooks.example/",
            "https://127.0.0.1/",
            "https://10.1.2.3/",
            "https://169.254.169.254/latest/meta-data/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[fd00::1]/",
            "https://0.0.0.0/",
            "https://100.64.0.1/",
            "https://hooks.example:port/",
            "https://",
            "/hooks",
        ],
    )
    def test_that_does_not_lead_out_by_https_is_refused(self, url):
        with pytest.raises(Refused):
            check_written(url)

    @pytest.mark.parametrize("name", ["localhost", "localhost.localdomain", "2130706433"])
    def test_whose_name_leads_inside_is_refused_when_it_is_called(self, name):
        with pytest.raises(Refused):
            looked_up(f"https://{name}/")

    def test_is_called_by_the_number_that_was_checked(self, monkeypatch):
        answers = [(2, 1, 6, "", ("93.184.215.14", 443))]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_kwargs: answers)
        target = looked_up("https://hooks.example/in?of=ours")
        assert target == ("https", "hooks.example", 443, "/in?of=ours", "93.184.215.14")

    def test_with_one_number_inside_among_its_numbers_is_refused(self, monkeypatch):
        answers = [(2, 1, 6, "", (number, 443)) for number in ("93.184.215.14", "10.0.0.1")]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_kwargs: answers)
        with pytest.raises(Refused, match=r"10\.0\.0\.1"):
            looked_up("https://hooks.example/")

    @pytest.mark.parametrize(
        ("given", "field"),
        [
            ({"means": Means.WEBHOOK, "url": "http://hooks.example/"}, "url"),
            ({"means": Means.WEBHOOK, "url": ""}, "url"),
            ({"means": Means.EMAIL, "email": ""}, "email"),
            ({"means": Means.EMAIL, "email": "a@b.example", "url": "https://b.example"}, "url"),
        ],
    )
    def test_that_is_wrong_is_named_by_its_field(self, given, field):
        with pytest.raises(ValidationError) as refused:
            Receiver(name="Somebody", **given).clean()
        assert field in refused.value.message_dict


@pytest.mark.django_db(transaction=True)
class TestTheDesk:
    @pytest.fixture
    def failed(self, receiver):
        return Notice.objects.create(
            receiver=receiver,
            event=Event.PUBLISHED,
            thing="magazine.trendarticle 7",
            title="The tiny purse",
            meant_for=THEN,
            done_at=THEN,
            state=State.FAILED,
            attempts=MOST_ATTEMPTS,
            error="127.0.0.1 answered 500.",
        )

    def test_sees_what_was_told_and_what_went_wrong(self, failed, as_editor):
        shown = as_editor.get(reverse("notices:index")).content.decode()
        assert "Went live: The tiny purse" in shown
        assert "127.0.0.1 answered 500." in shown
        assert "Given up" in shown

    def test_tries_again_what_was_given_up(self, failed, hook, as_moderator):
        listed = as_moderator.get(reverse("notices:index")).content.decode()
        address = reverse("notices:send_again", args=[failed.pk])
        assert address in listed
        assert "Tell The shop once more?" in as_moderator.get(address).content.decode()
        assert hook.taken == []
        answer = as_moderator.post(address, follow=True)
        assert "The shop has been told." in answer.content.decode()
        assert len(hook.taken) == 1
        failed.refresh_from_db()
        assert failed.state == State.DELIVERED

    def test_is_told_why_it_failed_again(self, failed, hook, as_moderator):
        hook.answers = 503
        answer = as_moderator.post(reverse("notices:send_again", args=[failed.pk]), follow=True)
        assert "could not be told: 127.0.0.1 answered 503." in answer.content.decode()
        failed.refresh_from_db()
        assert failed.state == State.WAITING

    def test_of_an_editor_sends_nothing_again_and_changes_no_receiver(
        self, failed, receiver, hook, as_editor
    ):
        for address in (
            reverse("notices:send_again", args=[failed.pk]),
            reverse("notice_receivers:edit", args=[receiver.pk]),
            reverse("notice_receivers:inspect", args=[receiver.pk]),
        ):
            answer = as_editor.post(address, follow=True)
            assert receiver.secret not in answer.content.decode()
        assert hook.taken == []
        failed.refresh_from_db()
        assert failed.state == State.FAILED

    def test_of_a_moderator_names_a_receiver_and_reads_its_secret(self, settings, as_moderator):
        settings.NOTICES_MAY_STAY_INSIDE = False
        form = {"name": "The shop", "means": "webhook", "url": "https://127.0.0.1/", "email": ""}
        add = reverse("notice_receivers:add")
        refused = as_moderator.post(add, form).content.decode()
        assert "127.0.0.1 is inside a network" in refused
        as_moderator.post(add, {**form, "url": "https://hooks.example/", "active": "on"})
        made = Receiver.objects.get()
        shown = as_moderator.get(reverse("notice_receivers:inspect", args=[made.pk]))
        assert made.secret in shown.content.decode()

    def test_lists_of_both_are_there_before_anything_is(self, log_in, db):
        for user in (EditorFactory(), ModeratorFactory()):
            assert log_in(user).get(reverse("notices:index")).status_code == 200
