"""What waits for a decision of somebody, on the first screen of the admin."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from wagtail.admin.ui.components import Component

from . import decisions
from .models import Feature, State, Trim
from .times import in_words

SHOWN = 8


class ProposalsPanel(Component):
    """“Waiting for your approval”: the proposals, the first to go on air first. Three queries."""

    name = "proposals"
    template_name = "features/waiting.html"
    order = 90

    def get_context_data(self, parent_context: dict[str, Any] | None) -> dict[str, Any]:
        proposed = Feature.objects.filter(state=State.PROPOSED)
        first = (
            proposed.saying_whether_taken()
            .with_targets()
            .select_related("proposed_by")
            .prefetch_related("trims")
        )
        rows = [_row(feature) for feature in first.order_by("starts_at", "pk")[:SHOWN]]
        return {"rows": rows, "more": max(proposed.count() - SHOWN, 0) if rows else 0}


class SentBackPanel(Component):
    """“Sent back to you”: drafts of one's own that came back with a word. One query."""

    name = "sent-back"
    template_name = "features/sent_back.html"
    order = 91

    def __init__(self, user: AbstractUser) -> None:
        self.user = user

    def get_context_data(self, parent_context: dict[str, Any] | None) -> dict[str, Any]:
        returned = Feature.objects.filter(state=State.DRAFT, proposed_by=self.user)
        returned = returned.exclude(sent_back_because="").with_targets()
        return {"rows": [_row(feature) for feature in returned.order_by("starts_at", "pk")[:SHOWN]]}


class AskedPanel(Component):
    """“Asked of you”: features of one's own that are to be trimmed. One query."""

    name = "asked"
    template_name = "features/asked.html"
    order = 92

    def __init__(self, user: AbstractUser) -> None:
        self.user = user

    def get_context_data(self, parent_context: dict[str, Any] | None) -> dict[str, Any]:
        return {"trims": list(Trim.objects.to_answer(self.user).with_features()[:SHOWN])}


def panels(user: AbstractUser) -> list[Component]:
    """Those that concern somebody with these rights."""
    found: list[Component] = []
    if user.has_perm(decisions.APPROVE_PERMISSION):
        found.append(ProposalsPanel())
    if user.has_perm(decisions.CHANGE_PERMISSION):
        found += [SentBackPanel(user), AskedPanel(user)]
    return found


def _row(feature: Feature) -> dict[str, Any]:
    return {"feature": feature, "times": in_words(feature.starts_at, feature.ends_at)}
