"""Strangers at the door: wrong passwords, forged addresses, foreign scripts."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from magazine.protection import client_address
from tests.factories import EditorFactory

pytestmark = pytest.mark.django_db


def log_in(client: Client, username: str, password: str, **headers: str) -> int:
    answer = client.post(
        reverse("wagtailadmin_login"),
        {"username": username, "password": password},
        headers=headers,
    )
    return answer.status_code


@pytest.fixture
def editor(settings):
    settings.AXES_ENABLED = True
    return EditorFactory(username="ottoline")


def test_the_right_password_opens(client, editor):
    assert log_in(client, "ottoline", "secret") == 302


def test_wrong_passwords_close_the_door_even_to_the_right_one(client, editor):
    tries = [log_in(client, "ottoline", "wrong") for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert tries == [200, 200, 200, 200, 429]
    assert log_in(client, "ottoline", "secret") == 429


def test_the_door_opens_again_after_a_while(client, editor, time_machine):
    closed_at = timezone.now()
    time_machine.move_to(closed_at, tick=False)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        log_in(client, "ottoline", "wrong")
    time_machine.move_to(closed_at + settings.AXES_COOLOFF_TIME + timedelta(seconds=1))
    assert log_in(client, "ottoline", "secret") == 302


def test_somebody_elsewhere_is_not_locked_out(client, editor):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        log_in(client, "ottoline", "wrong", x_forwarded_for="203.0.113.9")
    assert log_in(client, "ottoline", "secret", x_forwarded_for="198.51.100.7") == 302


def test_a_forged_address_in_front_of_the_real_one_does_not_help(rf):
    request = rf.get("/", headers={"x-forwarded-for": "10.0.0.1, 203.0.113.9"})
    assert client_address(request) == "203.0.113.9"


def test_without_a_proxy_forwarded_addresses_are_not_believed(rf, settings):
    settings.BEHIND_TLS_PROXY = False
    request = rf.get("/", headers={"x-forwarded-for": "10.0.0.1"}, REMOTE_ADDR="203.0.113.9")
    assert client_address(request) == "203.0.113.9"


def test_readers_get_no_inline_script_and_nothing_from_elsewhere(client, site):
    policy = client.get("/no-such-page/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_desk_gets_wagtails_inline_scripts_but_no_eval(as_editor):
    policy = as_editor.get("/admin/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "unsafe-eval" not in policy
