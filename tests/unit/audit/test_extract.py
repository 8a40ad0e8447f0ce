"""Reading pages of every form: words in order, addresses put back, encodings, wrong types, hostile files."""

import io
import random
import zipfile
import zlib

import pytest

from careersite.audit.extract import Extractor, read_page
from careersite.audit.extract.contacts import cloudflare, from_script, spelt_out
from careersite.audit.extract.model import Extract, from_json
from careersite.audit.extract.text import to_blocks
from careersite.audit.saved import SavedPage, load_file, load_folder
from careersite.errors import UsageFault

CLOUDFLARE = "2f" + bytes(byte ^ 0x2F for byte in b"leader@school.example").hex()


def html(body, head="<title>Careers</title>"):
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def read(body, name="page.html", content_type=""):
    return read_page(SavedPage(name, body, content_type))


def texts(extract):
    return [block.text for block in extract.blocks if block.kind != "furniture"]


# ---------------------------------------------------------------- HTML


def test_html_keeps_order_kinds_and_heading_path():
    extract = read(html("<h1>Careers</h1><h2>Year 7</h2><p>Lessons <b>and</b> visits.</p><ul><li>one<li>two</ul><table><tr><th>A<td>B</table>"))
    assert [(block.kind, block.text) for block in extract.blocks] == [
        ("heading", "Careers"), ("heading", "Year 7"), ("paragraph", "Lessons and visits."), ("item", "one"), ("item", "two"), ("cell", "A | B"),
    ]  # fmt: skip
    assert extract.blocks[2].under == ("Careers", "Year 7")
    assert extract.language == "en"
    assert extract.title == "Careers"


def test_menus_and_footers_are_furniture_but_their_links_count():
    extract = read(html("<nav><a href='/pal.pdf'>Provider Access Policy</a></nav><p>We run a careers programme for all years.</p><footer>office@school.example</footer>"))
    assert texts(extract) == ["We run a careers programme for all years."]
    assert [(link.text, link.address) for link in extract.links] == [("Provider Access Policy", "/pal.pdf")]


def test_an_address_behind_a_link_stands_beside_its_words():
    extract = read(html("<p>Email <a href='mailto:mrs.lobb@school.example?subject=x'>Mrs Lobb</a> or <a href='tel:01632 960111'>ring</a>.</p>"))
    assert texts(extract) == ["Email Mrs Lobb (mrs.lobb@school.example) or ring (01632 960111) ."]
    assert extract.emails == ("mrs.lobb@school.example",)
    assert extract.telephones == ("01632 960111",)


def test_an_address_that_cloudflare_hides_is_read():
    shown = f"<p>Careers Leader: <a href='/cdn-cgi/l/email-protection' class='__cf_email__' data-cfemail='{CLOUDFLARE}'>[email&#160;protected]</a></p>"
    assert texts(read(html(shown))) == ["Careers Leader: leader@school.example"]
    linked = f"<p>Write to <a href='/cdn-cgi/l/email-protection#{CLOUDFLARE}'>Mrs Lobb</a></p>"
    assert read(html(linked)).emails == ("leader@school.example",)
    assert cloudflare("zz") == cloudflare("") == cloudflare("2f2f2f") == ""


def test_an_address_that_a_script_puts_together_is_read():
    script = "var p = 'ma' + 'il'; var addy12 = 'c&#97;reers' + '&#64;'; addy12 = addy12 + 'school' + '&#46;' + 'example';"
    assert from_script(script) == ["careers@school.example"]
    assert from_script("alert('no address here')") == []
    assert "careers@school.example" in texts(read(html(f"<p>Email: <script>{script}</script></p>")))[0]


def test_an_address_that_a_script_writes_is_read_or_told_to_be_hidden():
    written = '<p>Careers Leader: Mr Webb</p><script>document.write("p.webb"+"@"+"school.example");</script>'
    assert texts(read(html(written))) == ["Careers Leader: Mr Webb", "p.webb@school.example"]
    for hidden in ("""<a href="javascript:mail('p.webb','school.example')">Email Mr Webb</a>""", "<script>document.write(a+'@'+b());</script>"):
        assert "[email protected]" in texts(read(html(f"<p>Careers Leader: Mr Webb. {hidden}</p>")))[0]


