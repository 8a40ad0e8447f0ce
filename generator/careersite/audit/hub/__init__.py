"""The audit of a whole area: a list of schools in, tables, a website of the area, letters and history out."""

from careersite.audit.hub.listing import School, read_list
from careersite.audit.hub.run import HubResult, run_hub

__all__ = ["HubResult", "School", "read_list", "run_hub"]
