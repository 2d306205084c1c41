"""Timings, each beside a peer's in the same run; ``make bench`` prints them. Nothing here is a test."""