def test_an_address_that_is_spelt_out_is_read():
    assert spelt_out("j.smith [at] school [dot] example") == "j.smith@school.example"
    assert spelt_out("meet at the hall (at noon)") == "meet at the hall (at noon)"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<div id=root></div><script src=app.js></script>", "script-only"),
        ("<p>You need to enable JavaScript to run this app.</p><script src=app.js></script>", "script-only"),
        ("<img src=scan.png alt=''>", "no-text"),
        ("<h1>Page not found</h1><p>Sorry.</p>", "not-found"),
        ("<form><label>Name<input></label><input type=password></form><p>Please sign in.</p>", "login"),
    ],
)
def test_a_page_without_its_content_has_a_reason(body, problem):
    extract = read(html(body))
    assert (extract.readable, extract.problem) == (False, problem)


def test_a_challenge_page_is_not_taken_for_the_school():
    assert read(html("<p>Please wait.</p>", "<title>Just a moment...</title>")).problem == "challenge"


def test_facts_say_how_the_page_reads():
    extract = read(b"<html><body><p>" + b"words " * 30 + b"</p><img src=a><img src=b alt=''></body></html>")
    assert extract.language == ""
    assert (extract.facts["images"], extract.facts["images_without_alt"], extract.facts["headings"]) == (2, 1, 0)


# ---------------------------------------------------------------- text and encodings


FILLER = "The programme is planned with care so that every pupil has something to expect,"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Our next review of all that stands here will take place not later than 1", "September 2027."),
        ("Our next review of all that stands here will take place in September", "2027, by the governors."),
        ("Whoever wants to know more about our programme can always ask our Careers", "Leader, Mr Webb."),
    ],
)
def test_a_line_that_a_printed_page_broke_is_one_sentence(first, second):
    text = f"Careers\n{FILLER}\n{FILLER}\n{FILLER}\n{FILLER}\nand so on.\n{first}\n{second}"
    assert f"{first} {second}" in [block.text for block in to_blocks(text, page=1)]
    assert f"{first} {second}" not in [block.text for block in to_blocks(text)]


def test_text_finds_headings_items_rows_and_wrapped_lines():
    long = "The careers programme is planned so that every pupil in every year has something to"
    extract = read(f"Careers\n{long}\nlook forward to each term.\n• first\n- second\na | b\n".encode(), "page.txt")
    assert [(block.kind, block.text) for block in extract.blocks] == [
        ("heading", "Careers"), ("paragraph", f"{long} look forward to each term."), ("item", "first"), ("item", "second"), ("cell", "a | b"),
    ]  # fmt: skip


ACCENTED = "Careers Leader: Mrs Zoë Müller – “ask her”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_encoding_is_read(encoding):
    assert read(ACCENTED.encode(encoding), "page.txt").blocks[0].text == ACCENTED


@pytest.mark.parametrize("charset", ["zip", "idna", "latin-1", "utf-16", "x-unknown", "ascii", "rot13", "undefined", "\x00"])
def test_a_charset_that_lies_harms_nothing(charset):
    extract = read(ACCENTED.encode(), "page.html", f"text/html; charset={charset}")
    assert extract.blocks[0].text == ACCENTED


def test_a_stated_charset_is_used_where_utf8_does_not_fit():
    assert read("Žluťoučký kůň".encode("iso8859-2"), "page.txt", "text/plain; charset=iso-8859-2").blocks[0].text == "Žluťoučký kůň"


# ---------------------------------------------------------------- wrong types


