"""Run the command with ``python -m careersite``."""

from careersite.cli import main

main()
