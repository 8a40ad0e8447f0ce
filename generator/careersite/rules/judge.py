"""Judge a programme: every row of the catalogue, once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from careersite.findings import Confidence, Judgement, Level, Outcome
from careersite.model.dates import long_day
from careersite.model.policy import Waiver
from careersite.model.programme import Programme
from careersite.rules.catalogue import DEFAULT_EDITION, Rule, load_catalogue
from careersite.rules.checks import CHECKS
from careersite.rules.checks.currency import old_words, set_aside_rule, trouble
from careersite.rules.placeholders import given
from careersite.rules.verdict import Case, Verdict, at

# What is met needs no next step.
_TO_MEND = frozenset({Outcome.NOT_MET, Outcome.CANNOT_TELL})


def judge(
    programme: Programme, *, earlier: Sequence[Programme] = (), today: date, edition: str = DEFAULT_EDITION
) -> tuple[Judgement, ...]:
    """Judge a programme against an edition of the guidance on a day.

    Args:
        programme: this year's programme.
        earlier: the programmes of former years, where there are.
        today: the day on which dates are past or to come.
        edition: the edition of the guidance.

    Raises:
        UsageFault: there is no such edition.
    """
    catalogue = load_catalogue(edition)
    case = Case(programme, today, tuple(earlier), {name: rule.id for name, rule in catalogue.by_id.items()})
    return tuple(_judge_rule(case, rule) for rule in catalogue.rules)


def _judge_rule(case: Case, rule: Rule) -> Judgement:
    institution = case.programme.institution
    level = rule.level(institution.kind, institution.status)
    if level is None:
        return judgement_of(rule, Verdict("not-for-this-kind"), Level.GOOD)
    try:
        verdict = _verdict(case, rule)
    except Exception as error:  # noqa: BLE001 - one broken check must not hide what the others found
        return judgement_of(rule, Verdict("rule-failed", {"error": type(error).__name__}, confidence=Confidence.LOW), level)
    found = judgement_of(rule, verdict, level)
    waiver = _waiver(case, rule)
    return found if waiver is None else _set_aside(case, rule, found, *waiver)


def _verdict(case: Case, rule: Rule) -> Verdict:
    if rule.words:
        return old_words(case, rule.words)
    if rule.needs:
        return _needs(case, rule)
    return CHECKS[rule.id](case)


def _needs(case: Case, rule: Rule) -> Verdict:
    for path in rule.needs:
        text = case.text(path)
        if not given(text):
            return Verdict("fill-in" if text else "not-given", evidence=at(path, quote=text))
    return Verdict("given", evidence=tuple(item for path in rule.needs for item in at(path, quote=case.text(path)[:300])))


def judgement_of(rule: Rule, verdict: Verdict, level: Level) -> Judgement:
    """Give a verdict the sentences of its rule."""
    reason = rule.reasons[verdict.code]
    values = {"title": rule.title, **verdict.values}
    return Judgement(
        id=rule.id,
        level=level,
        outcome=reason.outcome,
        reason_code=verdict.code,
        reason=reason.says.format(**values),
        hint=(reason.next or rule.next).format(**values) if reason.outcome in _TO_MEND else "",
        confidence=verdict.confidence,
        evidence=verdict.evidence,
        detail={**verdict.detail, "gaps": verdict.gaps} if reason.outcome is Outcome.NOT_MET and verdict.gaps > 1 else verdict.detail,
    )


def _waiver(case: Case, rule: Rule) -> tuple[int, Waiver] | None:
    named = [(index, waiver) for index, waiver in enumerate(case.programme.waivers) if set_aside_rule(waiver, case) == rule.id]
    # Of two for one row, one that holds today; a second one that has ended takes nothing away.
    return min(named, key=lambda item: bool(trouble(item[1], case.today)), default=None)


def _set_aside(case: Case, rule: Rule, found: Judgement, index: int, waiver: Waiver) -> Judgement:
    wrong = trouble(waiver, case.today)
    if found.outcome in ("met", "not-applicable") or wrong not in ("", "ended") or (wrong and not rule.can_fail):
        return found
    values = {"reason": waiver.reason if not wrong else found.reason, "by": waiver.by, "until": long_day(waiver.until) if waiver.until else ""}
    code = "waiver-ended" if wrong else "waived"
    return judgement_of(rule, Verdict(code, values, at(f"waivers[{index}]")), found.level)
