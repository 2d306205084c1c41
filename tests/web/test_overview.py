"""What the explorer begins with."""

from __future__ import annotations

from graph_store.network import MapEdge, MapNode, NetworkMap
from web.network import Atlas


def test_the_overview_shows_hubs_with_their_company_and_nothing_unlinked() -> None:
    degrees = {"hub": 3, "one": 1, "two": 1, "three": 1, "alone": 0}
    nodes = tuple(
        MapNode(id=name, label=name, type="Company", degree=n, x=0, y=0) for name, n in degrees.items()
    )
    edges = tuple(MapEdge("hub", name, "incubates", 1) for name in ("one", "two", "three"))
    atlas = Atlas.of("1-a", NetworkMap(nodes=nodes, edges=edges))
    assert [node.id for node in atlas.overview(10)] == ["hub", "one", "two", "three"]
    assert [node.id for node in atlas.overview(3)] == ["hub", "one", "two"]


def test_the_overview_of_what_is_not_linked_yet_shows_it_all_the_same() -> None:
    nodes = tuple(MapNode(id=name, label=name, type="Person", degree=0, x=0, y=0) for name in "abc")
    assert len(Atlas.of("1-a", NetworkMap(nodes=nodes, edges=())).overview(2)) == 2
