"""What must be published about access, guidance, information and impact."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from careersite.model.dates import fault
from careersite.model.fields import Count, Day, Email, Line, Lines, Link, Telephone, Text, YesNo, choice, words_of
from careersite.model.part import Part
from careersite.model.vocabulary import Ask, FeedbackGroup, Offer


class ProviderAccess(Part):
    """The provider access policy statement (Education Act 1997, section 42B; guidance: "Provider access policy statement")."""

    introduction: Text = Field("", description="What the statement is for, in a sentence or two.")
    requests: Text = Field("", description="How a provider asks for access: whom, how, how long before.")
    request_email: Email = Field("", description="The address for requests; the careers leader's when empty.")
    request_telephone: Telephone = Field("", description="The telephone number for requests.")
    granting: Text = Field("", description="On what grounds a request is granted.")
    refusing: Text = Field("", description="On what grounds a request is refused.")
    premises: Text = Field("", description="The rooms and equipment that a visiting provider can use.")
    times: Text = Field("", description="When access can be given: times of day, days, events, terms.")
    six_encounters: Text = Field("", description="How the school will meet the six encounters.")
    ask_providers: Annotated[tuple[Annotated[Ask, choice(Ask, "question to providers")], ...], BeforeValidator(words_of)] = Field(
        (), description="What each provider is asked to tell pupils: provider, qualifications, careers, learning, questions."
    )
    safeguarding: Text = Field("", description="How visitors are met and accompanied.")
    representatives: Text = Field("", description="That a provider may bring a representative or an employer.")
    literature: Text = Field("", description="Where providers can leave their prospectus.")
    complaints: Text = Field("", description="How to complain.")
    approved_by: Line = Field("", description="Who agreed the statement, such as the governing body.")
    approved_on: Day | None = Field(None, description="When it was agreed.")
    review_by: Day | None = Field(None, description="By when it will be reviewed; every year is expected.")


class Adviser(Part):
    """A careers adviser who gives personal guidance."""

    name: Line = Field("", description="The adviser's name.")
    role: Line = Field("", description="The role, such as Careers Adviser.")
    qualification: Line = Field("", description="The qualification, such as Level 6 Diploma in Career Guidance.")
    qualification_level: Count | None = Field(None, description="The level of the careers qualification: 4, 6 or 7.")
    professional_register: Line = Field("", description="The professional register, such as the CDI register.")
    works_for: Line = Field("", description="The school or the outside service that the adviser works for.")
    email: Email = Field("", description="An email address.")
    telephone: Telephone = Field("", description="A telephone number.")
    available: Line = Field("", description="The days on which the adviser is in school.")


class PersonalGuidance(Part):
    """The offer of personal guidance (guidance: Benchmark 8)."""

    offer: Text = Field("", description="What personal guidance is and who gets it.")
    how_to_book: Text = Field("", description="How a learner or a parent books a meeting.")
    advisers: tuple[Adviser, ...] = Field((), description="Who gives guidance.")
    when: Text = Field("", description="When meetings take place.")
    minutes: Count | None = Field(None, description="How long a meeting lasts.")
    by_16: Text = Field("", description="What every learner gets by the age of 16.")
    by_18: Text = Field("", description="What every learner gets by the age of 18.")
    for_parents: Text = Field("", description="How parents and carers take part.")
    send: Text = Field("", description="How meetings suit learners with SEND.")
    after: Text = Field("", description="What happens after a meeting: the action plan, the record.")
    impartial: Text = Field("", description="How the school makes sure that guidance is impartial.")


class Information(Part):
    """How each group gets information about the programme (guidance: "Publishing information about the careers programme")."""

    students: Text = Field("", description="How students get information about the programme.")
    parents: Text = Field("", description="How parents and carers get it.")
    teachers: Text = Field("", description="How teachers get it.")
    employers: Text = Field("", description="How employers get it and take part.")
    other_agencies: Text = Field("", description="How providers and other agencies get involved, and what support they can expect.")


class Source(Part):
    """A place outside the school to look things up."""

    name: Line = Field(description="The name, such as National Careers Service.")
    url: Link = Field("", description="The web address.")
    about: Line = Field("", description="What it is good for.")
    covers: Annotated[tuple[Annotated[Offer, choice(Offer, "option")], ...], BeforeValidator(words_of)] = Field(
        (), description="The options that it covers, such as apprenticeships and t-levels."
    )
    telephone: Telephone = Field("", description="A helpline.")


class LabourMarket(Part):
    """Careers and labour market information (guidance: Benchmark 2)."""

    summary: Text = Field("", description="How learners use careers and labour market information.")
    local: Text = Field("", description="What work there is in the area, and what grows.")
    for_parents: Text = Field("", description="How parents and carers are helped to use it.")
    for_staff: Text = Field("", description="How staff get the information.")
    by_key_stage: Text = Field("", description="What is used in each key stage or programme of study.")
    sources: tuple[Source, ...] = Field((), description="Where to look.")


class Pathways(Part):
    """All routes after school, shown fairly."""

    routes: Text = Field("", description="All the routes: sixth form, college, apprenticeships, T Levels, work with training.")
    until_18: Text = Field("", description="What pupils are told about staying in education or training until 18.")
    sources: tuple[Source, ...] = Field((), description="Outside sources that together cover all options.")
    own_sixth_form: Text = Field("", description="How the own sixth form is shown beside the other routes.")
    progression: Text = Field("", description="Progression pathways in specialist settings, such as supported living.")


class Support(Part):
    """What is done for each young person (guidance: Benchmark 3)."""

    send: Text = Field("", description="Support for learners with special educational needs and disabilities.")
    ehcp_reviews: Text = Field("", description="How reviews of education, health and care plans cover adulthood and employment from year 9.")
    vulnerable: Text = Field("", description="Support for vulnerable and disadvantaged learners, looked-after children among them.")
    absent: Text = Field("", description="How learners who are often absent are reached.")
    stereotypes: Text = Field("", description="How stereotypes are challenged and role models shown.")
    alumni: Text = Field("", description="How former learners take part.")
    records: Text = Field("", description="What records are kept, how learners see and use them, and how they move on.")
    aspirations: Text = Field("", description="How aspirations and intended and immediate destinations are collected and used.")


class Feedback(Part):
    """How one group is heard."""

    from_: Annotated[FeedbackGroup, choice(FeedbackGroup, "group")] = Field(alias="from", description="The group: learners, parents, teachers, other-staff, careers-advisers or employers.")
    how: Line = Field("", description="How they are asked.")
    when: Line = Field("", description="How often or when.")


class Route(Part):
    """How many leavers took one route; whole groups only, never single learners."""

    name: Line = Field(description="The route, such as further education college.")
    percent: Count | None = Field(None, description="The share of the leavers, in per cent.")
    learners: Count | None = Field(None, description="The number of leavers; leave out numbers under 6.")


class Destinations(Part):
    """Where the leavers of one year went, as totals."""

    year: Line = Field(description="The year in which they left, such as 2025.")
    cohort: Line = Field("", description="Who they were, such as year 11.")
    routes: tuple[Route, ...] = Field((), description="The routes with their shares.")
    source: Line = Field("", description="Where the figures come from.")

    @field_validator("routes")
    @classmethod
    def _within_hundred(cls, routes: tuple[Route, ...]) -> tuple[Route, ...]:
        total = sum(route.percent or 0 for route in routes)
        if total > 101:
            raise fault("percent", f"The shares add up to {total} per cent.", "Check them; together they cannot be more than 100.")
        return routes


class Impact(Part):
    """How the programme's impact is measured, and what came of it."""

    measures: Text = Field("", description="How the impact on learners is measured and assessed.")
    feedback: tuple[Feedback, ...] = Field((), description="How each of the six groups gives feedback.")
    changes: Text = Field("", description="What was changed in the last 12 months because of evaluation.")
    destinations: tuple[Destinations, ...] = Field((), description="Destinations by year, as totals.")
    uses_destinations: Text = Field("", description="How sustained and longer-term destinations are used to evaluate the programme.")
    results: Text = Field("", description="What was found.")


