"""Reading a school's website as a careful guest: the only room that makes outgoing requests.

``crawl_site`` reads one website, ``crawl_sites`` many at once; both give ``SiteFetch`` values.
"""

from careersite.audit.fetch.crawl import crawl_site, crawl_sites
from careersite.audit.fetch.soften import soften
from careersite.audit.fetch.values import FetchRecord, Limits, Options, SiteFetch

__all__ = ["FetchRecord", "Limits", "Options", "SiteFetch", "crawl_site", "crawl_sites", "soften"]
