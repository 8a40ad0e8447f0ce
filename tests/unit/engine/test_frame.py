"""The frame round a page: menu, way back, dates, headers, search index, links."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from careersite.engine.checks import dead_links
from careersite.engine.direct import plain_files, render_pages
from careersite.engine.frame import Frame
from careersite.engine.hosts import HEADERS, POLICY, host_files, nginx_snippet
from careersite.engine.search_index import search_index
from careersite.words import words_for
from tests.build.sample import page, site


def html(path: str, made=None) -> str:
    return dict(render_pages(made or site()))[path].decode()


def test_every_page_has_the_policy_and_no_inline_script_or_style() -> None:
    for name, data in render_pages(site()):
        text = data.decode()
        assert f'http-equiv="Content-Security-Policy" content="{POLICY}"' in text, name
        assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", text), name


def test_title_language_and_description() -> None:
    text = html("parents/index.html")
    assert "<title>For parents and carers – Northfield School</title>" in text
    assert '<html lang="en" dir="ltr">' in text
    assert '<meta name="description" content="About for parents and carers.">' in text
    assert 'rel="canonical"' not in text
    with_address = html("parents/index.html", site(site={"url": "https://northfield.example/careers"}))
    assert '<link rel="canonical" href="https://northfield.example/careers/parents/">' in with_address


def test_a_long_title_gives_up_the_schools_name_first() -> None:
    long = "A visit to the college of building crafts with a look at its workshops"
    made = site(page("a/", long), page("b/", long[:55]))
    assert f"<title>{long}</title>" in html("a/index.html", made)
    assert f"<title>{long[:55]} – Careers</title>" in html("b/index.html", made)
    named = site(institution={"name": "S" * 80, "kind": "academy", "years": "7-11"})
    assert f"<title>Careers – {'S' * 80}</title>" in html("index.html", named)


def test_a_right_to_left_page_says_so() -> None:
    made = site(page("ur/", "Urdu", language="ur"))
    assert '<html lang="ur" dir="rtl">' in html("ur/index.html", made)


def test_the_menu_marks_this_page_once_and_its_group() -> None:
    text = html("years/year-8/index.html")
    menu = text[text.index('<nav class="menu"') : text.index("</nav>")]
    assert menu.count('aria-current="page"') == 1
    assert '<a href="../../years/year-8/" aria-current="page">Year 8</a>' in menu
    assert '<summary class="within">What happens when</summary>' in menu


def test_the_skip_link_is_first_and_leads_to_main() -> None:
    body = html("index.html").split("<body", 1)[1]
    assert re.search(r"<a [^>]*>", body)[0] == '<a class="skip" href="#main">'
    assert '<main id="main" tabindex="-1">' in body


def test_the_way_back_comes_from_the_page_or_from_its_folder() -> None:
    assert '<a href="../../">Home</a>' in html("years/year-7/index.html")
    made = site(page("visits/", "Visits"), page("visits/college/", "College", trail=()))
    trail = Frame(made).page(made.pages.page("visits/college/"))["here"].trail
    assert [(step.title, step.href) for step in trail] == [("Careers at Northfield", "../../"), ("Visits", "../../visits/")]


def test_the_contents_list_is_for_long_pages_only() -> None:
    assert '<a href="#how-to-help">How to help</a>' in html("parents/index.html")
    assert 'class="contents"' not in html("contact/index.html")
    assert 'class="contents"' not in html("index.html", site())


def test_the_page_says_when_it_was_reviewed_and_whom_to_ask() -> None:
    text = html("parents/index.html")
    assert '<time datetime="2026-09-01">1 September 2026</time>' in text
    assert '<time datetime="2027-09-01">1 September 2027</time>' in text
    assert '<a href="../contact/#careers-leader">A. Khan</a>' in text


def test_the_footer_has_contact_statement_and_edition() -> None:
    foot = html("parents/index.html").split('<footer class="foot">')[1]
    for part in ("careers@northfield.example", 'href="tel:01632960124"', 'href="../accessibility/"', 'href="../what-we-publish/"', "dfe-2025-05", "21 November 2026"):
        assert part in foot


def test_the_page_for_a_wrong_address_has_whole_paths() -> None:
    assert 'href="/parents/"' in html("404.html")
    assert 'href="/careers/assets/site.css"' in html("404.html", site(site={"url": "https://northfield.example/careers/"}))


def test_the_search_page_lists_every_page_without_script() -> None:
    text = html("search.html")
    for made in site().all_pages:
        assert f'<a href="./{made.path}">{made.title}</a>' in text
    assert 'role="status"' in text


def test_the_index_has_pages_and_their_parts() -> None:
    index = json.loads(search_index(site().all_pages, words_for("en")))
    assert {"location": "parents/#apprenticeships", "title": "Apprenticeships", "text": "What for parents and carers says of apprenticeships."} in index["docs"]
    assert [entry["title"] for entry in index["docs"] if entry["location"] == "parents/"] == ["For parents and carers"]
    assert any("apprentice" in group for group in index["config"]["synonyms"])


def test_hosts_get_the_same_headers() -> None:
    files = {name: data.decode() for name, data in host_files(site()).items()}
    assert set(files) == {"_headers", ".htaccess"}
    for name, value in HEADERS.items():
        assert f"{name}: {value}" in files["_headers"]
        assert f'{name} "{value}"' in files[".htaccess"]
        assert f'{name} "{value}"' in nginx_snippet()
    assert "frame-ancestors 'self'" in files["_headers"]


def test_the_map_of_the_site_carries_review_dates() -> None:
    text = host_files(site(site={"url": "https://northfield.example/a&b/"}))["sitemap.xml"].decode()
    assert "<loc>https://northfield.example/a&amp;b/parents/</loc><lastmod>2026-09-01</lastmod>" in text


LINKS = {
    "../parents/": True, "../": True, "./": True, "#part": True, "": True, "../parents/index.html": True, "../parents/#how-to-help": True,
    "../parents/?q=1#how-to-help": True, "https://elsewhere.example/": True, "mailto:a@b.example": True, "../assets/site.css": True,
    "../nowhere/": False, "../parents": False, "#nothing": False, "../../parents/": False, "/parents/": False, "../parents/#nothing": False,
    "../parents/../../x": False, "../assets/none.css": False, "../years/": False, "../years/../parents/": True, "../years/..": True, "../.htaccess": True,
}  # fmt: skip


@pytest.mark.parametrize(("address", "leads"), LINKS.items())
def test_dead_links_are_found(address: str, leads: bool) -> None:
    made = site(page("visits/", "Visits", body=f'<h1>Visits</h1><h2 id="part">x</h2><a href="{address}">x</a>'))
    pages = dict(render_pages(made))
    faults = dead_links(pages, [*pages, *plain_files(made)], made)
    assert [fault.file for fault in faults] == ([] if leads else ["visits/index.html"])


def test_a_school_without_address_or_people_has_a_frame_too() -> None:
    made = site(careers_leader={}, review={}, institution={"name": "S", "kind": "academy", "years": "7-11"})
    bare = replace(made, pages=replace(made.pages, pages=tuple(replace(one, ask=None, reviewed_on=None, review_by=None) for one in made.pages.pages)))
    text = html("parents/index.html", bare)
    assert "tel:" not in text
    assert 'class="facts"' not in text
