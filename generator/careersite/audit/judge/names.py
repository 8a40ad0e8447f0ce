"""People's names in running text, and the roles that stand beside them.

Names are found by shape: a title and a surname, an initial and a surname, or two or three capitalised words of which
none is a word that school pages write with a capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cues import Cue

_TITLE = r"(?:Mrs|Mr|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Rev(?:d|erend)?|Fr|Sister|Madame|Mme|MRS|MR|MS|MISS|DR)\b\.?"
_WORD = r"(?:(?:Ó|Ní|Nic|Ui|Uí|St\.)\s)?(?:(?:O|D|Mc|Mac|De|Fitz|Al|El)['’-]?)?[A-ZÀ-ÖØ-Þ][a-zA-ZÀ-ÿ]*(?:['’-][A-ZÀ-ÖØ-Þa-z][a-zA-ZÀ-ÿ]*)*"
_LINK = r"(?:\s(?:de|da|van|von|der|den|la|le|el|al|bin|ap|of))"
_TITLED = Cue(rf"\b{_TITLE}\s{{0,2}}(?:[A-Z]\.?\s{{0,2}}){{0,3}}{_WORD}(?:{_LINK}?\s{_WORD}){{0,2}}")
_UNTITLED = Cue(rf"\b(?:{_WORD}(?:\s[A-Z]\.?)?(?:{_LINK}{{0,2}}\s{_WORD}){{1,2}}|(?:[A-Z]\.?\s?){{1,2}}\s?{_WORD})")
_STRIP = Cue(rf"^(?:{_TITLE}\s*)")

#: Words that pages write with a capital and that are no part of a person's name.
NOT_NAMES = frozenset(
    """a about academic academies academy access achieved action activities adult advice adviser advisers advisor advisors
    advisory after aged agenda agreement aim aims all also alumni amazing an and annual any apprenticeship apprenticeships april
    are area art articles ask aspirations aspire assembly assessment assistant associate at august authored autumn available award awards
    baker based because before benchmark benchmarks board book btec budget build building bulletin business by calendar call
    campus can career careers caring centre ceiag ceo certificate chair champion chief choices christmas church clause click
    clinic club coach college colleges committee communication community compass computing connexions contact coordinator
    co-ordinator council counsellor counsellors county course courses cover covid curriculum data date dates day days dear december
    deputy design designated destination destinations details development dfe director directory discover diversity document
    download drama dt duke each early easter education email employability employer employers encounter encounters engagement
    english enterprise entitlement equality event events every executive experience experiences explore extension faculty fair faith
    family faqs february federation feedback finance find first for forge form forum foundation free french friday from full
    further future futures gatsby gcse gcses geography george german girls good governing governor governors grammar group guidance
    guide gym hall have head headteacher headmaster headmistress health help here high higher history home homework house how hub
    human humanities ict if impact implementation in inclusion independent induction industry information inspire institute
    intent interview interviews introduction is it its january job jobs join journey july june junior key lead leader leaders
    leadership leading learner learners learning leave legislation lesson lessons letter level levels library life line link links
    lmi local lower main manager managers management march market mathematics maths may meet meeting meetings member mentor middle
    minister mission mobile monday month more music my name national nationally neet new news newsletter next no north notice
    november now october of office officer ofsted on online open opening opportunities option options or other our overview
    parent parents pastoral pathway pathways pe performance person personal phone phonics physical placement plan please
    policies policy post practice premises prepare presentation primary principal principals procedure procedures professional
    programme progress progression project prospectus provider providers provision pshe psychology public pupil pupils
    qualification qualifications qualified quality ready reception record religious report request requests resources
    responsibility responsible review road route routes royal safeguarding saint sats saturday school schools science secondary
    secretary section senco send sendco senior september service services session sex short sixth skills skype slt social
    society south spanish special speak specialist spring staff stage standard statement statutory stem story strategic
    strategy street student students studio studies subject summer sunday support survey t talent talk teacher teachers
    teaching team teams technical technology tel telephone term the their these they this through thursday to together
    tour trainee training transition trust trustee trustees tuesday tutor tutors twitter uk under union unifrog university
    upper us useful utc vacancies vacant values vice view vision visit visits vocational voice volunteer we wednesday week
    welcome well wellbeing west what when where which who why will with work working workplace world writing year years
    yes you young your youth xello morrisby kudos ucas nhs raf army navy google facebook microsoft trained tbc tba unknown
    appointed confirmed post provided based lane avenue close drive place park court square bs ba bsc ma msc pgce npq npqh
    region regional cornwall devon london kent surrey essex norfolk suffolk yorkshire lancashire durham""".split()
)
#: Words of the list above that are first names too; another name must follow.
_FIRST_NAMES = frozenset("faith april may june will art august sage trinity story france".split())
#: … and surnames, after a first name or an initial.
_SURNAMES = frozenset("baker church close day dear drive english french german good hall head kent lane march may north page park place reader royal sharp short south spring street summer west winter young book bishop day durham lancashire london story".split())
_OTHER_ROLE = Cue(
    r"\b(?:careers? (?:guidance )?advis[eo]rs?|advis[eo]rs?|head ?teacher|principal|governor|senco|sendco|tutor|administrator|receptionist"
    r"|librarian|secretary|counsellor|chair|director|head of|coordinator|co-ordinator|manager|officer|teacher)\b"
)


#: What makes the words before it a school or a firm.
_PLACE = Cue(r"\s+(?:(?:Church|Catholic|CofE|Primary|Secondary|High|Grammar|Community|Sixth|Free|Studio|Special|Girls|Boys|C of E)\b.{0,3})*\s?(?:School|Academy|College|Trust|University|Federation|High|Grammar|UTC|Training|Ltd|Limited|Council|Hub|Sixth Form)\b")
_NO_SURNAME = frozenset("careers career lead leader head headteacher principal assistant deputy and or the".split())
_NEXT = Cue(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name with its place in the text; ``titled`` where a title stands before it."""

    text: str
    start: int
    end: int
    titled: bool


