"""Crawl and judge 300 sites of 50 pages, beside a bare Scrapy crawl of the same pages in the same run."""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile.farm import Farm, Memory
from tests.hostile.friendly import pages_of

BARE = """
import json, sys
from scrapy import Spider, Request
from scrapy.crawler import CrawlerProcess
class Bare(Spider):
    name = "bare"
    async def start(self):
        for url in json.load(open(sys.argv[1])):
            yield Request(url, callback=self.parse)
    def parse(self, response):
        assert response.body
process = CrawlerProcess({"LOG_ENABLED": False, "CONCURRENT_REQUESTS": 64, "CONCURRENT_REQUESTS_PER_DOMAIN": 64, "DOWNLOAD_DELAY": 0,
                          "TELNETCONSOLE_ENABLED": False, "ROBOTSTXT_OBEY": False})
process.crawl(Bare)
process.start()
"""


def measured(command: list[str]) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of CPU, most MiB of a command with its children."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command)
    with Memory(process.pid) as memory:
        if process.wait():
            raise SystemExit(f"failed: {command[:3]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, cpu, memory.peak


def main() -> None:
    """Print a table; 1 when the audit took 1 GiB or more."""
    sites, pages = map(int, sys.argv[1:] or (300, 50))
    with tempfile.TemporaryDirectory() as folder, Farm(sites, pages) as farm:
        root = Path(folder)
        paths = list(pages_of(pages))
        (root / "urls.json").write_text(json.dumps([url.rstrip("/") + path for url in farm.urls for path in paths]))
        with (root / "list.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([("name", "website"), *((f"School {n:03}", url) for n, url in enumerate(farm.urls))])
        bare = measured([sys.executable, "-c", BARE, str(root / "urls.json")])
        audit = measured([sys.executable, "-m", "tests.hostile.area", str(root / "list.csv"), str(root / "out"), "30", "64"])
        schools = json.loads((root / "out" / "hub.json").read_text(encoding="utf-8"))["schools"]
        read = sum(school["pages_read"] for school in schools)
    print(f"{sites} sites                  pages  seconds  pages/s  CPU ms/page  most MiB")
    for name, count, (seconds, cpu, peak) in (("bare Scrapy crawl", sites * len(paths), bare), ("audit, with all outputs", read, audit)):
        print(f"{name:24} {count:6} {seconds:8.1f} {count / seconds:8.0f} {1000 * cpu / count:12.1f} {peak:9.0f}")
    print(f"the audit takes {audit[0] / bare[0]:.1f} times the time of the bare crawl")
    sys.exit(audit[2] >= 1024)


if __name__ == "__main__":
    main()
