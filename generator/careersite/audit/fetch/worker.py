"""The crawling process: one Scrapy engine for all sites of a run, jobs in on standard input, one line a site out.

A process of its own because Twisted's reactor starts only once, and so that nothing a site does can reach the program
that judges. When its input closes its parent is gone: then it writes down what is on its way and ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sqlite3
import sys
import threading
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess

from careersite.audit.fetch.asker import Asker
from careersite.audit.fetch.outcomes import Stopped
from careersite.audit.fetch.robots import AGENT
from careersite.audit.fetch.site import Read, SiteCrawl
from careersite.audit.fetch.store import Store
from careersite.audit.fetch.values import Limits, Options

# The longest that a request on its way may still take, with a wait that the site asked for.
_LONGEST_CLOSE = 55.0


def agent_of(contact: str) -> str:
    """The user agent: who asks, why, and whom to write to (RFC 9110 10.1.5)."""
    about = "checks what schools publish about careers"
    return f"{AGENT}/1.0 ({about}; contact: {contact})" if contact else f"{AGENT}/1.0 ({about})"


class HubSpider(Spider):
    """Crawl the sites that come in, ``hosts_at_once`` at a time."""

    name = AGENT
    store: Store

    async def start(self) -> AsyncIterator[Request]:
        """Take jobs until the input says that there are no more; requests go through the engine one by one."""
        options: Options = self.settings["CAREERSITE_OPTIONS"]
        jobs: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        # The name service is asked in threads, one for each site: a slow name must not hold up the others.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(options.hosts_at_once))
        threading.Thread(target=_listen, args=(jobs, self.store, asyncio.get_running_loop()), daemon=True).start()
        _say({"ready": True})
        await asyncio.gather(*(self._work(jobs) for _ in range(options.hosts_at_once)))
        # Scrapy would look for more for some seconds; a run that goes on may be waiting for the store.
        self.store.close()
        os._exit(0)
        yield

    async def _work(self, jobs: asyncio.Queue[dict[str, Any] | None]) -> None:
        while (job := await jobs.get()) is not None and not self.store.closing:
            try:
                _say({"key": job["key"], **await self._crawl(job)})
            except Stopped:
                break
        jobs.put_nowait(None)

    async def _crawl(self, job: dict[str, Any]) -> dict[str, Any]:
        options: Options = self.settings["CAREERSITE_OPTIONS"]
        asker = Asker(
            self.crawler.engine, self.store, self.settings["CAREERSITE_LIMITS"], options,
            agent_of(options.contact),
        )  # fmt: skip
        crawl = SiteCrawl(asker, job["address"])
        try:
            await crawl.run()
        except Stopped:
            raise
        except (OSError, sqlite3.Error) as fault:
            # The evidence cannot be written: that is no fault of the site, and the next one would meet it too.
            return {"fatal": f"{type(fault).__name__}: {fault}"}
        except Exception as fault:  # noqa: BLE001 - one site's fault must not stop the others; it is told
            crawl.partial = True
            crawl.notes.append("The website could not be checked: our program failed here.")
            crawl.reads.append(Read(job["address"], "program-fault", reason=f"{type(fault).__name__}: {fault}"[:300]))
        reads = [asdict(read) for read in crawl.reads]
        return {"reads": reads, "notes": crawl.notes, "partial": crawl.partial, "home": crawl.home}


def _listen(jobs: asyncio.Queue[dict[str, Any] | None], store: Store, loop: asyncio.AbstractEventLoop) -> None:
    for line in sys.stdin:
        job = json.loads(line)
        loop.call_soon_threadsafe(jobs.put_nowait, job or None)
        if not job:
            break
    # After the last job the parent keeps the pipe open; its end means that the parent has gone.
    sys.stdin.read()
    # What is on its way is still written down, so that a run that goes on need not ask for it again.
    store.closing = True
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(jobs.put_nowait, None)
    time.sleep(_LONGEST_CLOSE)
    os._exit(0)


def _say(message: dict[str, Any]) -> None:
    # Nobody may be there any more to hear it.
    with contextlib.suppress(OSError):
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()


def settings_of(limits: Limits, options: Options) -> dict[str, Any]:
    """Scrapy's settings: none of its middlewares (we follow, retry and unpack within limits), one request a host."""
    handler = "careersite.audit.fetch.handler.CheckedHandler"
    nothing = {"file": None, "ftp": None, "s3": None, "data": None}
    return {
        "CAREERSITE_LIMITS": limits,
        "CAREERSITE_OPTIONS": options,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler, **nothing},
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "CONCURRENT_REQUESTS": max(16, options.hosts_at_once),
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": 0,
        "DOWNLOAD_DELAY_JITTER": 0,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
    }


def main() -> None:
    """Read the first line (limits, options, store), then jobs."""
    first = json.loads(sys.stdin.readline())
    limits, options = Limits(**first["limits"]), Options(**first["options"])
    store = Store(Path(first["store"]), options.run)
    process = CrawlerProcess(settings_of(limits, options), install_root_handler=False)
    process.crawl(HubSpider, store=store)
    process.start()


if __name__ == "__main__":
    main()
