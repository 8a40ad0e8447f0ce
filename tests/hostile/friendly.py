"""A friendly school's website of any size, for tests, soak and bench."""

from __future__ import annotations

from tests.hostile.server import Answer, Visit

WORDS = (
    "Our school serves the town and the villages around it. Pupils learn in small classes, play in two orchestras and "
    "three teams, and leave us for colleges, sixth forms, apprenticeships and work. Visitors are welcome every Friday. "
)


def page(title: str, body: str, links: dict[str, str] | None = None) -> str:
    """A plain page with a menu."""
    menu = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in (links or {}).items())
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head><body><header><nav><ul>{menu}</ul></nav></header>'
        f"<main><h1>{title}</h1>{body}<p>{WORDS * 3}</p></main></body></html>"
    )


CAREERS = page(
    "Careers",
    "<p>Our careers leader is Ada Example, ada@ash.example, telephone 01632 960001.</p>"
    "<p>Ask for access by writing to the careers leader. This page will be reviewed by 1 September 2027.</p>",
    {"/": "Home", "/careers/provider-access/": "Provider access policy", "/careers/year-8/": "Year 8"},
)


def pages_of(count: int, name: str = "Ash School") -> dict[str, str]:
    """``count`` pages by path: a home page with a menu, careers pages two clicks deep, and news for the rest."""
    rest = [f"/news/item-{chr(97 + i // 26)}{chr(97 + i % 26)}/" for i in range(max(0, count - 5))]
    pages = {
        "/": page(name, f"<p>Welcome to {name}.</p>", {"/careers/": "Careers", "/policies/": "Policies", "/news/": "News"}),
        "/careers/": CAREERS,
        "/careers/provider-access/": page("Provider access policy", "<p>Write to the careers leader to ask for a visit.</p>"),
        "/careers/year-8/": page("Careers in year 8", "<p>Every pupil in year 8 meets two providers.</p>"),
        "/news/": page("News", "", {path: f"Story {number}" for number, path in enumerate(rest)}),
    }
    pages |= {path: page(f"Story {number}", f"<p>What happened on day {number} of term.</p>") for number, path in enumerate(rest)}
    if count >= 6:
        pages.pop(rest[-1])
        pages["/policies/"] = page("Policies", "<p>All policies.</p>", {"/careers/provider-access/": "Provider access"})
    return pages


def friendly(count: int = 8, name: str = "Ash School") -> Answer:
    """A site of ``count`` pages that answers honestly."""
    pages = pages_of(count, name)

    async def answer(visit: Visit) -> None:
        body = pages.get(visit.path)
        await visit.page(body if body is not None else "<h1>Not found</h1>", "200 OK" if body is not None else "404 Not Found")

    return answer
