"""Office documents: three in Word, slides for a parents' evening, a table of activities."""

from __future__ import annotations

from careersite.exports.context import ExportInput


def files(context: ExportInput) -> dict[str, bytes]:
    """Each document by its path under ``office/``.

    Raises:
        ModuleNotFoundError: the libraries for office files are not installed.
    """
    from careersite.exports import reports
    from careersite.exports.excel import activities
    from careersite.exports.slides import parents_evening

    return {
        "office/provider-access-policy.docx": reports.policy(context),
        "office/governors-report.docx": reports.governors(context),
        "office/compass-evidence.docx": reports.compass(context),
        "office/parents-evening.pptx": parents_evening(context),
        "office/activities.xlsx": activities(context),
    }
