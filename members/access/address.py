"""Where a request comes from, for counting wrong passwords."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The visitor's address: behind `PORTAL_PROXY_COUNT` proxies what the outermost of ours wrote down.

    Each proxy adds at the end; what stands further left is the visitor's own claim and is not believed.
    """
    peer: str = request.META.get("REMOTE_ADDR", "")
    proxies: int = settings.PROXY_COUNT
    claimed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    return (claimed[-proxies] if 0 < proxies <= len(claimed) else "") or peer