def _trim(text: str) -> str:
    """Drop role and page words that ran on after a name."""
    words = text.split(" ")
    for index, word in enumerate(words):
        initial = len(word.strip(".")) == 1 and word[0].isupper()
        low = word.strip(".,").lower()
        named = low in (_SURNAMES if index else _FIRST_NAMES)
        if low in NOT_NAMES and not initial and not named:
            return " ".join(words[:index])
    return text


def titled_at(text: str, start: int) -> Name | None:
    """The titled name that begins at a place, if there is one."""
    hit = _TITLED.match(text, start)
    return _titled(hit) if hit else None


def _titled(hit: re.Match[str]) -> Name | None:
    head = _STRIP.match(hit.group())
    assert head is not None
    words = hit.group()[head.end() :]
    # Whoever has a title has a surname, even if it is Hall, Young or Page.
    surname = re.match(r"(?:[A-ZÀ-Þ]\.?\s{0,2})*\S+", words)
    first = surname.group() if surname and surname.group().lower() not in _NO_SURNAME else ""
    rest = first + _trim("X" + words[len(first) :])[1:] if first else _trim(words)
    rest = rest.strip()
    if not rest or len(rest.replace(".", "").replace(" ", "")) < 2:
        return None
    whole = hit.group()[: head.end()] + rest
    return Name(whole, hit.start(), hit.start() + len(whole), True)


def untitled_at(text: str, start: int) -> Name | None:
    """The name without a title that begins at a place: initial and surname, or two to three words."""
    hit = _UNTITLED.match(text, start)
    if hit is None:
        return None
    words = _trim(hit.group()).strip()
    parts = words.split()
    if _PLACE.match(text, hit.start() + len(words)):
        return None
    if len(parts) < 2 or not parts[-1][:1].isupper() or len(parts[-1]) < 2:
        return None
    if any(len(part) > 2 and part.isupper() for part in parts) and not words.isupper():
        return None
    return Name(words, hit.start(), hit.start() + len(words), False)


def name_at(text: str, start: int) -> Name | None:
    """A name, titled or not, that begins at a place."""
    return titled_at(text, start) or untitled_at(text, start)


def titled_names(text: str, start: int = 0, end: int | None = None) -> list[Name]:
    """All titled names between two places."""
    window = text if end is None else text[:end]
    return [name for hit in _TITLED.finditer(window, start) if (name := _titled(hit))]


def names(text: str, start: int, end: int) -> list[Name]:
    """All names between two places, in order; a titled name wins over its own tail."""
    found: list[Name] = []
    place = start
    window = text[:end]
    while place < end:
        hit = _TITLED.search(window, place)
        other = _UNTITLED.search(window, place)
        first = min((match for match in (hit, other) if match), key=lambda match: match.start(), default=None)
        if first is None:
            break
        name = name_at(window, first.start())
        if name is None:
            gap = _NEXT.match(window, first.start())
            place = gap.end() if gap else first.end()
        else:
            found.append(name)
            place = max(name.end, first.start() + 1)
    return found


def is_name_line(text: str) -> Name | None:
    """The name, where a line is nothing but a name (and perhaps letters after it or an address)."""
    stripped = text.strip(" ,:-|*")
    name = name_at(stripped, 0)
    if name is None:
        return None
    rest = stripped[name.end :].strip(" ,:-|()")
    return name if not rest or "@" in rest or re.fullmatch(r"(?:[A-Z]{1,4}[a-z]*\W*){1,4}|[\d ()+]{8,20}", rest) else None


def other_role(low: str) -> bool:
    """Whether a text names a role that is not the leader's."""
    return bool(_OTHER_ROLE.search(low))
