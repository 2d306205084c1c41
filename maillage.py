"""The command line: every verb of the program, and the one place that builds objects and hands them down.

Exit codes: 0 done; 1 some articles could not be read; 2 wrong usage; 130 interrupted; otherwise those of
BSD's sysexits.h, by the table ``EXIT_CODES``. Results go to standard output, all else to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from graph_store import EmbeddedStore
    from ingest import Extractor, Report

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

# By the names of the error classes, so that a verb loads only what it needs; the nearest base counts.
EXIT_CODES = {
    os.EX_USAGE: ("UnknownQuestion", "BadParameter", "FormatRefused", "ExtractorUnknown"),
    os.EX_DATAERR: ("QuerySyntax", "SourceError", "OntologyError", "QueryError", "IngestError"),
    os.EX_NOINPUT: ("SourceMissing", "NoArticles", "ArticleError", "StoreMissing"),
    os.EX_UNAVAILABLE: ("PortTaken", "WebError", "ExtractorMissing", "ModelFailed", "BudgetSpent"),
    os.EX_CANTCREAT: ("ExportFailed",),
    os.EX_IOERR: ("StoreError", "OSError"),
    os.EX_TEMPFAIL: ("StoreInUse", "QueryTimeout"),
    os.EX_NOPERM: ("ServiceRefused", "ThirdPartyRefused"),
    os.EX_CONFIG: ("StoreTooNew", "ExtractorUnfit"),
}

option = partial(click.option, show_default=True, show_envvar=True)
store_option = option(
    "--store",
    "location",
    type=click.Path(path_type=Path),
    envvar="MAILLAGE_STORE",
    default=Path("maillage-data"),
    help="The folder that holds the graph.",
)
timeout_option = option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    envvar="MAILLAGE_QUERY_TIMEOUT",
    default=30.0,
    help="How long one query may take.",
)


EXTRACTOR_OPTIONS: tuple[tuple[str, str, Any, object, str], ...] = (
    ("--extractor", "NAME", str, "rules", "Who reads: rules, spacy:PIPELINE or llm:MODEL."),
    ("--llm-url", "ADDRESS", str, "http://127.0.0.1:11434/v1", "The model's server; key: MAILLAGE_LLM_KEY."),
    ("--llm-timeout", "SECONDS", click.FloatRange(min=0.1), 300.0, "How long a model may take to answer."),
    ("--llm-budget", "TOKENS", click.IntRange(min=1), 1_000_000, "What a model may take for one run."),
)


def extractor_options(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options that choose its extractor."""
    verb = option("--send-to-third-party", is_flag=True, help="Let a hosted model have the text.")(verb)
    for name, metavar, kind, default, text in reversed(EXTRACTOR_OPTIONS):
        envvar = "MAILLAGE" + name[1:].replace("-", "_").upper()
        verb = option(name, metavar=metavar, type=kind, default=default, envvar=envvar, help=text)(verb)
    return verb


def _extractor(chosen: Mapping[str, Any]) -> Extractor:
    from ingest.extractors import ModelAccess, choose

    access = ModelAccess(
        url=chosen["llm_url"],
        key=os.environ.get("MAILLAGE_LLM_KEY") or None,
        timeout=chosen["llm_timeout"],
        budget=chosen["llm_budget"],
        third_party=chosen["send_to_third_party"],
        tell=partial(err.print, markup=False),
    )
    return choose(chosen["extractor"], access)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="maillage")
def cli() -> None:
    """Turn articles about an innovation ecosystem into a graph that can be asked.

    \b
    Examples:
      maillage ingest press/                  read a folder of texts and saved pages
      maillage query works-with -p actor="Alter'Incub"
      maillage export links.xlsx              actors, and links with their sentences
      maillage serve                          explorer, pages, SPARQL: http://127.0.0.1:8000
    """


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@option("--base", metavar="ADDRESS", help="Begins every IRI; set once, when the store is made.")
@store_option
@extractor_options
def ingest(sources: tuple[str, ...], base: str | None, location: Path, **chosen: Any) -> None:
    """Read articles into the store.

    A SOURCE is a text, a saved HTML page, or a folder of them (.txt, .md, .html, .htm).
    Reading an article again changes nothing; a changed one replaces its own claims and no one else's.
    What cannot be read is reported, and stops nothing else (exit code 1).

    \b
    Example:
      maillage ingest article.txt page.html press/ --store /srv/maillage
    """
    from graph_store import open_store

    if "" in sources:  # an unset shell variable; as a path it would mean this folder
        raise click.BadParameter("A name is empty.", param_hint="SOURCE")
    extractor = _extractor(chosen)
    report = _read(tuple(map(Path, sources)), open_store(location, base=base), extractor)
    _print_report(report)
    if report.faults:
        raise SystemExit(1)


