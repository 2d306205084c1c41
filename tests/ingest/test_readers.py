from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest import Article, SourceError, read
from ingest.addresses import canonical_address
from ingest.errors import (
    NoArticle,
    SourceBinary,
    SourceEmpty,
    SourceMissing,
    SourceTooLarge,
    SourceUnreadable,
)
from ingest.readers import find_sources, sources

FRENCH = "L’œuvre déçoit\n\nÀ Sète, l’été coûte 5 € : « ça » naît où ?\n"
LATIN = "Le forum déçoit\n\nÀ Sète, l'été : « ça » naît où ?\n"
PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="{charset}"><title>Un incubateur à Sète | Le Journal du Port</title>
<link rel="canonical" href="https://Exemple.FR/eco/incubateur-sete.html#haut">
<meta property="og:site_name" content="Le Journal du Port">
<meta property="article:published_time" content="2019-03-02T10:00:00+01:00">
<meta name="author" content="Jeanne Dupuy"></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/eco">Économie</a></li></ul></nav>
<article><h1>Un incubateur à Sète</h1>
<p>La Ville de Sète ouvre un incubateur de la mer. Il accueillera dix jeunes entreprises dans les chais,
avec l'appui de la Région Occitanie.</p>
<p>Le lieu est dirigé par Paul Vidal, ancien directeur d'une station de biologie. Il héberge trois firmes.</p>
</article><footer>© 2024 Mentions légales</footer></body></html>"""


def written(folder: Path, content: bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "cp1252"),
        (LATIN, "latin-1"),
    ],
)
def test_a_text_is_read_right_in_each_encoding_that_french_comes_in(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert read(written(tmp_path, text.encode(encoding))).text == text


def test_big_endian_utf16_is_read_right(tmp_path: Path) -> None:
    assert read(written(tmp_path, b"\xfe\xff" + FRENCH.encode("utf-16-be"))).text == FRENCH


def test_a_cut_utf8_file_loses_one_letter_and_not_its_accents(tmp_path: Path) -> None:
    assert read(written(tmp_path, (FRENCH + "été").encode()[:-1])).text == FRENCH + "ét\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_right(tmp_path: Path, encoding: str) -> None:
    assert read(written(tmp_path, FRENCH.encode(encoding))).text == FRENCH


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028"])
def test_line_ends_are_plain_ones(tmp_path: Path, line_end: str) -> None:
    assert read(written(tmp_path, FRENCH.replace("\n", line_end).encode())).text == FRENCH


def test_accents_are_composed_and_soft_hyphens_gone(tmp_path: Path) -> None:
    assert read(written(tmp_path, "Se\u0300te, l'incu\u00adbateur".encode())).text == "Sète, l'incubateur"


def test_a_web_page_tells_its_title_date_author_publisher_address_and_language(tmp_path: Path) -> None:
    article = read(written(tmp_path, PAGE.format(charset="utf-8").encode(), "page.html"))
    assert article.title == "Un incubateur à Sète"
    assert (article.date, article.author, article.publisher) == (
        "2019-03-02",
        "Jeanne Dupuy",
        "Le Journal du Port",
    )
    assert article.identity == article.url == "https://exemple.fr/eco/incubateur-sete.html"
    assert article.language == "fr"


def test_a_web_page_is_read_without_its_menu_and_legal_notice(tmp_path: Path) -> None:
    text = read(written(tmp_path, PAGE.format(charset="utf-8").encode(), "page.html")).text
    assert text.startswith("Un incubateur à Sète\n")
    assert "Paul Vidal, ancien directeur" in text
    assert "Accueil" not in text
    assert "Mentions légales" not in text


@pytest.mark.parametrize(("declared", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252")])
def test_a_web_page_is_read_in_the_encoding_that_it_declares(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    page = PAGE.format(charset=declared).encode(encoding)
    assert read(written(tmp_path, page, "page.htm")).title == "Un incubateur à Sète"


def test_a_web_page_in_another_alphabet_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = PAGE.format(charset="iso-8859-2").replace("Paul Vidal", "Pál Őry").replace("©", "")
    page = "".join(character for character in page if character not in "àèûï")  # not in Latin-2
    assert "Pál Őry" in read(written(tmp_path, page.encode("iso-8859-2"), "page.html")).text


def test_a_web_page_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    page = "<?xml version='1.0' encoding='utf-8'?>\n" + PAGE.format(charset="utf-8")
    assert read(written(tmp_path, page.encode(), "page.txt")).publisher == "Le Journal du Port"


@pytest.mark.parametrize(
    "opening", ["<article>", "<div class='post'>", "<meta charset=utf-8>", "<!-- x -->\n<p>"]
)
def test_a_part_of_a_web_page_is_read_without_its_tags(tmp_path: Path, opening: str) -> None:
    part = PAGE[PAGE.index("<h1>") : PAGE.index("</article>")]
    article = read(written(tmp_path, (opening + part).encode(), "part.html"))
    assert article.title == "Un incubateur à Sète"
    assert "<" not in article.text


def test_a_page_laid_out_as_a_table_is_read_without_its_borders(tmp_path: Path) -> None:
    cell = PAGE[PAGE.index("<p>") : PAGE.index("</article>")]
    page = f"<html><body><table><tr><td></td><td>{cell}</td></tr></table></body></html>"
    article = read(written(tmp_path, page.encode(), "page.html"))
    assert article.text.startswith("La Ville de Sète")
    assert article.title == "La Ville de Sète ouvre un incubateur de la mer."


@pytest.mark.parametrize(
    "text",
    [
        "Accueil\n" * 50_000 + "Un titre\n",
        "Un titre\n\n" + "M. " * 50_000,
        "Un titre\n\n" + "« A. " * 50_000,
        "Un titre\n\n" + "." * 200_000,
        "Un titre\n\nSource : a" + " " * 200_000 + "b",
        "Un titre\n\n" + ("un texte qui va sans pause et sans fin d'une ligne à la suivante\n" * 10_000),
        "*a " * 50_000,
        "a" + " " * 200_000 + "b",
        "<!-- a -->" * 60 + "<x>",
    ],
    ids=lambda text: text[10:22],
)
@pytest.mark.usefixtures("patience")  # it takes below a second, and took minutes to hours
def test_no_text_is_read_without_an_end(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, text.encode())).text


def test_the_title_of_a_text_is_its_first_line_that_is_neither_banner_nor_breadcrumb(tmp_path: Path) -> None:
    text = (
        "Ce site change de nom à partir du 1er janvier.\n\n"
        "Vous êtes ici > Accueil > Économie > Un incubateur à Sète\n\n"
        "Un incubateur à Sète\n\nSource : Région Occitanie\nPublié le 2 mars 2019\n\nLa Ville ouvre.\n"
    )
    article = read(written(tmp_path, text.encode()))
    assert (article.title, article.date, article.publisher) == (
        "Un incubateur à Sète",
        "2019-03-02",
        "Région Occitanie",
    )


def test_the_title_of_a_markdown_text_comes_without_signs(tmp_path: Path) -> None:
    assert (
        read(written(tmp_path, b"# Un **incubateur** #\n\nLa Ville ouvre.\n", "a.md")).title
        == "Un incubateur"
    )


def test_a_text_without_a_title_is_called_by_its_first_sentence(tmp_path: Path) -> None:
    article = read(written(tmp_path, b"La Ville ouvre un incubateur. Il est grand.\n"))
    assert article.title == "La Ville ouvre un incubateur."


def test_the_address_in_a_source_line_is_kept(tmp_path: Path) -> None:
    article = read(written(tmp_path, b"Un titre\n\nDu texte.\n\nSource : https://exemple.fr/a?b=1\n"))
    assert (article.url, article.publisher) == ("https://exemple.fr/a?b=1", None)


def test_a_text_is_the_same_article_by_whatever_path_it_is_reached(tmp_path: Path) -> None:
    path = written(tmp_path, b"Un titre\n")
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    assert read(link).identity == read(tmp_path / ".." / tmp_path.name / "article.txt").identity


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Exemple.fr/A?b=1#c", "https://exemple.fr/A?b=1"),
        ("https://exemple.fr", "https://exemple.fr/"),
        ("https://exemple.fr/été 1", "https://exemple.fr/%C3%A9t%C3%A9%201"),
        ("https://exemple.fr/%C3%A9", "https://exemple.fr/%C3%A9"),
        ("https://exemple.fr/a|b[c]", "https://exemple.fr/a%7Cb%5Bc%5D"),
        ("https://exemple.fr/%zz", None),
        ("/relatif", None),
        ("javascript:alert(1)", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_web_addresses_have_one_form(url: str, canonical: str | None) -> None:
    assert canonical_address(url) == canonical


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", SourceEmpty),
        (b" \r\n\t\n", SourceEmpty),
        (b"\xef\xbb\xbf\n", SourceEmpty),
        (b"%PDF-1.7\n...", SourceBinary),
        (b"PK\x03\x04\x14\x00", SourceBinary),
        (bytes(range(256)) * 8, SourceBinary),
        (b"\x00\x01\x02\x03" * 100, SourceBinary),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<html>", SourceBinary),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", SourceBinary),
        (b"Accueil\nContact\nPartager sur Facebook\nAccueil > Sport > Voile\n", NoArticle),
        (("Un titre\n\n" + "mot " * 250_000).encode(), SourceTooLarge),
        (b"<?xml version='1.0'?><rss><channel><title>Un flux</title></channel></rss>", NoArticle),
        (b"<html><body><nav><a href='/'>Accueil</a></nav></body></html>", NoArticle),
        (
            "<html><head><title>Accueil</title></head><body><p>Nous utilisons des cookies ici pour vous"
            " servir. Vous acceptez notre politique de confidentialité.</p></body></html>".encode(),
            NoArticle,
        ),
        (b"<html><body>" + b"<div>" * 3_000 + b"x", NoArticle),
        (b"<!doctype html><html><head><title>Vide</title></head><body></body></html>", NoArticle),
    ],
)
def test_what_is_no_article_is_refused_in_a_plain_sentence(
    tmp_path: Path, content: bytes, error: type[SourceError]
) -> None:
    with pytest.raises(error) as caught:
        read(written(tmp_path, content))
    assert str(caught.value).endswith(".")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="no such file"):
        read(tmp_path / "absent.txt")


def test_a_folder_is_not_an_article(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="folder"):
        read(tmp_path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceUnreadable, match="ordinary"):
        read(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, b"Un titre\n")
    path.chmod(0)
    with pytest.raises(SourceUnreadable, match="cannot be read"):
        read(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(sources.MAX_BYTES + 1)
    with pytest.raises(SourceTooLarge, match="at most 20 MB"):
        read(path)


def test_a_folder_is_walked_for_texts_and_pages(tmp_path: Path) -> None:
    names = ["b.txt", "a.html", "sub/c.MD", "sub/d.htm"]
    left_out = [".hidden.txt", ".git/e.txt", "picture.png", "README.md", "a_files/frame.html", "data.csv"]
    for name in names + left_out:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found, faults = find_sources([tmp_path])
    assert sorted(str(path.relative_to(tmp_path)) for path in found) == sorted(names)
    assert not faults


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    path = written(tmp_path, b"x", "README.md")
    assert find_sources([path, tmp_path / "." / "README.md", path])[0] == [path]


def test_a_loop_of_links_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(SourceUnreadable, match="cannot be read"):
        read(tmp_path / "a.txt")


def test_a_loop_of_links_keeps_no_other_file_of_its_folder_from_being_found(tmp_path: Path) -> None:
    names = ["a.txt", "loop.txt", "sub/z.txt", "z.txt"]
    (tmp_path / "sub").mkdir()
    for name in names:
        written(tmp_path, b"x", name) if name != "loop.txt" else (tmp_path / name).symlink_to(tmp_path / name)
    (tmp_path / "sub" / "self").symlink_to(tmp_path)
    found, faults = find_sources([tmp_path])
    assert sorted(str(path.relative_to(tmp_path)) for path in found) == names
    assert not faults


def test_a_file_name_that_is_not_utf8_can_be_shown_and_stored(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xe9t\xe9.txt")
    path.write_bytes(b"Loopeat et Biosud.\n")
    (found,), _ = find_sources([tmp_path])
    assert read(found).identity.encode().decode().endswith(".txt")


def test_a_folder_without_articles_is_a_fault_that_says_what_is_looked_for(tmp_path: Path) -> None:
    assert not find_sources([tmp_path])[0]
    (fault,) = find_sources([tmp_path])[1]
    assert ".txt" in fault.message


def test_the_seed_is_read_with_its_title_date_and_publisher(seed_file: Path) -> None:
    article: Article = read(seed_file)
    assert article.title.startswith("Le Languedoc-Roussillon, un écosystème")
    assert (article.date, article.publisher) == ("2013-12-10", "Région Languedoc-Roussillon")