@pytest.mark.parametrize(
    ("name", "body", "problem"),
    [
        ("a.html", b"", "empty"),
        ("a.html", b" \n ", "empty"),
        ("a.html", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "image-only"),
        ("a.pdf", b"\xff\xd8\xff\xe0" + b"\x00" * 50, "image-only"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, "old-word"),
        ("a.docx", b"PK\x03\x04 not a zip", "parse-failed"),
        ("a.pdf", b"%PDF-1.7 and nothing else", "parse-failed"),
        ("a.bin", bytes(range(256)) * 20, "unsupported-type"),
    ],
)
def test_wrong_and_broken_types_have_a_reason(name, body, problem):
    extract = read(body, name)
    assert (extract.readable, extract.problem) == (False, problem)


def test_html_named_pdf_is_read_as_html():
    extract = read(html("<p>Our careers leader is Mrs Lobb, who welcomes questions.</p>"), "policy.pdf", "application/pdf")
    assert (extract.form, extract.readable) == ("html", True)


def test_a_page_that_was_not_fetched_keeps_its_reason():
    extract = read_page(SavedPage("https://school.example/careers", b"", status="http-503", clicks=1))
    assert (extract.readable, extract.problem, extract.clicks) == (False, "http-503", 1)


# ---------------------------------------------------------------- PDF and Word


