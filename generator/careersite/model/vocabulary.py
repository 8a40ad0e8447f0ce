"""The field's fixed words: kinds of institution, activity and provider, stages, criteria, groups.

The words are those of the guidance ("dfe-2025-05"), of the careers learning journeys and of Compass; requirements.md
of the catalogue says which text each comes from.
"""

from __future__ import annotations

from enum import StrEnum


class InstitutionKind(StrEnum):
    """The kinds of institution that the guidance tells apart."""

    MAINTAINED = "maintained"
    SPECIAL = "special"
    PRU = "pru"
    ACADEMY = "academy"
    SPECIAL_ACADEMY = "special-academy"
    AP_ACADEMY = "ap-academy"
    UTC = "utc"
    MIDDLE = "middle"
    SIXTH_FORM_COLLEGE = "sixth-form-college"
    FE_COLLEGE = "fe-college"
    ITP = "itp"
    SPECIAL_POST_16 = "special-post-16"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


class Column(StrEnum):
    """What a kind counts as when the guidance says whom it binds."""

    MAINTAINED = "maintained"
    ACADEMY = "academy"
    COLLEGE = "college"
    ITP = "itp"
    INDEPENDENT = "independent"


class Status(StrEnum):
    """What a middle school is: its kind leaves that open."""

    MAINTAINED = "maintained"
    ACADEMY = "academy"


_COLUMNS = {
    InstitutionKind.MAINTAINED: Column.MAINTAINED,
    InstitutionKind.SPECIAL: Column.MAINTAINED,
    InstitutionKind.PRU: Column.MAINTAINED,
    InstitutionKind.MIDDLE: Column.MAINTAINED,
    InstitutionKind.UNKNOWN: Column.MAINTAINED,
    InstitutionKind.ACADEMY: Column.ACADEMY,
    InstitutionKind.SPECIAL_ACADEMY: Column.ACADEMY,
    InstitutionKind.AP_ACADEMY: Column.ACADEMY,
    InstitutionKind.UTC: Column.ACADEMY,
    InstitutionKind.SIXTH_FORM_COLLEGE: Column.COLLEGE,
    InstitutionKind.FE_COLLEGE: Column.COLLEGE,
    InstitutionKind.ITP: Column.ITP,
    InstitutionKind.SPECIAL_POST_16: Column.ITP,
    InstitutionKind.INDEPENDENT: Column.INDEPENDENT,
}
SPECIALIST = frozenset(
    {InstitutionKind.SPECIAL, InstitutionKind.SPECIAL_ACADEMY, InstitutionKind.SPECIAL_POST_16, InstitutionKind.PRU, InstitutionKind.AP_ACADEMY}
)


def column(kind: InstitutionKind, status: Status | None = None) -> Column:
    """The column that a kind falls into; a middle school's status decides where it is given."""
    if kind is InstitutionKind.MIDDLE and status is Status.ACADEMY:
        return Column.ACADEMY
    return _COLUMNS[kind]


class ActivityKind(StrEnum):
    """What an activity is; the first six are the legend of the learning journey map."""

    WORK_EXPERIENCE = "work-experience"
    EMPLOYER_ENCOUNTER = "employer-encounter"
    ASSEMBLY = "assembly"
    PERSONAL_GUIDANCE = "personal-guidance"
    PROVIDER_ENCOUNTER = "provider-encounter"
    CURRICULUM = "curriculum"
    CAREERS_LESSON = "careers-lesson"
    CAREERS_FAIR = "careers-fair"
    WORKPLACE_VISIT = "workplace-visit"
    COLLEGE_VISIT = "college-visit"
    UNIVERSITY_VISIT = "university-visit"
    ALUMNI = "alumni"
    LABOUR_MARKET = "labour-market"
    ENTERPRISE = "enterprise"
    MENTORING = "mentoring"
    PARENTS_EVENT = "parents-event"
    PARENTS_EVENING = "parents-evening"
    OPEN_EVENING = "open-evening"
    REFLECTION = "reflection"
    STAFF_DEVELOPMENT = "staff-development"
    T_LEVEL_PLACEMENT = "t-level-placement"
    OTHER = "other"


