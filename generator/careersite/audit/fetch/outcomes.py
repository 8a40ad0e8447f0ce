"""The outcome codes: what can become of an address, in words for a reader."""

from __future__ import annotations

OUTCOMES = {
    "ok": "was read",
    "not-found": "is not there (the site says 404 or 410)",
    "duplicate": "shows the same as another page of the site",
    "leads-on": "says nothing itself: it only leads to other pages, and they were read",
    "forbidden": "is closed to us by the site (401, 403 or 451)",
    "server-error": "could not be read: the site answered with a fault of its own",
    "odd-status": "could not be read: the site gave an answer that is no page",
    "asked-to-wait": "was left alone: the site asked us to come back later",
    "address-refused": "was not asked: the address is private, reserved or written in a way that we do not follow",
    "redirect-refused": "was not followed: it leads to an address that we do not ask",
    "redirect-off-site": "was not followed: it leads to another website",
    "too-many-redirects": "could not be read: it sends visitors in a circle or through too many addresses",
    "dns-failed": "could not be read: the name of the site is not known",
    "connection-failed": "could not be read: no connection to the site",
    "certificate": "could not be read safely: certificate problem",
    "old-encryption": "could not be read safely: no agreement on encryption; the site may only speak an old kind, from before TLS 1.2, that browsers no longer open",
    "deadline": "could not be read: the site took too long",
    "too-big": "could not be read: it is larger than our limit",
    "encoding-refused": "could not be read: it is packed in a way that we do not open",
    "bad-encoding": "could not be read: its packing is broken",
    "truncated": "could not be read: the site broke off in the middle",
    "bad-http": "could not be read: the site's answer breaks the rules of the web",
    "wrong-type": "was not read: it is neither a web page nor a PDF nor a Word document",
    "unsupported-type": "was not read: we do not open this kind of file",
    "challenge": "could not be checked: the site asks visitors to prove that they are no robot",
    "login": "could not be checked: it asks for a password",
    "cookie-wall": "could not be checked: it shows nothing before cookies are accepted",
    "empty-shell": "could not be checked: it shows nothing without JavaScript",
    "soft-404": "could not be checked: the site shows the same page for many addresses",
    "says-not-found": "could not be checked: it says that there is no such page, but the site answers as if there were one",
    "scanned-pdf": "could not be read: this PDF is a picture of a page, without words",
    "encrypted-pdf": "could not be read: this PDF is locked with a password",
    "image-only": "could not be read: it is a picture",
    "old-word": "could not be read: it is an old Word file (.doc)",
    "script-only": "could not be checked: it shows nothing without JavaScript",
    "no-text": "could not be read: it holds no words",
    "empty": "could not be read: there is nothing in it",
    "zip-bomb": "could not be read: it unpacks to more than our limit",
    "parse-failed": "could not be read: the file is damaged",
    "parse-limit": "could not be read: to read it takes more time or memory than our limit",
    "robots-disallowed": "was not asked: the site's robots.txt asks robots to stay away",
    "robots-unreachable": "could not be checked: the site's robots.txt could not be read",
    "crawl-delay": "could not be checked: the site asks for more than a minute between requests",
    "trap": "was not asked: the address looks as if it had no end (a calendar, a session, a repeated path)",
    "host-stopped": "was not asked: too many addresses of this site failed in a row",
    "limit-pages": "was not asked: the limit of pages for one site was reached",
    "limit-documents": "was not asked: the limit of documents for one site was reached",
    "limit-depth": "was not asked: it is too many clicks from the home page",
    "limit-time": "was not asked: the time for one site was used up",
    "limit-bytes": "was not asked: the limit of data for one site was reached",
    "program-fault": "could not be checked: our program failed here",
}

# A clear answer: nothing was hidden from us.
ANSWERED = frozenset({"ok", "not-found", "duplicate", "leads-on"})
# What a school's notes say of a reading that left something out.
NOT_ALL = "Not everything on the website could be read, so nothing is called missing."
# Counted towards leaving a host alone.
FAULTS = frozenset(
    {
        "server-error", "dns-failed", "connection-failed", "certificate", "old-encryption", "deadline", "truncated", "bad-http",
        "bad-encoding", "encoding-refused", "too-big", "asked-to-wait", "too-many-redirects",
    }
)  # fmt: skip
# Worth another try within the address's own time.
PASSING = frozenset({"connection-failed", "old-encryption", "truncated", "server-error", "asked-to-wait"})


class Stopped(Exception):
    """The run is over: nothing more is asked, and what was not asked is not recorded."""


class FetchFault(Exception):
    """An address did not give a page.

    Args:
        code: a key of ``OUTCOMES``.
        reason: what was seen, for the log.
        to: the address that was led to and not asked.
    """

    def __init__(self, code: str, reason: str = "", to: str = "") -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code
        self.reason = reason
        self.to = to
