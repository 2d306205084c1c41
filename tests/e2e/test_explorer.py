"""The explorer in a real browser, used the way a visitor does."""

from __future__ import annotations

import re
import threading

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def status(page: Page) -> tuple[int, int]:
    """Return how many entities and links the explorer says it shows, once it has said so."""
    expect(page.locator(".mx-status strong")).to_contain_text(re.compile(r"\d.*, \d"))
    said = page.locator(".mx-status strong").inner_text()
    entities, links = (int(re.sub(r"\D", "", part)) for part in said.split(","))
    return entities, links


def find(page: Page, words: str, name: str) -> None:
    """Type words into the search field and take the suggestion of that name."""
    field = page.get_by_role("combobox")
    field.click()
    field.press_sequentially(words, delay=15)
    expect(page.get_by_role("option").first).to_contain_text(name)  # the first: Enter takes it
    field.press("Enter")
    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()
    expect(page.locator("article[data-entity]")).to_be_visible()


def open_list(page: Page) -> None:
    """Show the list that says what the map shows."""
    page.get_by_role("button", name="Liste", exact=True).click()
    expect(page.get_by_role("heading", name="Ce qui est affiché")).to_be_visible()


def test_it_opens_with_the_most_connected_entities_and_says_how_many_there_are(desk: Page) -> None:
    desk.goto("/explorer")
    entities, links = status(desk)
    assert entities >= 50
    assert links >= 50
    expect(desk.locator(".mx-stage canvas").first).to_be_visible()


def test_an_entity_is_found_without_its_apostrophe_and_case_and_comes_with_its_neighbours(desk: Page) -> None:
    desk.goto("/explorer")
    status(desk)
    find(desk, "alter incub", "Alter'Incub")
    expect(desk).to_have_url(re.compile(r"focus=alter-incub"))
    expect(desk.locator(".mx-shown")).to_have_text(re.compile("Tous les voisins"))
    open_list(desk)
    for neighbour in ("alter-incub", "rhone-alpes", "poitou-charentes", "urscop-languedoc-roussillon"):
        expect(desk.locator(f"[data-node='{neighbour}']")).to_be_visible()


def test_a_link_shows_the_sentence_that_says_it_with_article_and_date(desk: Page) -> None:
    desk.goto("/explorer?focus=alter-incub")
    expect(desk.locator("article[data-entity='alter-incub']")).to_be_visible()
    open_list(desk)
    link = desk.locator("[data-edge]").filter(has_text="Alter'Incub").filter(has_text="Rhône-Alpes")
    link.click()
    claim = desk.locator(".mx-claim").filter(has_text="le modèle d'Alter'Incub s'étend")
    expect(claim.locator("blockquote")).to_contain_text("Alter'Incub intervient en Rhône-Alpes")
    assert claim.locator("mark").all_inner_texts() == ["Alter'Incub", "Rhône-Alpes"]
    expect(claim.locator(".mx-source")).to_contain_text("12 mars 2019")
    expect(claim.locator(".mx-sure")).to_have_text(re.compile(r"Confiance \d+.*règle"))
    expect(claim.locator("cite a")).to_have_attribute("href", re.compile("^/article/"))


def middle_of_the_map(page: Page) -> tuple[float, float]:
    """Return where "Centrer" brings a node on a desktop: the middle of what legend and panel leave free."""
    stage, panel = page.locator(".mx-stage").bounding_box(), page.locator(".mx-panel").bounding_box()
    assert stage is not None
    assert panel is not None
    left, right, top, bottom = 350, panel["width"] + 110, 80, 60
    x = stage["x"] + left + (stage["width"] - left - right) / 2
    return x, stage["y"] + top + (stage["height"] - top - bottom) / 2