def _read(sources: tuple[Path, ...], store: EmbeddedStore, extractor: Extractor | None = None) -> Report:
    from ingest import ingest_files

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("Reading", total=None)
        return ingest_files(
            sources,
            store,
            extractor=extractor,
            progress=lambda at: bar.update(task, completed=at.done, total=at.total),
        )


def _print_report(report: Report) -> None:
    from ingest.report_text import remarks, summary

    out.print(summary(report))
    for remark in remarks(report):
        err.print(remark, markup=False)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@option("--format", "form", type=click.Choice(["json", "turtle", "trig", "jsonld"]), default="json")
@extractor_options
def extract(file: Path, form: str, **chosen: Any) -> None:
    """Print what one article says, without a store.

    JSON holds the text, the entities with their mentions, and the relations with their evidence (offsets
    count Unicode code points). The other formats are the article's named graph as a store would hold it.

    \b
    Example:
      maillage extract page.html | jq '.entities[].names[0]'
    """
    from graph_store import serialise_graph
    from ingest import Report, graph_of, read
    from ingest.json_form import to_json
    from ingest.report_text import remarks

    extraction = _extractor(chosen).extract(read(file))
    unread = (extraction.article.language,) if extraction.unread else ()
    for remark in remarks(Report(refused=extraction.left_out, unread=unread)):
        err.print(remark, markup=False)
    if form == "json":
        print(json.dumps(to_json(extraction), ensure_ascii=False, indent=1))
    else:
        sys.stdout.write(serialise_graph(graph_of(extraction), form))


@cli.command()
@click.argument("question", required=False)
@option("-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; may be repeated.")
@option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld"]),
    default="table",
    help="How the answer is printed; the last three are for CONSTRUCT and DESCRIBE.",
)
@option("--lang", type=click.Choice(["fr", "en"]), default="en", help="Language of the catalogue's titles.")
@store_option
@timeout_option
def query(
    question: str | None, params: tuple[str, ...], form: str, lang: str, location: Path, timeout: float
) -> None:
    """Ask a question of the catalogue, or any SPARQL query.

    QUESTION is a question's name, a query, or "-" for a query on standard input. Without it, the catalogue is
    listed. The prefixes of the vocabulary need not be declared.

    \b
    Examples:
      maillage query incubators-of-territory -p territory=Occitanie
      maillage query 'SELECT ?s WHERE { ?s a mlg:Incubator }' --format csv
    """
    from graph_store import IsolatedReader, open_store
    from queries import Catalogue
    from queries.asking import ask, print_questions

    catalogue = Catalogue.load()
    if question is None:
        print_questions(catalogue, lang)
        return
    text = sys.stdin.read() if question == "-" else question
    open_store(location, create=False)
    with IsolatedReader(location, timeout=timeout) as reader:
        ask(reader, catalogue.bind(reader, text, _parameters(params)) if "{" not in text else text, form)


def _parameters(params: tuple[str, ...]) -> dict[str, str]:
    for param in params:
        if param.find("=") < 1:
            raise click.BadParameter(f"{param!r} is not of the form NAME=VALUE.", param_hint="--param")
    return dict(param.split("=", 1) for param in params)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def export(file: Path, location: Path) -> None:
    """Write the graph to FILE, in the format of its ending.

    \b
    .nq .trig .jsonld   everything: claims with their evidence, and the knowledge
    .ttl .nt .rdf       the knowledge
    .graphml .gexf      the network, for Gephi, Cytoscape, igraph
    .csv .xlsx          the actors, and the links with sentence, source, date and address
    .html               the network as one page that opens offline

    \b
    Example:
      maillage export links.xlsx --store /srv/maillage
    """
    from graph_store import open_store
    from graph_store.export import export as export_graph

    for written in export_graph(open_store(location, create=False), file):
        out.print(f"wrote {written} ({written.stat().st_size:,} bytes)", markup=False)


