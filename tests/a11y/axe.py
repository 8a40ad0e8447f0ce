"""axe-core on an open page: every rule of WCAG 2.0 to 2.2, A and AA, and the best practices."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

FILE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const result = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete', 'passes']});
  const brief = (rules) => rules.map((rule) => ({id: rule.id, nodes: rule.nodes.map((node) => ({
    target: node.target.flat().join(' '), why: [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey ?? check.id),
    said: [...node.any, ...node.all, ...node.none].map((check) => check.message).join(' ')}))}));
  return {violations: brief(result.violations), incomplete: brief(result.incomplete), passes: result.passes.length};
}"""

# What axe cannot decide by itself and a person has: rule and reason key, with why it is no fault.
DECIDED = {
    ("color-contrast", "elmPartiallyObscured"): "a table cell cut by its own scroller; the same cell passes at 1280",
    ("color-contrast", "bgOverlap"): "a table cell cut by its own scroller; the same cell passes at 1280",
    ("color-contrast", "outsideViewport"): "the skip link while it has no focus; the keyboard walk looks at it",
    ("color-contrast", "shortTextContent"): "a single letter or number; its colour is that of the text around it",
}


@dataclass
class Axe:
    """The faults found so far and how many times axe has looked."""

    runs: int = 0
    faults: list[str] = field(default_factory=list)

    def look(self, page: Page, where: str) -> None:
        """Run axe on the page; an error inside axe or a run in which no rule applied is a failure, not a pass."""
        result = run_axe(page)
        self.runs += 1
        self.faults += [f"{where}: {fault}" for fault in faults_in(result)]


@cache
def source() -> str:
    """The text of axe-core as npm brought it."""
    return FILE.read_text(encoding="utf-8")


def run_axe(page: Page) -> dict[str, Any]:
    """axe's result for the page as it stands.

    Raises:
        AssertionError: axe applied no rule, so it saw no page.
    """
    # Evaluated, not inserted: the page's content security policy would refuse an inserted script.
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(source())
    result: dict[str, Any] = page.evaluate(RUN, TAGS)
    if not result["passes"] and not result["violations"]:
        msg = f"axe applied no rule on {page.url}"
        raise AssertionError(msg)
    return result


def faults_in(result: dict[str, Any]) -> list[str]:
    """Every violation, and everything undecided that no person has decided."""
    broken = [f"{rule['id']} at {node['target']}: {node['said']}" for rule in result["violations"] for node in rule["nodes"]]
    undecided = [
        f"undecided {rule['id']} {node['why']} at {node['target']}: {node['said']}"
        for rule in result["incomplete"]
        for node in rule["nodes"]
        if not any((rule["id"], why) in DECIDED for why in node["why"])
    ]
    return broken + undecided
