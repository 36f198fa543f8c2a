"""Campaigns in the admin: which view, which panel, which address."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TitleFieldPanel,
)
from wagtail.admin.viewsets.model import ModelViewSet

from . import adding, deciding
from .forms import CampaignForm
from .listing import CampaignIndexView
from .models import Campaign
from .views import CampaignCreateView, CampaignDeleteView, CampaignEditView, CampaignPageView

ITEM = r"^(?P<pk>\d+)/{}/(?P<kind>pagerelease|productrelease|pricewindow)/(?P<item>\d+)/$"
RELEASE = r"^(?P<pk>\d+)/{}/(?P<kind>pagerelease|productrelease)/(?P<item>\d+)/$"


class CampaignViewSet(ModelViewSet):
    """Campaigns, beside the schedule in the menu."""

    model = Campaign
    name = "campaigns"
    icon = "clipboard-list"
    menu_label = _("Campaigns")
    menu_order = 155
    add_to_admin_menu = True
    index_view_class = CampaignIndexView
    add_view_class = CampaignCreateView
    edit_view_class = CampaignEditView
    delete_view_class = CampaignDeleteView
    inspect_view_class = CampaignPageView
    inspect_view_enabled = True
    inspect_template_name = "features/campaigns/page.html"
    copy_view_enabled = False
    search_fields = ["name", "slug"]
    edit_handler = ObjectList(
        [
            TitleFieldPanel("name", targets=["slug"], placeholder=_("Name")),
            FieldPanel("slug"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])],
                heading=_("When"),
            ),
            FieldPanel("owner"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("utm_source"), FieldPanel("utm_medium")])],
                heading=_("Tags of links to other sites"),
            ),
        ],
        base_form_class=CampaignForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        decisions = {
            "approve": deciding.ApproveView,
            "reopen": deciding.ReopenView,
            "cancel": deciding.CancelView,
            "shift": deciding.ShiftView,
            "set_end": deciding.SetEndView,
            "roll_back": deciding.RollBackView,
            "add_page": adding.AddPageView,
            "add_product": adding.AddProductView,
            "add_price": adding.AddPriceView,
        }
        return [
            *super().get_urlpatterns(),
            *(
                path(f"<int:pk>/{name.replace('_', '-')}/", view.as_view(), name=name)
                for name, view in decisions.items()
            ),
            path("<int:pk>/take-out/<int:feature>/", adding.TakeOutView.as_view(), name="take_out"),
            re_path(ITEM.format("remove"), adding.RemoveView.as_view(), name="remove"),
            re_path(RELEASE.format("renew"), adding.renew, name="renew"),
        ]
