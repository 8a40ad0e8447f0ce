"""What the judging says of one row, before the catalogue adds level, title and sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from careersite.findings import Confidence, Evidence, Outcome

QUOTE = 300


@dataclass(frozen=True)
class RowVerdict:
    """One row of the catalogue, judged over all pages.

    ``params`` fill the sentence that ``sentences.yaml`` holds for (``id``, ``reason_code``).
    """

    id: str
    outcome: Outcome
    reason_code: str
    confidence: Confidence = Confidence.HIGH
    evidence: tuple[Evidence, ...] = ()
    params: Mapping[str, str] = field(default_factory=dict)


#: The order in which claims about one row beat each other when pages disagree.
_STRENGTH = {Outcome.MET: 3, Outcome.CANNOT_TELL: 1, Outcome.NOT_MET: 0}
#: A shorter quote is a label or a link.
_SENTENCE = 25
_SURE = {Confidence.HIGH: 2, Confidence.MEDIUM: 1, Confidence.LOW: 0}


def met(row: str, code: str, *evidence: Evidence, sure: Confidence = Confidence.HIGH, **params: str) -> RowVerdict:
    """A row that the pages show."""
    return RowVerdict(row, Outcome.MET, code, sure, evidence, params)


def unclear(row: str, code: str, *evidence: Evidence, **params: str) -> RowVerdict:
    """A row on which a careful reader could not decide."""
    return RowVerdict(row, Outcome.CANNOT_TELL, code, Confidence.LOW, evidence, params)


def absent(row: str, code: str, *evidence: Evidence, sure: Confidence = Confidence.MEDIUM, **params: str) -> RowVerdict:
    """A row that the pages do not show."""
    return RowVerdict(row, Outcome.NOT_MET, code, sure, evidence, params)


def strength(verdict: RowVerdict) -> tuple[int, int, bool]:
    """Sort key: met before past dates before cannot-tell before absent, the surer first, and a sentence before a label."""
    says = any(len(evidence.quote) >= _SENTENCE for evidence in verdict.evidence)
    if verdict.reason_code == "review-date-past":
        return (2, 0, says)
    return (_STRENGTH[verdict.outcome], _SURE[verdict.confidence], says)


def best(verdicts: list[RowVerdict]) -> RowVerdict:
    """The strongest of the claims about one row; of equals the first, so that page order decides."""
    return max(verdicts, key=strength)
