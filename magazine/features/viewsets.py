"""Features and slots in the admin: which view, which panel, which address."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .around_panel import AroundPanel, AroundView
from .board.hand import DragView, PutBackView
from .board.moves import MoveView, UndoView
from .board.views import BoardView, CardView, EventsView
from .calendars import sheets
from .calendars.desk import FeedsView, RevokeView
from .deciding import (
    AnswerView,
    ApproveView,
    CancelView,
    ProposeView,
    SendBackView,
    TakeBackView,
)
from .forms import FeatureForm
from .listing import SEARCHED, FeatureIndexView
from .many.views import CopyWeekView, ManyView
from .models import Feature, Slot
from .series.views import CancelTurnsView, MoveTurnsView, RepeatView
from .variants.panels import rotation_panels
from .views import FeatureCopyView, FeatureCreateView, FeatureEditView, FeatureInspectView


class FeatureViewSet(ModelViewSet):
    """Features, with their board at `schedule/`."""

    model = Feature
    name = "features"
    icon = "pick"
    menu_label = _("Features")
    menu_order = 160
    add_to_admin_menu = True
    index_view_class = FeatureIndexView
    add_view_class = FeatureCreateView
    copy_view_class = FeatureCopyView
    edit_view_class = FeatureEditView
    inspect_view_class = FeatureInspectView
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["id"]
    create_template_name = "features/edit.html"
    edit_template_name = "features/edit.html"
    search_fields = SEARCHED
    list_export = sheets.COLUMNS
    export_filename = "schedule"
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("slot"),
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                    AroundPanel(heading=_("In the slot around then")),
                ],
                heading=_("Where and when"),
            ),
            MultiFieldPanel(
                [FieldPanel("page"), FieldPanel("product"), FieldPanel("link")],
                heading=_("What it shows"),
                help_text=_("One of the three: a page, a product, or the link of a creative."),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("kicker"),
                    FieldPanel("headline"),
                    FieldPanel("text"),
                    FieldPanel("image"),
                ],
                heading=_("In its own words"),
            ),
            MultiFieldPanel(
                [FieldPanel("sponsored"), FieldPanel("sponsor")], heading=_("Paid content")
            ),
            FieldPanel(
                "campaign",
                help_text=_(
                    "It is approved with the campaign, and held back until the campaign is live."
                ),
            ),
            *rotation_panels(),
        ],
        base_form_class=FeatureForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("propose/<int:pk>/", ProposeView.as_view(), name="propose"),
            path("take-back/<int:pk>/", TakeBackView.as_view(), name="take_back"),
            path("calendars/", FeedsView.as_view(), name="calendars"),
            path("calendars/<int:pk>/revoke/", RevokeView.as_view(), name="revoke_calendar"),
            path("many/", ManyView.as_view(), name="many"),
            path("copy-week/", CopyWeekView.as_view(), name="copy_week"),
            path("repeat/<int:pk>/", RepeatView.as_view(), name="repeat"),
            path("series/move/<int:pk>/", MoveTurnsView.as_view(), name="move_turns"),
            path("series/cancel/<int:pk>/", CancelTurnsView.as_view(), name="cancel_turns"),
            path("answer/<int:pk>/", AnswerView.as_view(), name="answer"),
            path("around/", AroundView.as_view(), name="around"),
            path("send-back/<int:pk>/", SendBackView.as_view(), name="send_back"),
            path("approve/<int:pk>/", ApproveView.as_view(), name="approve"),
            path("cancel/<int:pk>/", CancelView.as_view(), name="cancel"),
            path("move/<int:pk>/", MoveView.as_view(), name="move"),
            path("undo/<int:entry>/", UndoView.as_view(), name="undo"),
            path("schedule/", BoardView.as_view(), name="schedule"),
            path("schedule/events/", EventsView.as_view(), name="schedule_events"),
            path("schedule/card/<int:pk>/", CardView.as_view(), name="card"),
            path("schedule/drag/<int:pk>/", DragView.as_view(), name="drag"),
            path("schedule/put-back/<int:entry>/", PutBackView.as_view(), name="put_back"),
        ]


class SlotPolicy(ModelPermissionPolicy):
    """Slots come with the site and its sections: nobody adds or deletes one by hand."""

    def user_has_permission(self, user: object, action: str) -> bool:
        return action in {"change", "view"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: object, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(Slot, SlotPolicy(Slot))


class SlotViewSet(ModelViewSet):
    """What each slot accepts, and what it falls back to."""

    model = Slot
    name = "slots"
    icon = "grip"
    menu_label = _("Slots")
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "fallback"]
    form_fields = ["accepts_pages", "accepts_products", "accepts_creatives", "fallback"]
