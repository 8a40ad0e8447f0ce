"""The one family of errors that a person can cause or mend.

Everything that stops a command is a ``CareersiteError``; its ``exit_code`` is part of the command's contract.
What is raised without being one of these is a fault of the program itself (exit code 5).
"""

from __future__ import annotations


class CareersiteError(Exception):
    """Stop the command with one plain sentence.

    Args:
        message: what happened, in words for a teacher.
        hint: what to do next; may be empty.
    """

    exit_code = 5

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class InputFault(CareersiteError):
    """What a person wrote cannot be used; the findings say where and why."""

    exit_code = 1


class UsageFault(CareersiteError):
    """The command was called in a way that it does not know, or its file is missing or a folder."""

    exit_code = 2


class Locked(CareersiteError):
    """Another run holds the lock on the same output folder."""

    exit_code = 3


class SurroundingsFault(CareersiteError):
    """Disk, permission or network failed."""

    exit_code = 4