class Review(Part):
    """When the published information was and will be reviewed."""

    reviewed_on: Day | None = Field(None, description="When it was last reviewed.")
    review_by: Day | None = Field(None, description="The day by which it will be reviewed: a date, not “every year”.")
    by: Line = Field("", description="Who reviews it.")


class Waiver(Part):
    """A requirement set aside by professional judgement (for Gatsby rows only)."""

    id: Line = Field(description="The requirement, such as GB5-1.")
    reason: Text = Field("", description="Why it is set aside.")
    by: Line = Field("", description="Who decided it.")
    until: Day | None = Field(None, description="Until when it holds.")


class Curriculum(Part):
    """How subjects carry careers (guidance: Benchmark 4)."""

    summary: Text = Field("", description="How every subject, or each programme of study, links to careers every year.")
    every_subject: YesNo | None = Field(None, description="Whether every subject links to careers in every year.")
    staff_development: Text = Field("", description="How careers are part of staff development.")


class Engagement(Part):
    """How parents and employers are brought in."""

    parents: Text = Field("", description="How parents and carers are engaged throughout the programme.")
    employers_can: Lines = Field((), description="What employers can do, such as host a visit.")
    employers_asked: Text = Field("", description="What the school asks of employers, and how it helps them.")
    open_dates: Lines = Field((), description="Dates for which employers or providers are wanted.")


def _by_benchmark(value: Any) -> Any:
    if isinstance(value, dict):
        for key in value:
            if key not in tuple("12345678"):
                raise fault("benchmark", f"“{key}” is not a Gatsby benchmark.", "Use the numbers 1 to 8 as names.")
        return {int(key): text for key, text in value.items() if text != ""}
    return value


BenchmarkTexts = Annotated[dict[int, Text], BeforeValidator(_by_benchmark)]
