"""What stands between the site and strangers: the content policy by part of the site, and
the address a login attempt is counted against.
"""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse_lazy

DESK = reverse_lazy("wagtailadmin_home")


class ContentPolicyMiddleware(CSPMiddleware):
    """The strict policy for readers; the admin has its own, for Wagtail's inline scripts."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(str(DESK)):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


def client_address(request: HttpRequest) -> str:
    """Where a request came from; behind our proxy, the address the proxy saw.

    That is the last one of X-Forwarded-For: those before it are the client's own word.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_TLS_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META["REMOTE_ADDR"]
