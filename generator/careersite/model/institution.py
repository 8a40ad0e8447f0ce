"""Who publishes: the institution, its people, its website."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator, model_validator

from careersite.model.dates import fault, long_day, quoted
from careersite.model.fields import (
    Ages,
    Colour,
    Count,
    Day,
    Email,
    File,
    Language,
    Line,
    Lines,
    Link,
    Telephone,
    Text,
    Years,
    YesNo,
    choice,
)
from careersite.model.part import Part
from careersite.model.vocabulary import SPECIALIST, Column, InstitutionKind, Offer, SiteForm, Status, column


class Institution(Part):
    """The school, college or provider."""

    name: Line = Field(description="The name as parents know it.")
    kind: Annotated[InstitutionKind, choice(InstitutionKind, "kind of institution")] = Field(
        description="What kind of institution this is; it decides what the law asks (academy takes in free schools)."
    )
    status: Annotated[Status, choice(Status, "status")] | None = Field(
        None, description="For a middle school: maintained or academy. Other kinds do not need it."
    )
    years: Years = Field((), description="The school years taught, such as 7-13. Colleges may give ages instead.")
    ages: Ages | None = Field(None, description="The ages taught, such as 16-19, where there are no school years.")
    urn: Line = Field("", description="The unique reference number of the institution (six digits).")
    address: Text = Field("", description="The postal address.")
    telephone: Telephone = Field("", description="The main telephone number.")
    email: Email = Field("", description="The main email address.")
    website: Link = Field("", description="The address of the school's own website.")
    local_authority: Line = Field("", description="The local authority.")
    careers_hub: Line = Field("", description="The careers hub that the institution belongs to.")
    trust: Line = Field("", description="The academy trust, if there is one.")
    sixth_form: YesNo | None = Field(None, description="Whether there is an own sixth form; read from the years when not given.")
    courses: tuple[Annotated[Offer, choice(Offer, "kind of course")], ...] = Field(
        (), description="What is taught after 16, such as a-levels or t-levels; T Levels bring a placement of 45 days."
    )

    @field_validator("urn")
    @classmethod
    def _six_digits(cls, urn: str) -> str:
        if urn and not re.fullmatch(r"[0-9]{5,7}", urn):
            raise fault("urn", f"{quoted(urn)} is not a URN.", "A URN has six digits; find it at Get information about schools.")
        return urn

    @model_validator(mode="after")
    def _years_or_ages(self) -> Institution:
        if not self.years and not self.ages:
            raise fault("years_missing", "It is not said which years are taught.", "Add years: 7-13 (or ages: 16-19 for a college).")
        return self

    @property
    def taught(self) -> tuple[int, ...]:
        """The school years taught; ages are turned into years (year 7 begins at age 11), up to year 13."""
        if self.years or self.ages is None:
            return self.years
        first, last = self.ages
        start = min(13, max(1, first - 4))
        return tuple(range(start, max(start, min(13, last - 5)) + 1))

    @property
    def by_age(self) -> bool:
        """Whether learners are counted from 16 on, as colleges do that give ages and no school years: first year, second year."""
        return not self.years and set(self.taught) <= {12, 13}

    @property
    def column(self) -> Column:
        """Whom the guidance counts this institution as."""
        return column(self.kind, self.status)

    @property
    def level_unknown(self) -> bool:
        """True where the kind leaves open how strongly things are asked; they are then asked as of a maintained school."""
        return self.kind is InstitutionKind.UNKNOWN or (self.kind is InstitutionKind.MIDDLE and self.status is None)

    @property
    def is_school(self) -> bool:
        """True for all but colleges and training providers."""
        return self.column not in (Column.COLLEGE, Column.ITP)

    @property
    def is_specialist(self) -> bool:
        """True where Compass asks the questions for specialist settings."""
        return self.kind in SPECIALIST


class Term(Part):
    """A term of the academic year."""

    name: Line = Field(description="Autumn, spring or summer (or the school's own name).")
    starts: Day = Field(description="The first day of the term.")
    ends: Day = Field(description="The last day of the term.")

    @field_validator("ends")
    @classmethod
    def _after_start(cls, ends: date, info: ValidationInfo) -> date:
        starts = info.data.get("starts")
        if starts and ends < starts:
            raise fault("ends_before", f"It ends ({long_day(ends)}) before it starts ({long_day(starts)}).", "Check the year of both days.")
        return ends


class Person(Part):
    """A named person with a way to reach them."""

    name: Line = Field("", description="The person's name as parents should use it.")
    role: Line = Field("", description="The role, such as Careers Leader.")
    email: Email = Field("", description="An email address; one for the role lasts longer than one for the person.")
    telephone: Telephone = Field("", description="A telephone number with extension.")
    available: Line = Field("", description="When the person can be reached, such as Tuesday and Thursday.")


class CareersLeader(Person):
    """The careers leader (guidance: Benchmark 1)."""

    training: Text = Field("", description="The training that the careers leader has done or is doing.")
    days: Line = Field("", description="The time given to careers work, such as two days a week.")


class People(Part):
    """Those who stand behind the programme."""

    head: Person = Field(default_factory=Person, description="The headteacher or principal.")
    senior_leader: Person = Field(default_factory=Person, description="The senior leader responsible for careers.")
    link_governor: Person = Field(default_factory=Person, description="The governor or trustee with a strategic interest in careers.")
    senco: Person = Field(default_factory=Person, description="The special educational needs coordinator.")
    enterprise_adviser: Person = Field(default_factory=Person, description="The enterprise adviser from a local employer.")


class Colours(Part):
    """The school's colours; each is checked for contrast when the site is built."""

    main: Colour = Field("", description='The colour of the header and of links, in quotes: "#005ea5".')
    accent: Colour = Field("", description="A second colour for marks and edges.")


