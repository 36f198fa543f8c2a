"""Notices that have not arrived, among what falls due: sent by whoever looks first."""

from datetime import datetime
from functools import partial

from django.db import models, transaction

from magazine.due import Done, Due, Instants, Source
from magazine.due.locking import hold
from magazine.due.sources import Turn

from .delivering import deliver, rest_after
from .models import Notice, State

SENT = "notice.sent"


class UndeliveredNotices(Source):
    """Each at its first instant, and again after each rest."""

    name = "notice"
    readers_see = False

    def instants(self) -> list[Instants]:
        return [Instants(Notice.objects.all(), "send_at", Turn.FOLLOWS)]

    def perform(self, item: Due, at: datetime) -> Done | None:
        hold(Notice, item.pk)
        notice = Notice.objects.filter(pk=item.pk, state=State.WAITING, send_at__lte=at).first()
        if notice is None:
            return None
        # Whoever is to send it may die of it: then it is due again after the rest.
        notice.attempts += 1
        notice.send_at = at + rest_after(notice.attempts)
        notice.save(update_fields=["attempts", "send_at"])
        transaction.on_commit(partial(deliver.enqueue, notice.pk))
        return Done(notice, SENT, item.at)

    def thing(self, item: Due) -> models.Model | None:
        return None