class Stage(StrEnum):
    """The stages of the learning journey."""

    INTRODUCE = "introduce"
    EXPLORE = "explore"
    APPLY = "apply"


class Format(StrEnum):
    """How people meet."""

    IN_PERSON = "in-person"
    VIRTUAL = "virtual"
    BLENDED = "blended"


class SiteForm(StrEnum):
    """Forms that a site can offer besides calendars, data and pictures, which every site has."""

    PDF = "pdf"
    OFFICE = "office"


class Attendance(StrEnum):
    """Who attends: all pupils of the years named, a selected group, or those who choose to."""

    ALL = "all"
    SELECTED = "selected"
    OPTIONAL = "optional"


class Criterion(StrEnum):
    """What makes an encounter or experience meaningful (guidance: the lists that begin "will")."""

    PURPOSE = "purpose"
    OUTCOMES = "outcomes"
    TWO_WAY = "two-way"
    REFLECTION = "reflection"
    RANGE_OF_PEOPLE = "range-of-people"
    TASK = "task"
    FEEDBACK = "feedback"
    ABOUT_PROVIDER = "about-provider"
    LEARNING_THERE = "learning-there"


class ProviderKind(StrEnum):
    """Kinds of providers of education and training."""

    FE_COLLEGE = "fe-college"
    SIXTH_FORM_COLLEGE = "sixth-form-college"
    SIXTH_FORM = "sixth-form"
    ITP = "itp"
    INSTITUTE_OF_TECHNOLOGY = "institute-of-technology"
    UTC = "utc"
    STUDIO_SCHOOL = "studio-school"
    TECHNICAL_SCHOOL = "technical-school"
    APPRENTICESHIP_PROVIDER = "apprenticeship-provider"
    UNIVERSITY = "university"
    LAND_BASED_COLLEGE = "land-based-college"
    SPECIAL_POST_16 = "special-post-16"
    SUPPORTED_INTERNSHIP = "supported-internship"
    INCLUSIVE_APPRENTICESHIP = "inclusive-apprenticeship"
    ADULT_DAY_CARE = "adult-day-care"
    SUPPORTED_LIVING = "supported-living"
    EMPLOYER = "employer"
    OTHER = "other"


class Offer(StrEnum):
    """What a provider teaches."""

    A_LEVELS = "a-levels"
    T_LEVELS = "t-levels"
    TECHNICAL = "technical-qualifications"
    APPRENTICESHIPS = "apprenticeships"
    HIGHER_TECHNICAL = "higher-technical-qualifications"
    DEGREE_APPRENTICESHIPS = "degree-apprenticeships"
    DEGREES = "degrees"
    SUPPORTED_INTERNSHIPS = "supported-internships"
    LIFE_SKILLS = "life-skills"


class EmployerSize(StrEnum):
    """How many people work there: micro under 10, small under 50, medium under 250, large 250 and more."""

    SELF_EMPLOYED = "self-employed"
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class EmployerKind(StrEnum):
    """What kind of employer it is."""

    BUSINESS = "business"
    PUBLIC = "public"
    CHARITY = "charity"
    SELF_EMPLOYED = "self-employed"
    SOCIAL_ENTERPRISE = "social-enterprise"


class FeedbackGroup(StrEnum):
    """The six groups whose feedback the programme's evaluation takes in (Benchmark 1; Compass 1.6)."""

    LEARNERS = "learners"
    PARENTS = "parents"
    TEACHERS = "teachers"
    OTHER_STAFF = "other-staff"
    CAREERS_ADVISERS = "careers-advisers"
    EMPLOYERS = "employers"


class Ask(StrEnum):
    """What each provider is asked to tell pupils ("Provider access legislation")."""

    PROVIDER = "provider"
    QUALIFICATIONS = "qualifications"
    CAREERS = "careers"
    LEARNING = "learning"
    QUESTIONS = "questions"