def let_it_draw(page: Page) -> None:
    """Wait until the map is drawn as it is now: what a click meets is looked up in the last picture."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_timeout(200)


def open_one_that_has_more(page: Page) -> str:
    """Open, from the list, an entity that not all neighbours of are shown; return its id."""
    open_list(page)
    for one in page.locator("[data-node]").evaluate_all("rows => rows.map(row => row.dataset.node)"):
        page.locator(f"[data-node='{one}']").click()
        expect(page.locator(f"article[data-entity='{one}']")).to_be_visible()
        if page.locator("[data-action^=expand]").count() > 0:
            return str(one)
        open_list(page)
    pytest.fail("all neighbours of all entities are shown")


def test_a_click_on_a_node_opens_its_card_and_a_double_click_brings_its_neighbours(desk: Page) -> None:
    desk.goto("/explorer")
    before, _ = status(desk)
    chosen = open_one_that_has_more(desk)
    desk.get_by_role("button", name="Centrer").click()
    x, y = middle_of_the_map(desk)
    desk.keyboard.press("Escape")
    expect(desk.locator(".mx-panel")).to_be_hidden()
    let_it_draw(desk)
    desk.mouse.click(x, y)
    expect(desk.locator(f"article[data-entity='{chosen}']")).to_be_visible()
    desk.wait_for_timeout(500)  # a third click too soon would be one double click
    desk.mouse.dblclick(x, y)
    expect(desk.locator(".mx-shown")).to_have_text(re.compile("Tous les voisins"))
    assert status(desk)[0] > before


def test_the_button_of_the_card_brings_the_neighbours_that_are_missing(desk: Page) -> None:
    desk.goto("/explorer")
    before, _ = status(desk)
    open_one_that_has_more(desk)
    desk.locator("[data-action^=expand]").click()
    expect(desk.locator(".mx-shown")).to_have_text(re.compile("Tous les voisins"))
    expect(desk.locator("[data-action^=expand]")).to_have_count(0)
    assert status(desk)[0] > before


def test_a_type_is_hidden_and_shown_again_through_the_legend(desk: Page) -> None:
    desk.goto("/explorer")
    before, _ = status(desk)
    region = desk.locator("[data-key='t-Region']")
    count = int(region.locator(".mx-count").inner_text())
    assert count > 0
    region.click()
    expect(region).to_have_attribute("aria-pressed", "false")
    assert status(desk)[0] == before - count
    region.click()
    assert status(desk)[0] == before
    desk.get_by_role("button", name=re.compile("Ne montrer que : .*région", re.IGNORECASE)).press("Enter")
    assert status(desk)[0] == count


def test_back_returns_to_what_was_open_before(desk: Page) -> None:
    desk.goto("/explorer")
    status(desk)
    find(desk, "alter incub", "Alter'Incub")
    desk.locator(".mx-fact-group button.mx-name").first.click()
    expect(desk.locator("article[data-entity]:not([data-entity='alter-incub'])")).to_be_visible()
    desk.go_back()
    expect(desk.locator("article[data-entity='alter-incub']")).to_be_visible()
    desk.go_back()
    expect(desk.locator(".mx-panel")).to_be_hidden()


def test_an_unknown_entity_in_the_address_is_said_in_a_sentence(browser_page_without_watch: Page) -> None:
    page = browser_page_without_watch
    page.goto("/explorer?focus=nobody-of-that-name")
    expect(page.locator(".mx-banner")).to_be_visible()
    assert status(page)[0] > 0


def test_it_fits_a_phone_and_its_cards_come_from_below(phone: Page) -> None:
    phone.goto("/explorer")
    status(phone)
    find(phone, "alter incub", "Alter'Incub")
    panel = phone.locator(".mx-panel").bounding_box()
    assert panel is not None
    assert panel["width"] == 390
    assert panel["y"] > 300
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="Fermer").tap()
    phone.get_by_role("button", name="Filtres").tap()
    expect(phone.locator("[data-key='t-Region']")).to_be_visible()


def test_the_keyboard_alone_finds_opens_and_reads(desk: Page) -> None:
    desk.goto("/explorer")
    status(desk)
    desk.keyboard.press("/")
    desk.keyboard.type("alter incub")
    expect(desk.get_by_role("option").first).to_be_visible()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    proof = desk.locator(".mx-proof").first
    expect(proof).to_be_visible()
    proof.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".mx-claim blockquote").first).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator(".mx-panel")).to_be_hidden()


def test_the_query_editor_runs_a_query_and_shows_rows(desk: Page) -> None:
    desk.goto("/sparql")
    expect(desk.locator(".yasqe")).to_be_visible()
    desk.locator("#sparql-example").select_option(index=1)
    expect(desk.locator(".yasr table tbody tr").first).to_be_visible()
    assert "Alter" in desk.locator(".yasr table").inner_text()
    answer = desk.locator(".yasr table tbody a[href*='/id/']").first
    answer.hover()  # the store's IRIs begin with an address that this server does not have
    expect(answer).to_have_attribute("href", re.compile("^/id/"))
    answer.click()
    expect(desk.get_by_role("heading", level=1)).to_be_visible()


def test_without_webgl_the_list_says_what_the_map_would_show(browser_page_without_watch: Page) -> None:
    page = browser_page_without_watch
    page.add_init_script(
        "const real = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        "  return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest); };"
    )
    page.goto("/explorer")
    expect(page.locator(".mx-banner")).to_contain_text("WebGL")
    expect(page.locator("[data-node]").first).to_be_visible()


def test_a_server_that_does_not_answer_is_said_and_asked_again_at_a_press(
    browser_page_without_watch: Page,
) -> None:
    page = browser_page_without_watch
    answers = threading.Event()
    page.route("**/api/overview*", lambda route: route.continue_() if answers.is_set() else route.abort())
    page.goto("/explorer")
    banner = page.locator(".mx-banner")
    expect(banner).to_contain_text("Le serveur ne répond pas")
    answers.set()
    banner.get_by_role("button", name="Réessayer").click()
    expect(banner).to_be_hidden()
    assert status(page)[0] > 0


def test_markup_in_a_name_stays_text(desk: Page) -> None:
    hostile = '<img src=x onerror="document.title=1">'
    hit = {"id": "x", "iri": "x", "label": hostile, "type": "Person", "names": [hostile], "degree": 1}
    desk.route("**/api/search*", lambda route: route.fulfill(json={"results": [hit]}))
    desk.goto("/explorer")
    desk.get_by_role("combobox").fill("img")
    expect(desk.get_by_role("option")).to_contain_text(hostile)
    assert desk.locator(".mx img").count() == 0
