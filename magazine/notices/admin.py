"""Notices in the admin: who is told, what was told, and sending again what did not arrive."""

from functools import partial

import django_filters
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from magazine.clock import instant_of
from magazine.features.times import clock_time

from .delivering import deliver, rest_after
from .models import Event, Notice, Receiver, State

RETRY = "notices.retry_notice"


class ReceiverInspectView(generic.InspectView):
    """With the secret its webhook is checked by, for those who may change it."""

    fields = ["name", "means", "url", "email", "active", "created_at"]

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if self.object.url and request.user.has_perm("notices.change_receiver"):
            self.fields = [*self.fields, "secret"]


class ReceiverViewSet(ModelViewSet):
    """Receivers, in the settings."""

    model = Receiver
    name = "notice_receivers"
    icon = "globe"
    menu_label = gettext_lazy("Notices go to")
    menu_order = 700
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = ReceiverInspectView
    inspect_view_fields = ReceiverInspectView.fields
    list_display = [
        "name",
        Column("means", label=gettext_lazy("Told by"), accessor="get_means_display"),
        Column("address", label=gettext_lazy("Address")),
        "active",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("means"),
            MultiFieldPanel(
                [FieldPanel("url"), FieldPanel("email")], heading=gettext_lazy("Where to")
            ),
            FieldPanel("active"),
        ]
    )


class NoticeFilterSet(WagtailFilterSet):
    """By how far it has come, what it tells and whom."""

    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=State.choices)
    event = django_filters.ChoiceFilter(label=gettext_lazy("What happened"), choices=Event.choices)
    receiver = django_filters.ModelChoiceFilter(
        label=gettext_lazy("To"), queryset=lambda _request: Receiver.objects.all()
    )

    class Meta:
        model = Notice
        fields: list[str] = []


class NoticeIndexView(generic.IndexView):
    """The newest first, with what went wrong."""

    def get_base_queryset(self) -> object:
        return super().get_base_queryset().select_related("receiver")

    def get_list_more_buttons(self, instance: Notice) -> list[Button]:
        buttons = super().get_list_more_buttons(instance)
        if may_send_again(instance, self.request.user):
            url = reverse("notices:send_again", args=[instance.pk])
            buttons.append(Button(_("Try again"), url=url, icon_name="rotate", priority=5))
        return buttons


def may_send_again(notice: Notice, user: AbstractUser) -> bool:
    return notice.state != State.DELIVERED and user.has_perm(RETRY)


class SendAgainView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks first, as everything a link leads to; the POST sends."""

    permission_required = "retry"
    page_title = gettext_lazy("Try again")
    header_icon = "rotate"
    template_name = "notices/send_again.html"

    def get_breadcrumbs_items(self) -> list[dict]:
        index = {"url": reverse("notices:index"), "label": _("Notices")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict:
        found = get_object_or_404(Notice.objects.select_related("receiver"), pk=kwargs["pk"])
        return {**super().get_context_data(**kwargs), "notice": found}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        notice = get_object_or_404(Notice.objects.select_related("receiver"), pk=pk)
        if notice.state == State.DELIVERED:
            messages.warning(request, _("It has been delivered in the meantime."))
            return redirect("notices:index")
        with transaction.atomic():
            notice.state, notice.attempts = State.WAITING, 1
            notice.send_at = instant_of(request) + rest_after(1)
            notice.save(update_fields=["state", "attempts", "send_at"])
            transaction.on_commit(partial(deliver.enqueue, notice.pk))
        notice.refresh_from_db()
        self._tell(request, notice)
        return redirect("notices:index")

    def _tell(self, request: HttpRequest, notice: Notice) -> None:
        said = {"receiver": notice.receiver, "error": notice.error}
        if notice.state == State.DELIVERED:
            messages.success(request, _("%(receiver)s has been told.") % said)
        elif notice.error:
            messages.error(request, _("%(receiver)s could not be told: %(error)s") % said)
        else:
            messages.success(request, _("It is on its way to %(receiver)s.") % said)


class NoticeViewSet(ModelViewSet):
    """What was told: written by the site alone, so nothing is added or changed by hand."""

    model = Notice
    name = "notices"
    icon = "mail"
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = NoticeIndexView
    filterset_class = NoticeFilterSet
    search_fields = ["title", "receiver__name", "error"]
    form_fields = ["title"]
    list_display = [
        "__str__",
        Column("receiver", label=gettext_lazy("To"), accessor="receiver.name"),
        Column("done_at", label=gettext_lazy("Done"), accessor=lambda row: clock_time(row.done_at)),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor="get_state_display",
            primary=lambda row: row.state == State.DELIVERED,
        ),
        Column("attempts", label=gettext_lazy("Attempts")),
        Column("error", label=gettext_lazy("What went wrong")),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path(
                "send-again/<int:pk>/",
                SendAgainView.as_view(permission_policy=self.permission_policy),
                name="send_again",
            ),
        ]


class NoticePolicy(ModelPermissionPolicy):
    """Seen, and sent again; never added, changed or deleted."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        return action not in {"add", "change", "delete"} and super().user_has_permission(
            user, action
        )

    def user_has_any_permission(self, user: AbstractUser, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(Notice, NoticePolicy(Notice))
