"""Judging what a website shows: fetch, extract, judge, and a whole hub at once."""