class Document(Part):
    """A document to link: a file in the content folder."""

    title: Line = Field(description="The title as readers see it.")
    file: File = Field(description="The file inside content/, such as documents/policy.pdf.")
    about: Line = Field("", description="What it says, in a sentence.")
    language: Language = Field("", description="The language, where it is not the site's.")


class Media(Part):
    """An audio or video recording with its words written out."""

    title: Line = Field(description="The title as readers see it.")
    file: File = Field(description="The recording inside content/, such as media/options.mp4.")
    transcript: Text = Field("", description="All that is said and shown, in words. Without it the recording is not published.")
    captions: File = Field("", description="Captions in WebVTT inside content/.")
    about: Line = Field("", description="What it is about, in a sentence.")

    @property
    def is_video(self) -> bool:
        """Whether there is something to see, by the file's name."""
        return self.file.lower().endswith((".mp4", ".webm"))


class Site(Part):
    """How the site looks and where it will be."""

    url: Link = Field("", description="The address at which the site will be published.")
    language: Language = Field("en", description="The language of the programme: en or another code.")
    logo: File = Field("", description="The school's logo inside content/ (SVG, PNG or JPEG).")
    logo_text: Line = Field("", description="What the logo shows, in words; the school's name when empty.")
    colours: Colours = Field(default_factory=Colours, description="The school's colours.")
    translations: tuple[Language, ...] = Field((), description="Further languages of the site, such as pl or ur.")
    forms: tuple[Annotated[SiteForm, choice(SiteForm, "form")], ...] = Field((), description="Documents that the site makes and links besides calendars and data: pdf, office.")

    @field_validator("url")
    @classmethod
    def _a_folder(cls, url: str) -> str:
        # The addresses of the pages are added to its end.
        if "?" in url or "#" in url:
            raise fault("link", f"{quoted(url)} is the address of one page.", "Give the address at which the whole site begins, without ? and #.")
        return url


class KnownIssue(Part):
    """Something on the site that not everybody can use."""

    what: Text = Field(description="What cannot be used, and by whom.")
    why: Text = Field("", description="Why it does not work yet.")
    instead: Text = Field("", description="What to use instead, or whom to ask.")
    until: Day | None = Field(None, description="By when it will be put right.")


class Accessibility(Part):
    """What the school signs in its accessibility statement (SI 2018/952, regulation 8)."""

    prepared_on: Day | None = Field(None, description="The day on which the statement was written.")
    reviewed_on: Day | None = Field(None, description="The day on which it was last checked.")
    tested_on: Day | None = Field(None, description="The day on which the site was last tested.")
    tested_by: Line = Field("", description="Who tested it and how.")
    status: Text = Field("", description="In the school's own words: how far the site meets WCAG 2.2 AA.")
    known_issues: tuple[KnownIssue, ...] = Field((), description="What is known not to work for everybody.")
    contact: Person = Field(default_factory=Person, description="Whom to tell of a problem; the careers leader when empty.")
    contact_form: Link = Field("", description="The address of a contact form, if there is one.")
    answer_within: Count = Field(5, description="Within how many school days the school answers.")
    alternatives: Lines = Field((), description="Other forms that can be asked for, such as large print.")
