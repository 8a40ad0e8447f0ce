"""A crawling process that dies, as if it were killed, when it comes to one address."""

from __future__ import annotations

import os

from careersite.audit.fetch import site, worker

if __name__ == "__main__":
    whole = site.SiteCrawl.run

    async def run(crawl: site.SiteCrawl) -> None:
        if "deadly" in crawl.address:
            os._exit(9)
        await whole(crawl)

    site.SiteCrawl.run = run
    worker.main()
