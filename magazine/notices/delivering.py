"""Sending one notice, as a task; what does not arrive is tried again after a growing rest."""

import json
from datetime import datetime, timedelta

import certifi
import urllib3
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from .addresses import Refused, Target, looked_up
from .models import Means, Notice, State
from .signing import headers

# A reader's request may be the one that sends it: it does not wait for long.
CONNECT_S, READ_S = 2.0, 3.0
# 1, 2, 4 … minutes: ten attempts reach over eight hours.
FIRST_REST = timedelta(minutes=1)
MOST_ATTEMPTS = 10
LONGEST_ERROR = 300
ARRIVED = range(200, 300)


class NotTaken(Exception):
    """The receiver did not take it; the message says what it said."""


def rest_after(attempts: int) -> timedelta:
    """How long after so many attempts the next one waits."""
    return FIRST_REST * 2 ** (attempts - 1)


@task()
def deliver(pk: int) -> None:
    """Send it, and write down how that went. Sent twice when two look at once; never not at all."""
    notice = Notice.objects.select_related("receiver").filter(pk=pk, state=State.WAITING).first()
    if notice is None:
        return
    try:
        if notice.receiver.means == Means.WEBHOOK:
            _call(notice, timezone.now())
        else:
            _letter(notice).send()
    except (Refused, NotTaken, OSError) as error:
        _did_not_arrive(notice, str(error))
    else:
        notice.state, notice.send_at, notice.error = State.DELIVERED, None, ""
        notice.delivered_at = timezone.now()
        notice.save(update_fields=["state", "send_at", "error", "delivered_at"])


def _did_not_arrive(notice: Notice, why: str) -> None:
    notice.error = why[:LONGEST_ERROR]
    if notice.attempts >= MOST_ATTEMPTS:
        notice.state, notice.send_at = State.FAILED, None
    notice.save(update_fields=["error", "state", "send_at"])


def written(notice: Notice) -> bytes:
    """The webhook's body."""
    kind, number = notice.thing.split()
    told = {
        "type": notice.event,
        "timestamp": notice.done_at.isoformat(),
        "data": {
            "thing": kind,
            "id": int(number),
            "title": notice.title,
            "url": notice.url,
            "meant_for": notice.meant_for.isoformat(),
        },
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _call(notice: Notice, now: datetime) -> None:
    """POST it to the number its name was looked up as; a redirect is not followed."""
    target = looked_up(notice.receiver.url)
    body = written(notice)
    signed = headers(notice.receiver.secret, str(notice.reference), int(now.timestamp()), body)
    host = target.host if target.port in (80, 443) else f"{target.host}:{target.port}"
    try:
        with _pool(target) as pool:
            answer = pool.urlopen(
                "POST",
                target.path,
                body=body,
                headers={"Host": host, "Content-Type": "application/json", **signed},
                redirect=False,
                retries=False,
                preload_content=False,
            )
            answer.close()
    except urllib3.exceptions.TimeoutError as error:
        raise NotTaken(_("%(host)s did not answer in time.") % {"host": target.host}) from error
    except urllib3.exceptions.SSLError as error:
        raise NotTaken(
            _("No secure connection to %(host)s: %(why)s") % {"host": target.host, "why": error}
        ) from error
    except urllib3.exceptions.HTTPError as error:
        raise NotTaken(
            _("%(host)s cannot be reached: %(why)s") % {"host": target.host, "why": error}
        ) from error
    if answer.status not in ARRIVED:
        raise NotTaken(
            _("%(host)s answered %(status)s.") % {"host": target.host, "status": answer.status}
        )


def _pool(target: Target) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=CONNECT_S, read=READ_S)
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(target.number, target.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        target.number,
        target.port,
        timeout=timeout,
        server_hostname=target.host,
        assert_hostname=target.host,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
    )


def _letter(notice: Notice) -> EmailMessage:
    text = render_to_string("notices/letter.txt", {"notice": notice})
    subject, _break, body = text.partition("\n\n")
    return EmailMessage(
        " ".join(subject.split()),
        body,
        to=[notice.receiver.email],
        headers={"X-Reticule-Notice": str(notice.reference)},
    )
