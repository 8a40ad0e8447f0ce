"""What happens: activities, the providers and employers that take part, learning outcomes, leaver profiles."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from careersite.model.dates import fault
from careersite.model.fields import (
    Benchmarks,
    Count,
    Email,
    Id,
    Ids,
    Line,
    Lines,
    Link,
    Text,
    Time,
    WhenField,
    Years,
    YesNo,
    choice,
    one_or_many,
    words_of,
)
from careersite.model.part import Part
from careersite.model.vocabulary import ActivityKind, Attendance, Criterion, EmployerKind, EmployerSize, Format, Offer, ProviderKind, Stage


class Activity(Part):
    """One activity of the programme."""

    id: Id = Field(description="A short name for this activity, such as y8-college-day; keep it from year to year.")
    title: Line = Field(description="The title as readers see it.")
    kind: Annotated[ActivityKind, choice(ActivityKind, "kind of activity")] = Field(description="What it is, such as provider-encounter.")
    years: Years = Field(description="The school years that take part: 8, [8, 9] or 7-13.")
    when: WhenField | None = Field(
        None,
        description="A day (2026-11-12), several days (2026-11-12, 2026-11-19), a stretch (5 to 9 July 2027), a month (November 2026), a term (autumn) or all year.",
    )
    starts: Time = Field("", description="When it begins, such as 09:30.")
    ends: Time = Field("", description="When it ends.")
    minutes: Count | None = Field(None, description="How long it lasts for each learner, in minutes.")
    days: Count | None = Field(None, description="How many days it lasts, for work experience.")
    stage: Annotated[Stage, choice(Stage, "stage")] | None = Field(
        None, description="The stage of the learning journey: introduce, explore or apply."
    )
    place: Line = Field("", description="Where it happens.")
    format: Annotated[Format, choice(Format, "format")] | None = Field(None, description="in-person, virtual or blended.")
    benchmarks: Benchmarks = Field((), description="The Gatsby benchmarks that it serves, such as [5, 7].")
    outcomes: Ids = Field((), description="The ids of the learning outcomes that it serves.")
    objectives: Lines = Field((), description="What learners will know or be able to do afterwards.")
    summary: Text = Field("", description="What happens, in two or three sentences.")
    for_learners: Text = Field("", description="What a learner should know, written to the learner.")
    for_parents: Text = Field("", description="What a parent should know and can do, written to the parent.")
    providers: Ids = Field((), description="The ids of the providers that take part.")
    employers: Ids = Field((), description="The ids of the employers that take part.")
    attendance: Annotated[Attendance, choice(Attendance, "word for who attends")] | None = Field(
        None, description="Who attends: all, selected or optional."
    )
    in_school_day: YesNo | None = Field(None, description="Whether it is held in the standard school day.")
    provider_access: YesNo | None = Field(
        None, description="Whether it counts towards the six provider encounters; yes for a provider encounter when not given."
    )
    subjects: Lines = Field((), description="The subjects in which it takes place.")
    prepare: Text = Field("", description="How learners and visitors prepare.")
    reflect: Text = Field("", description="How learners look back on it.")
    meaningful: Annotated[tuple[Annotated[Criterion, choice(Criterion, "criterion")], ...], BeforeValidator(words_of)] = Field(
        (), description="Which criteria of a meaningful encounter or experience it meets."
    )
    parents_invited: YesNo | None = Field(None, description="Whether parents and carers take part.")
    book: Text = Field("", description="How to book or sign up.")
    led_by: Line = Field("", description="Who leads it in school.")
    cancelled: YesNo | None = Field(None, description="Whether it has been called off; it then no longer counts.")
    transition: Line = Field("", description="The choice or deadline that it prepares for, such as year 9 options.")

    @field_validator("ends")
    @classmethod
    def _after_start(cls, ends: str, info: ValidationInfo) -> str:
        starts = info.data.get("starts")
        if starts and ends and ends < starts:
            raise fault("ends_before", f"It ends ({ends}) before it starts ({starts}).", "Write a time after noon as 14:15 or 2.15pm.")
        return ends

    @property
    def is_provider_encounter(self) -> bool:
        """Whether the school counts it towards the six provider encounters."""
        if self.cancelled:
            return False
        return self.kind is ActivityKind.PROVIDER_ENCOUNTER if self.provider_access is None else self.provider_access


    @property
    def minutes_by_times(self) -> int | None:
        """How long it lasts from ``starts`` to ``ends``, where both are given."""
        if not self.starts or not self.ends:
            return None
        (first_hour, first_minute), (last_hour, last_minute) = (map(int, time.split(":")) for time in (self.starts, self.ends))
        return 60 * (last_hour - first_hour) + last_minute - first_minute


class Provider(Part):
    """A provider of education or training."""

    id: Id = Field(description="A short name, such as bridge-college.")
    name: Line = Field(description="The provider's name.")
    kind: Annotated[ProviderKind, choice(ProviderKind, "kind of provider")] = Field(description="What it is, such as fe-college.")
    offers: Annotated[tuple[Annotated[Offer, choice(Offer, "offer")], ...], BeforeValidator(words_of)] = Field(
        (), description="What it teaches, such as t-levels or apprenticeships."
    )
    website: Link = Field("", description="Its website.")
    email: Email = Field("", description="An email address for the school's use and for parents.")
    about: Text = Field("", description="What learners should know of it.")


class Employer(Part):
    """An employer that takes part."""

    id: Id = Field(description="A short name, such as city-hospital.")
    name: Line = Field(description="The employer's name.")
    kind: Annotated[EmployerKind, choice(EmployerKind, "kind of employer")] | None = Field(None, description="business, public, charity, self-employed or social-enterprise.")
    sector: Line = Field("", description="The sector, such as health and care.")
    size: Annotated[EmployerSize, choice(EmployerSize, "size")] | None = Field(None, description="self-employed, micro, small, medium or large.")
    website: Link = Field("", description="Its website.")
    about: Text = Field("", description="What learners should know of it.")


class Outcome(Part):
    """A learning outcome of the whole provision."""

    id: Id = Field(description="A short name, such as pathways.")
    statement: Text = Field(description="What learners will know, understand or be able to do.")
    title: Line = Field("", description="A few words for tables and pictures.")
    years: Years = Field((), description="The years in which it is worked on; all years when not given.")
    stages: Annotated[tuple[Annotated[Stage, choice(Stage, "stage")], ...], BeforeValidator(words_of)] = Field(
        (), description="The stages that it belongs to; all three when not given."
    )
    key_stages: Annotated[tuple[Line, ...], BeforeValidator(one_or_many)] = Field(
        (), description="The key stages or programmes of study that it belongs to, such as KS3."
    )
    frameworks: Lines = Field((), description="References to frameworks, such as cdi:explore-possibilities or skills-builder:teamwork.")


class Trait(Part):
    """One line of a leaver profile."""

    statement: Line = Field(description="What a leaver knows, can do or does.")
    outcomes: Ids = Field((), description="The learning outcomes that lead to it.")


def _as_trait(value: Any) -> Any:
    items = one_or_many(value)
    if isinstance(items, list | tuple):
        return [{"statement": item} if isinstance(item, str) else item for item in items]
    return items


Traits = Annotated[tuple[Trait, ...], BeforeValidator(_as_trait)]


class LeaverProfile(Part):
    """What learners should take with them when they leave."""

    at: Line = Field(description="When they leave, such as end of year 11.")
    year: Count | None = Field(None, description="The school year at whose end they leave.")
    knowledge: Traits = Field((), description="What leavers know and understand.")
    skills: Traits = Field((), description="What leavers can do.")
    behaviours: Traits = Field((), description="How leavers act.")


class YearGuide(Part):
    """What one school year means to a learner and a parent."""

    year: Count = Field(description="The school year, such as 7.")
    focus: Text = Field("", description="What this year is about, in a sentence.")
    entitlement: Lines = Field((), description="How the sentence goes on that begins: by the end of this year I will have …")
    parents_can: Lines = Field((), description="What parents and carers can do this year.")
    ask: Lines = Field((), description="Questions that parents can ask their child or the school.")


class Subject(Part):
    """What a subject does for careers."""

    name: Line = Field(description="The subject.")
    years: Years = Field((), description="The years in which it links to careers; all years when not given.")
    links: Text = Field("", description="How lessons link to careers.")
    outcomes: Ids = Field((), description="The learning outcomes that the subject carries.")
    use: Text = Field("", description="What teachers can use.")


class Transition(Part):
    """A choice or a deadline on the road."""

    title: Line = Field(description="What it is, such as year 9 options.")
    years: Years = Field(description="The years that it concerns.")
    when: WhenField = Field(description="A day (2027-03-19), a stretch (8 to 19 March 2027) or a month (March 2027).")
    about: Text = Field("", description="What to do by then.")
    link: Link = Field("", description="Where to read more.")
