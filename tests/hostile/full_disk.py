"""A crawling process whose disk is full."""

from __future__ import annotations

import errno

from careersite.audit.fetch import store, worker

if __name__ == "__main__":

    def write_body(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    store.write_body = write_body
    worker.main()
