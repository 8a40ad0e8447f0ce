"""The whole of what a school writes: the root of programme.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from careersite.model.activity import Activity, Employer, LeaverProfile, Outcome, Provider, Subject, Transition, YearGuide
from careersite.model.easy_read import EasyRead
from careersite.model.fields import AcademicYearStart, File, Lines, Text
from careersite.model.institution import Accessibility, CareersLeader, Document, Institution, Media, People, Site, Term
from careersite.model.part import Part
from careersite.model.policy import (
    BenchmarkTexts,
    Curriculum,
    Engagement,
    Impact,
    Information,
    LabourMarket,
    Pathways,
    PersonalGuidance,
    ProviderAccess,
    Review,
    Support,
    Waiver,
)
from careersite.model.when import Span, When, month_span

# Where a school gives no term dates: term by month, as in the contract (autumn ends with December, spring with March).
_TERM_MONTHS = {"autumn": ((9, 1), (12, 31)), "spring": ((1, 1), (3, 31)), "summer": ((4, 1), (7, 31))}


class Programme(Part):
    """A careers programme of one academic year."""

    institution: Institution = Field(description="The school, college or provider.")
    academic_year: AcademicYearStart = Field(description="The academic year that this file describes, such as 2026-27.")
    terms: tuple[Term, ...] = Field((), description="The terms of the year with their dates.")
    earlier_years: tuple[File, ...] = Field((), description="The files of former years, such as years/2025-26.yaml.")
    careers_leader: CareersLeader = Field(default_factory=CareersLeader, description="The careers leader, with a way to reach them.")
    people: People = Field(default_factory=People, description="Head, senior leader, link governor, SENCO, enterprise adviser.")
    summary: Text = Field("", description="The careers programme in a few paragraphs.")
    aims: Lines = Field((), description="What the programme is for.")
    backing: Text = Field("", description="How head, senior team and governors back the programme.")
    development_plan: Text = Field("", description="How careers are linked to the whole institution's development plan.")
    strategic_plan: Text = Field("", description="The strategic careers plan: how the programme is put into practice and its impact measured.")
    benchmarks: BenchmarkTexts = Field({}, description="What is done for each Gatsby benchmark, by its number 1 to 8.")
    outcomes: tuple[Outcome, ...] = Field((), description="The learning outcomes of the whole provision.")
    leaver_profiles: tuple[LeaverProfile, ...] = Field((), description="What learners should take with them when they leave.")
    year_guides: tuple[YearGuide, ...] = Field((), description="What each school year means to a learner and a parent.")
    activities: tuple[Activity, ...] = Field((), description="What happens.")
    transitions: tuple[Transition, ...] = Field((), description="Choices and deadlines on the road.")
    subjects: tuple[Subject, ...] = Field((), description="What each subject does for careers.")
    curriculum: Curriculum = Field(default_factory=Curriculum, description="How subjects carry careers.")
    providers: tuple[Provider, ...] = Field((), description="Providers of education and training that take part.")
    employers: tuple[Employer, ...] = Field((), description="Employers that take part.")
    engagement: Engagement = Field(default_factory=Engagement, description="How parents and employers are brought in.")
    provider_access: ProviderAccess = Field(default_factory=ProviderAccess, description="The provider access policy statement.")
    personal_guidance: PersonalGuidance = Field(default_factory=PersonalGuidance, description="The offer of personal guidance.")
    information: Information = Field(default_factory=Information, description="How each group gets information about the programme.")
    labour_market: LabourMarket = Field(default_factory=LabourMarket, description="Careers and labour market information.")
    pathways: Pathways = Field(default_factory=Pathways, description="All routes after school, shown fairly.")
    support: Support = Field(default_factory=Support, description="What is done for each young person.")
    impact: Impact = Field(default_factory=Impact, description="How impact is measured, and what came of it.")
    review: Review = Field(default_factory=Review, description="When the published information is reviewed.")
    waivers: tuple[Waiver, ...] = Field((), description="Gatsby rows set aside, each with its reason.")
    documents: tuple[Document, ...] = Field((), description="Documents to link.")
    easy_read: tuple[EasyRead, ...] = Field((), description="The main pages in easy read, in the school's own words; drawn from the programme where not given.")
    media: tuple[Media, ...] = Field((), description="Recordings with their words written out.")
    accessibility: Accessibility = Field(default_factory=Accessibility, description="What the school signs in its accessibility statement.")
    site: Site = Field(default_factory=Site, description="How the site looks and where it will be.")

    @property
    def year_name(self) -> str:
        """The academic year as readers see it: ``2026-27``."""
        return f"{self.academic_year}-{(self.academic_year + 1) % 100:02d}"

    @property
    def year_span(self) -> Span:
        """1 September to 31 August."""
        return Span(date(self.academic_year, 9, 1), date(self.academic_year + 1, 8, 31))

    @property
    def taught(self) -> tuple[int, ...]:
        """The school years taught."""
        return self.institution.taught

    def spans(self, when: When | None) -> tuple[Span, ...]:
        """Turn a ``when`` into days: a month or term lies in this academic year; nothing gives nothing."""
        if when is None:
            return ()
        if when.spans:
            return when.spans
        if when.whole_year:
            return (self.year_span,)
        if when.month:
            year = self.academic_year if when.month >= 9 else self.academic_year + 1
            return (month_span(year, when.month),)
        return (self._term_span(when.term),)

    def _term_span(self, name: str) -> Span:
        named = [term for term in self.terms if name in term.name.lower()]
        if named:
            return Span(min(term.starts for term in named), max(term.ends for term in named))
        (start_month, start_day), (end_month, end_day) = _TERM_MONTHS[name]
        year = self.academic_year if name == "autumn" else self.academic_year + 1
        return Span(date(year, start_month, start_day), date(year, end_month, end_day))

    def provider(self, identity: str) -> Provider:
        """The provider with this id (the file was checked, so it is there)."""
        return next(provider for provider in self.providers if provider.id == identity)

    def employer(self, identity: str) -> Employer:
        """The employer with this id."""
        return next(employer for employer in self.employers if employer.id == identity)

    def outcome(self, identity: str) -> Outcome:
        """The learning outcome with this id."""
        return next(outcome for outcome in self.outcomes if outcome.id == identity)

    def guide(self, year: int) -> YearGuide | None:
        """What the file says of one school year."""
        return next((guide for guide in self.year_guides if guide.year == year), None)

    def held(self) -> Iterator[tuple[int, Activity]]:
        """The activities that are not called off, with their place in the list."""
        return ((index, activity) for index, activity in enumerate(self.activities) if not activity.cancelled)

    def in_year(self, year: int) -> list[Activity]:
        """The activities of one school year, by date; those without a date last."""
        found = [activity for _, activity in self.held() if year in activity.years]
        return sorted(found, key=self.order_of)

    def order_of(self, activity: Activity) -> tuple[date, str, str]:
        """Sort by first day, then title."""
        spans = self.spans(activity.when)
        return (spans[0].start if spans else date.max, activity.starts, activity.title)
