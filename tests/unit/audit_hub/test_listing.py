"""Lists as hubs save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from careersite.audit.hub.listing import read_list
from careersite.errors import InputFault, UsageFault

GOOD = "name,website,urn,kind\nAsh School,https://ash.example,100002,academy\nÉlan Académie,elan.example,100001,\n"


def listed(folder: Path, data: str | bytes) -> Path:
    path = folder / "list.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode(), GOOD.encode("utf-8-sig"), GOOD.encode("cp1252"), GOOD.encode("utf-16"), GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace(",", ";").encode(), GOOD.replace(",", "\t").encode(), GOOD.replace("name,website", " Name ,WEBSITE").encode(),
        GOOD.replace("Ash School", '"Ash School"').encode() + b"\n,,,\n\n", GOOD.replace("name,website", "School name,Web address").encode(),
    ],
)  # fmt: skip
def test_every_way_of_saving_a_list(tmp_path: Path, data: bytes) -> None:
    found = read_list(listed(tmp_path, data))
    assert [(school.key, school.name, school.website, school.kind) for school in found] == [
        ("urn-100001", "Élan Académie", "elan.example", ""),
        ("urn-100002", "Ash School", "https://ash.example", "academy"),
    ]


def test_without_urn_and_with_twins(tmp_path: Path) -> None:
    found = read_list(listed(tmp_path, "website,name\na.example,Ash\nb.example,Ash\nc.example,Oak\n"))
    assert [(school.key, school.website) for school in found] == [("ash", "a.example"), ("ash-2", "b.example"), ("oak", "c.example")]


def test_a_website_that_stands_there_again_is_one_school(tmp_path: Path) -> None:
    rows = "Ash,https://ash.example,,\nAsh again,www.Ash.example/,7,academy\nAsh,http://ash.example/,7,\nAsh careers,ash.example/careers,,\nShared,ash.example,8,\n"
    found = read_list(listed(tmp_path, "name,website,urn,kind\n" + rows))
    assert [(school.key, school.kind, school.again) for school in found] == [
        ("urn-7", "academy", ("3 (Ash again)", "4 (Ash)")),
        ("urn-8", "", ()),
        ("ash-careers", "", ()),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "no column"), ("name\nAsh\n", "no column “website”"), ("name,website\n", "no schools"), ("name,website\nAsh,\nOak,oak.example\n,x.example\n", "row 2: Ash has no website"),
        ("name,website\n\n\nAsh,\n", "row 4"), ("name,website,kind\nAsh,a.example,castle\n", "row 2: “castle” is no kind"), ("name,website\nAsh,a.example and b.example\n", "row 2"),
        ("name,website\nAsh,office@ash.example\n", "row 2: “office@ash.example” is not the address of one website: the address holds a user name"),
        ("name,website\nAsh,ftp://ash.example/\n", "row 2"), ("name,website\nOak,oak.example\nAsh,n/a\n", "row 3"), ("name,website\nAsh,http://10.0.0.1/\n", "row 2"),
        ("name,website,urn\nAsh,a.example,7\nOak,o.example,8\nElm,e.example,7\n", "rows 2 and 4: the URN 7 stands here with two different websites"),
        ('name,website\n"Ash,a.example\n', "not closed"), (b"PK\x03\x04rest", "not a CSV file"), (b"name,website\0", "not a CSV file"),
    ],
)  # fmt: skip
def test_lists_that_cannot_be_used_say_where(tmp_path: Path, data: str | bytes, words: str) -> None:
    with pytest.raises(InputFault) as raised:
        read_list(listed(tmp_path, data))
    assert words in str(raised.value)


def test_a_private_network_has_websites_of_its_own(tmp_path: Path) -> None:
    path = listed(tmp_path, "name,website\nAsh,http://127.0.0.1:8000/\nElm,http://intranet/elm\nOak,localhost:8000\n")
    assert len(read_list(path, allow_private=True)) == 3
    with pytest.raises(InputFault):
        read_list(listed(tmp_path, "name,website\nAsh,n/a\nOak,office@127.0.0.1\n"), allow_private=True)


def test_many_faulty_rows_are_counted(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as raised:
        read_list(listed(tmp_path, "name,website\n" + "Ash,\n" * 50))
    assert "30 more rows" in str(raised.value)


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UsageFault):
            read_list(path)