@cli.command()
@store_option
def articles(location: Path) -> None:
    """List the articles: name, date, entities, claims (or that none were read, and the language), title.

    \b
    Example:
      maillage articles | grep 2013
    """
    from graph_store import open_store
    from ingest import list_articles

    listed = list_articles(open_store(location, create=False))
    for article in listed:
        counts = f"{article.entities:>5} entities {article.claims:>5} claims"
        if article.unread:
            counts = f"unread (language: {article.unread})".ljust(len(counts))
        print(f"{article.slug:<48} {article.date or '':<10} {counts}  {article.title}")
    err.print(f"{len(listed)} articles")


@cli.command()
@click.argument("names", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
def remove(names: tuple[str, ...], location: Path) -> None:
    """Remove articles from the store.

    Each is named by its name in `maillage articles`, its title, its address or its file. What only they said
    leaves the graph; what others say too stays.

    \b
    Example:
      maillage remove atlanpole-gip-1f2e3d
    """
    from graph_store import open_store
    from ingest import remove_article

    store = open_store(location, create=False)
    for name in names:
        removed = remove_article(store, name)
        out.print(f"removed {removed.slug} ({removed.title})", markup=False)


@cli.command()
@store_option
def status(location: Path) -> None:
    """Say what the store holds, and where.

    \b
    Example:
      maillage status --store /srv/maillage
    """
    from graph_store import open_store
    from graph_store.network import network

    store = open_store(location, create=False)
    held, graph = store.status(), network(store)
    print(f"store      {held.path.resolve()}\nbase       {held.base}\nsnapshot   {held.snapshot}")
    print(f"articles   {held.articles}\nentities   {len(graph)}\nlinks      {graph.size()}")
    print(f"quads      {held.quads:,}\non disk    {held.size / 1_000_000:.1f} MB")


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@store_option
def backup(folder: Path, location: Path) -> None:
    """Copy the store to a new folder.

    The copy is the store as it stands, and a store in itself; reading and writing may go on meanwhile.

    \b
    Example:
      maillage backup /backups/maillage-$(date +%F)
    """
    from graph_store import open_store

    open_store(location, create=False).backup(folder)
    out.print(f"copied to {folder}; try: maillage status --store {folder}", markup=False)


@cli.command()
@option("--host", default="127.0.0.1", help="Address to listen at.")
@option(
    "--port", type=click.IntRange(0, 65535), metavar="N", envvar="PORT", default=8000, help="And its port."
)
@option("--demo", is_flag=True, help="Read the bundled demo articles first if the store is empty.")
@store_option
@timeout_option
def serve(host: str, port: int, demo: bool, location: Path, timeout: float) -> None:
    """Serve the explorer, the pages, SPARQL and the API.

    Ctrl-C ends it. Articles may be ingested meanwhile.

    \b
    Example:
      maillage serve --port 8080 --store /srv/maillage
    """
    from graph_store import open_store
    from ingest import DEMO_FOLDER
    from web import Settings
    from web import serve as serve_web

    store = open_store(location)
    store.recover()
    if demo and not store.status().articles:
        err.print("The store is empty: reading the demo articles, whose people and small firms are invented.")
        _print_report(_read((DEMO_FOLDER,), store))
    serve_web(Settings(store_path=location, query_timeout=timeout), host, port)


def main() -> None:
    """Run the command line; every error ends as a sentence on standard error and an exit code."""
    try:
        status_code = cli(prog_name="maillage", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        err.print("Interrupted. What was written stays; run the same command again to complete it.")
        sys.exit(130)  # what a shell says of a program that Ctrl-C ended
    except BrokenPipeError:  # `maillage query … | head`: nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the outermost door
        sys.exit(_explain(error))
    sys.exit(status_code)


def _explain(error: Exception) -> int:
    codes = {name: code for code, names in EXIT_CODES.items() for name in names}
    code = next((codes[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in codes), None)
    if code is not None:
        where = f" ({error.filename})" if isinstance(error, OSError) and error.filename else ""
        said = error.strerror + where if isinstance(error, OSError) and error.strerror else error
        err.print(f"maillage: {said}", markup=False)
        return code
    with NamedTemporaryFile("w", prefix="maillage-fault-", suffix=".txt", delete=False) as trace:
        trace.writelines(traceback.format_exception(error))
    err.print(f"maillage: a fault of ours ({type(error).__name__}: {error}).", markup=False)
    err.print(f"The details are in {trace.name}; please send that file with what you typed.", markup=False)
    return os.EX_SOFTWARE


if __name__ == "__main__":
    main()
