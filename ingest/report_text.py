"""A run's report in words, for who started it."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Report


def summary(report: Report) -> str:
    """Return the counts of a run, one a line."""
    kinds = f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged"
    left_out = f"  ({report.left_out} left out: repeated, or not fitting the vocabulary or the article)"
    lines = (
        f"articles {report.articles:>7,}  ({kinds})",
        f"entities {report.entities:>7,}",
        f"claims   {report.claims:>7,}{left_out if report.left_out else ''}",
        f"faults   {len(report.faults):>7,}",
    )
    return "\n".join(lines)


def remarks(report: Report) -> Iterator[str]:
    """Yield what else there is to say of a run: what was not read, or not believed."""
    if report.unread:
        some = "1 article" if len(report.unread) == 1 else f"{len(report.unread):,} articles"
        languages = ", ".join(sorted(set(report.unread)))
        yield f"{some} in a language Maillage does not read, without claims: {languages}"
    for reason, times in report.refused.items():
        yield f"  thrown away of what the model said: {reason} ({times:,})"
    for fault in report.faults:
        source = "".join(sign if sign.isprintable() else "\ufffd" for sign in fault.source)
        yield f"  {source}: {fault.message}"
