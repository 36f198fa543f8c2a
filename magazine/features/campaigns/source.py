"""Campaigns among what falls due: they go live and end by whoever looks first, once."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from magazine.due import Done, Due, Instants, Source
from magazine.due.locking import hold
from magazine.due.sources import Turn

from .launching import end, go_live, hold_all
from .models import Campaign, Stage

ENDS, STARTS = 0, 1
LAUNCHED = "campaign.started"
ENDED = "campaign.ended"


class Campaigns(Source):
    """Approved ones that start, live ones that end."""

    name = "campaign"

    def instants(self) -> list[Instants]:
        live = Campaign.objects.filter(stage=Stage.LIVE)
        approved = Campaign.objects.filter(stage=Stage.APPROVED)
        return [
            Instants(live, "ends_at", Turn.GOES),
            Instants(approved, "starts_at", Turn.FOLLOWS),
        ]

    def perform(self, item: Due, at: datetime) -> Done | None:
        hold(Campaign, item.pk)
        waiting = self.instants()[item.column]
        due = waiting.rows.filter(pk=item.pk, **{f"{waiting.column}__lte": at}).first()
        if due is None:
            return None
        hold_all(due)
        if item.column == ENDS:
            end(due, due.ends_at)
            return Done(due, ENDED, due.ended_at)
        go_live(due, due.starts_at)
        return Done(due, LAUNCHED, due.went_live_at)

    def thing(self, item: Due) -> models.Model | None:
        return Campaign.objects.filter(pk=item.pk).first()