def pdf(*pages, flags="", image=False, encrypt=""):
    """A small PDF with one line of Helvetica a page."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {flags} >>", ""]
    kids = []
    for text in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        resources = "/XObject << /I 99 0 R >>" if image else ""
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects) + 2} 0 R /Resources << {resources} /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>")
        stream = f"BT /F 12 Tf 50 700 Td ({text}) Tj ET" if text else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    numbered = list(enumerate(objects, start=1))
    if image:
        numbered.append((99, "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"))
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in numbered:
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += b"xref\n" + b"".join(f"{number} 1\n{place:010} 00000 n \n".encode() for number, place in places.items())
    return out + f"trailer << /Size 100 /Root 1 0 R {encrypt} >>\nstartxref\n{start}\n%%EOF".encode()


def word(text="Our careers leader is Mrs Lobb, who plans the programme.", **members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/document.xml", f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>')
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def test_pdf_blocks_know_their_page():
    extract = read(pdf("The careers leader is Mrs Lobb.", "Next review: July 2027, by governors.", flags="/Lang (en-GB) /MarkInfo << /Marked true >>"), "policy.pdf")
    assert [(block.page, block.text) for block in extract.blocks] == [(1, "The careers leader is Mrs Lobb."), (2, "Next review: July 2027, by governors.")]
    assert (extract.language, extract.facts["tagged"], extract.facts["pages"]) == ("en-GB", True, 2)


def test_a_scan_is_told_from_an_empty_pdf():
    assert read(pdf("", "", image=True), "scan.pdf").problem == "scanned-pdf"
    assert read(pdf("", ""), "blank.pdf").problem == "no-text"


def test_a_locked_pdf_has_its_reason():
    locked = pdf("secret", encrypt=f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >> /ID [<01> <01>]")
    assert read(locked, "locked.pdf").problem == "encrypted-pdf"


def test_word_is_read():
    extract = read(word(), "plan.docx")
    assert (extract.form, texts(extract)) == ("word", ["Our careers leader is Mrs Lobb, who plans the programme."])


def test_a_zip_that_unpacks_too_far_is_refused_before_it_is_opened():
    assert read(word(**{"word/media/x.bin": b"\x00" * (60 * 1024 * 1024)}), "bomb.docx").problem == "zip-bomb"
    assert read(word(text="a" * (9 * 1024 * 1024)), "ratio.docx").problem == "zip-bomb"


def test_another_zip_is_no_word_file():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert read(out.getvalue(), "a.docx").problem == "unsupported-type"


def test_entities_in_a_word_file_are_not_followed():
    hostile = word().replace(b"", b"")
    bad = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(hostile)) as source, zipfile.ZipFile(bad, "w") as target:
        for member in source.infolist():
            body = source.read(member)
            if member.filename == "word/document.xml":
                body = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + body.replace(b"Mrs Lobb", b"&e;")
            target.writestr(member.filename, body)
    extract = read(bad.getvalue(), "xxe.docx")
    assert "root:" not in " ".join(texts(extract))


# ---------------------------------------------------------------- hostile files, in the child


HOSTILE = {
    "nested.html": b"<html><body>" + b"<div>" * 400_000,
    "attributes.html": b"<html><body><p " + b" ".join(b"a%d=1" % number for number in range(300_000)) + b">hi",
    "cyclic.pdf": pdf("x").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    "deep.pdf": b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer << /Root 1 0 R >>",
    "objects.pdf": b"%PDF-1.7\n" + b"1 0 obj\n" * 200_000,
    "flate.pdf": pdf("x").replace(b"<< /Length 38 >>", b"<< /Length 38 /Filter /FlateDecode >>") + zlib.compress(b"\x00" * 10_000_000),
    "truncated.docx": word()[:300],
}


@pytest.fixture(scope="module")
def extractor():
    with Extractor(seconds=1) as running:
        yield running


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_files_end_as_an_outcome_and_the_next_page_is_read(extractor, name):
    ended = extractor.extract(SavedPage(name, HOSTILE[name]))
    assert isinstance(ended, Extract)
    assert ended.readable or ended.problem in {"parse-limit", "parse-failed", "no-text", "scanned-pdf", "empty"}
    after = extractor.extract(SavedPage("next.html", html("<p>Our careers leader is Mrs Lobb.</p>")))
    assert texts(after) == ["Our careers leader is Mrs Lobb."]


def test_a_child_that_dies_costs_one_page(extractor):
    extractor.extract(SavedPage("a.html", html("<p>words</p>")))
    extractor._child.kill()
    assert extractor.extract(SavedPage("b.html", html("<p>words</p>"))).problem == "parse-limit"
    assert extractor.extract(SavedPage("c.html", html("<p>words</p>"))).readable


def test_mangled_files_never_raise():
    luck = random.Random(20261121)
    seeds = [html("<h1>Careers</h1><p>Mrs Lobb</p>"), pdf("The careers leader is Mrs Lobb."), word()]
    for turn in range(300):
        body = bytearray(luck.choice(seeds))
        for _ in range(luck.randint(1, 12)):
            body[luck.randrange(len(body))] = luck.randrange(256)
        extract = read(bytes(body[: luck.randint(1, len(body))]), f"{turn}.html")
        assert extract.readable or extract.problem


def test_what_the_child_says_is_what_is_read_here(extractor):
    page = SavedPage("page.html", html("<h1>Careers</h1><p>Mrs Lobb leads.</p><a href=x>more</a>"), clicks=2, linked_as="Careers")
    assert extractor.extract(page) == read_page(page)
    assert from_json(read_page(page).as_json()) == read_page(page)


# ---------------------------------------------------------------- files


def test_a_folder_is_read_in_order_of_names(tmp_path):
    for name in ("b.html", "a.txt", "sub/c.docx", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"words")
    (tmp_path / "link.html").symlink_to("/etc/passwd")
    assert [page.address for page in load_folder(tmp_path)] == ["a.txt", "b.html", "sub/c.docx"]


def test_missing_and_empty_targets_say_so(tmp_path):
    with pytest.raises(UsageFault):
        load_file(tmp_path / "none.html")
    with pytest.raises(UsageFault):
        load_folder(tmp_path)
    with pytest.raises(UsageFault):
        load_folder(tmp_path / "none")


def test_a_file_over_the_limit_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr("careersite.audit.saved.BIGGEST_FILE", 3)
    (tmp_path / "big.html").write_bytes(b"words")
    assert load_file(tmp_path / "big.html").status == "too-big"


def test_a_heading_keeps_its_kind_through_inner_boxes():
    extract = read(html("<h2><div><span>Careers leader</span></div></h2><p>Mrs Lobb</p><h3></h3><p>More</p>"))
    assert [(block.kind, block.level, block.text) for block in extract.blocks] == [("heading", 2, "Careers leader"), ("paragraph", 0, "Mrs Lobb"), ("paragraph", 0, "More")]
