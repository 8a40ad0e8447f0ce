"""Text in another language than its page says so wherever it ends up, and never where no element can stand."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from careersite.pages.markdown import plain
from careersite.pages.press import opening
from careersite.pages.templates import environment
from careersite.words.marks import is_marked, language_of, like, marked, resolve, unmarked

HI = marked("Hi", "en")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{HI}</p>", '<p lang="en" dir="ltr">Hi</p>'),
        (f"<h2 id='x'>{HI}</h2>", "<h2 id='x' lang=\"en\" dir=\"ltr\">Hi</h2>"),
        (f"<p>Cześć, {HI}</p>", '<p>Cześć, <span lang="en" dir="ltr">Hi</span></p>'),
        (f'<nav aria-label="{HI}">x</nav>', '<nav aria-label="Hi">x</nav>'),
        (f"<title>{HI} – Szkoła</title>", "<title>Hi – Szkoła</title>"),
        (f"<svg><title>{HI}</title><text>{HI}</text></svg>", "<svg><title>Hi</title><text>Hi</text></svg>"),
        (f'<script type="application/ld+json">{{"name": "{HI}"}}</script>', '<script type="application/ld+json">{"name": "Hi"}</script>'),
        (f"<script>\"{HI.encode('unicode_escape').decode()}\"</script>", '<script>"Hi"</script>'),
        ("<p>" + marked("a <em>b</em>") + "</p>", '<p><span lang="en" dir="ltr">a </span><em><span lang="en" dir="ltr">b</span></em></p>'),
        (f'<p lang="de">{HI}</p>', '<p lang="de"><span lang="en" dir="ltr">Hi</span></p>'),
        (f"<p>{marked('سلام', 'ur')}</p>", '<p lang="ur" dir="rtl">سلام</p>'),
        ("<p>Nothing is marked</p>", "<p>Nothing is marked</p>"),
    ],
)
def test_marks_become_lang_and_dir(html: str, expected: str) -> None:
    assert resolve(html) == expected


def test_a_text_that_lost_its_end_marks_no_other_block() -> None:
    cut = marked("A long text")[:6]
    assert resolve(f"<p>{cut}</p><p>Dalej</p>") == '<p lang="en" dir="ltr">A lon</p><p>Dalej</p>'


def test_a_shortened_text_keeps_its_language() -> None:
    long = marked("One sentence that is quite long for this. And another one, which is long too.")
    assert is_marked(opening(long, 50))
    assert unmarked(opening(long, 50)) == opening(unmarked(long), 50)
    assert language_of(plain(marked("**Bold**", "cy"))) == "cy"
    assert like("not marked", "x") == "x"


def test_free_text_stands_in_a_part_that_says_its_language() -> None:
    made = environment("pl", marking=True).from_string("{{ text | md(3) }}").render(text=marked("One.\n\nTwo."))
    assert made.startswith('<div lang="en" dir="ltr"><p>One.</p>')
    assert environment("pl", marking=True).from_string("{{ text | md(3) }}").render(text="Raz.") == "<p>Raz.</p>"


def test_marks_are_text_like_any_other_to_the_escaping() -> None:
    made = environment("pl", marking=True).from_string("<p>{{ text }}</p>").render(text=marked("<script>x</script>"))
    assert resolve(made) == '<p lang="en" dir="ltr">&lt;script&gt;x&lt;/script&gt;</p>'
    assert isinstance(Markup(made), str)
