"""Which links of a register may be followed from our pages.

A register is written by strangers. A regulator's page must be on the regulator's own
host; an organisation's website must be an ordinary web address with a real host name.
"""

import re
from urllib.parse import urlsplit

REGULATORS = frozenset(
    {
        "find-and-update.company-information.service.gov.uk",
        "register-of-charities.charitycommission.gov.uk",
        "mutuals.fca.org.uk",
        "www.gov.uk",
        "www.uk.coop",
        "org-id.guide",
    }
)
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.I)
_UNSAFE = re.compile(r"[\s<>\"'`\\{}|^\x00-\x1f\x7f]")


def regulator(url: str | None) -> str | None:
    """The address, if it is https on a regulator's host; otherwise none."""
    held = _split(url)
    if held is None or held[0] != "https" or held[1] not in REGULATORS:
        return None
    return url


def website(url: str | None) -> str | None:
    """An http(s) address of a public host, completed when the scheme is missing."""
    if not url:
        return None
    url = url.strip()
    if "://" not in url and not url.lower().startswith(("javascript:", "data:", "mailto:")):
        url = f"http://{url}"
    return url if _split(url) else None


def _split(url: str | None) -> tuple[str, str] | None:
    """Scheme and host of a plain web address: no user name, port or odd character."""
    if not url or len(url) > 500 or _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or parts.username or port:
        return None
    return (parts.scheme, host) if _HOST.fullmatch(host) else None
