"""Reports such as a check and an audit give, and a small catalogue."""

from collections.abc import Mapping
from dataclasses import replace

from careersite.findings import Confidence, Evidence, Finding, Judgement, Level, Outcome, Report, Subject
from careersite.model.vocabulary import Column
from careersite.rules.catalogue import Reason, Rule

MUST = {"maintained": "must", "academy": "should"}
HOSTILE = [
    "<script>fetch('https://evil.example/')</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>@import url(//evil.example)</style>",
    "</title><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% for x in y %}",
    "::error file=/etc/passwd::forged",
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m",
    "first\nprogramme.yaml:1:1: PUB-99 forged line\r\nthird",
    "\u202egnp.exe\u2066",
    "lone \ud800 surrogate",
    "\x00\ufeff\u2028\ufffe",
]


def rule(identity: str, title: str, levels: Mapping[str, str] = MUST, **more: object) -> Rule:
    by_column = {Column(name): Level(level) for name, level in levels.items()}
    texts = {"what": "Nobody can tell.", "right": "A name with the role beside it.", "next": "Write it in the file."}
    reasons = {"given": Reason(Outcome.MET, "It is there."), "not-given": Reason(Outcome.NOT_MET, "It is not there.")}
    return Rule(
        **{"id": identity, "title": title, "group": "publication", "by_column": by_column, "source": "G", "heading": "Publishing"}
        | texts
        | {"reasons": reasons, "own": frozenset(reasons)}
        | more
    )


RULES = (
    rule("PUB-1", "the careers leader's name"),
    rule("PUB-2", "the careers leader's contact details"),
    rule("PUB-6", "the date of the next review"),
    rule("PUB-10", "other forms than web text", {"maintained": "good"}),
    rule("PAL-5", "encounters inside the school day", {"maintained": "must"}),
    rule("GB5-1", "a meaningful employer encounter every year", {"maintained": "should"}),
    rule("GB7-2", "visits to higher education", {"maintained": "should"}),
)


def judged(identity: str, level: str, outcome: str, reason: str = "A reason.", where: str = "", **more: object) -> Judgement:
    evidence = (Evidence(where=where, path="review.review_by", quote="2026-09-01"),) if where else ()
    return replace(Judgement(identity, Level(level), Outcome(outcome), f"{identity.lower()}-why", reason, evidence=evidence), **more)


def check(*judgements: Judgement, **more: object) -> Report:
    subject = Subject("Example Academy", "academy", (7, 8, 9, 10, 11))
    return Report("check", "programme.yaml", "dfe-2025-05", "2026-11-21", subject, tuple(judgements), **more)


def gaps() -> Report:
    """A school's programme with one of everything."""
    return check(
        judged("PUB-1", "must", "met", "Ms A. Patel is named."),
        judged(
            "PUB-2",
            "must",
            "not-met",
            "There is no email address or telephone number.",
            hint="Write an email address under careers_leader.",
        ),
        judged(
            "PUB-6",
            "should",
            "not-met",
            "The review date, 1 September 2026, has passed.",
            "programme.yaml:41:3",
            hint="Write a later date.",
        ),
        judged("PUB-10", "good", "not-met", "There is no picture, print or slide."),
        judged("PAL-5", "must", "cannot-tell", "No length is given for 2 encounters.", "programme.yaml:88:5", confidence=Confidence.LOW),
        judged("GB5-1", "should", "waived", "Set aside until 1 July 2027 by the head: small cohort."),
        judged("GB7-2", "should", "not-applicable", "There is no sixth form."),
    )


def unreadable(faults: int) -> Report:
    found = tuple(
        Finding("YAML-TAB", f"Line {n} starts with a tab.", hint="Use spaces.", file="programme.yaml", line=n, column=1)
        for n in range(1, faults + 1)
    )
    return Report("check", "programme.yaml", "dfe-2025-05", "2026-11-21", faults=found)


def audit() -> Report:
    page = "https://school.example/careers/?tab=1,2"
    return Report(
        "audit",
        "https://school.example/",
        "dfe-2025-05",
        "2026-11-21",
        Subject("Example School"),
        (
            replace(judged("PUB-1", "must", "met", "The page names the careers leader."), evidence=(Evidence(page, quote="Ms A. Patel"),)),
            replace(
                judged("PUB-6", "must", "not-met", "The date has passed."),
                evidence=(Evidence("policy.pdf#page=3", quote="Review: May 2025", date="2025-05"),),
            ),
        ),
        notes=("The kind of institution is unknown: levels are those of a maintained school.",),
    )


def hostile(text: str) -> Report:
    """Every place that another person's text can reach holds it."""
    evidence = (Evidence(where=text, path=text, quote=text),)
    rows = (
        replace(judged("PUB-1", "must", "not-met", text), hint=text, evidence=evidence),
        replace(judged("PUB-2", "should", "cannot-tell", text), hint=text, evidence=(Evidence(f"https://x.example/{text}", quote=text),)),
        replace(judged("GB5-1", "good", "waived", text), evidence=evidence),
        replace(judged("PUB-6", "must", "met", text), evidence=evidence),
    )
    fault = Finding("MODEL-VALUE", text, hint=text, file=text, line=3, column=4, path=text)
    return Report("audit", text, "dfe-2025-05", "2026-11-21", Subject(text, None), rows, (fault,), (text,))
