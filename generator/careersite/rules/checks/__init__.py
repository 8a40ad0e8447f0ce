"""One check for each rule that needs more than "is this text there".

An explicit table, so that a reader sees at once which code judges which row. Rules that only ask for texts name them
in the catalogue (``needs``), rules about old words name those (``words``).
"""

from __future__ import annotations

from collections.abc import Callable

from careersite.rules.checks import benchmarks, currency, encounters, journey, next_steps, policy, publication, workplaces
from careersite.rules.verdict import Case, Verdict

Check = Callable[[Case], Verdict]

CHECKS: dict[str, Check] = {
    "PUB-2": publication.leader_contact,
    "PUB-6": publication.review_date,
    "PUB-7": publication.statement,
    "PUB-7b": publication.statement_linked,
    "PUB-8": publication.guidance,
    "PUB-9": publication.navigation,
    "PUB-10": publication.other_forms,
    "PUB-11": publication.parents_informed,
    "PUB-12": publication.eight_benchmarks,
    "PUB-13": publication.until_18,
    "PUB-14": publication.all_routes,
    "PUB-15": publication.outside_sources,
    "PAP-2": policy.grounds,
    "PAP-6": policy.review,
    "PAP-7": policy.agreed,
    "PAP-8": policy.open_to_all,
    "PAL-1": encounters.first_phase,
    "PAL-2": encounters.second_phase,
    "PAL-3": encounters.third_phase,
    "PAL-4": encounters.two_providers,
    "PAL-5": encounters.school_day,
    "PAL-6": encounters.technical,
    "PAL-7": encounters.asked,
    "GB1-2": benchmarks.backing,
    "GB1-3": benchmarks.outcomes,
    "GB1-6": benchmarks.feedback,
    "GB2-1": benchmarks.labour_market,
    "GB2-4": benchmarks.materials,
    "GB3-1": benchmarks.stereotypes,
    "GB3-3": benchmarks.destinations,
    "GB3-4": benchmarks.support,
    "GB4-1": benchmarks.curriculum,
    "GB5-1": workplaces.employer_encounters,
    "GB5-2": workplaces.employer_range,
    "GB6-1": workplaces.workplaces,
    "GB6-1b": workplaces.t_level_placement,
    "GB6-2": workplaces.two_weeks,
    "GB7-1": next_steps.full_range,
    "GB7-2": next_steps.university_visits,
    "GB7-3": next_steps.next_stage,
    "GB8-1": benchmarks.guidance_meetings,
    "GB8-2": benchmarks.adviser,
    "GB8-2b": benchmarks.meeting_length,
    "JRN-1": journey.in_order,
    "JRN-2": journey.served,
    "JRN-3": journey.every_year,
    "JRN-4": journey.overload,
    "JRN-5": journey.leaver_profile,
    "JRN-6": journey.balance,
    "JRN-7": journey.outcomes_named,
    "CUR-1": currency.year_over,
    "CUR-2": currency.dates_inside,
    "WVR-1": currency.waivers,
}
