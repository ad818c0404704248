import io
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dragoman.exchange.gexf import EDGE_COLUMNS, write_gexf
from dragoman.exchange.selection import Selection
from dragoman.store.situation import open_view
from told import situation

SPACE = {"g": "http://www.gexf.net/1.2draft"}


def written(path: Path, selection: Selection | None = None) -> bytes:
    out = io.BytesIO()
    with open_view(path) as view:
        write_gexf(view, out, selection or Selection())
    return out.getvalue()


def edges(data: bytes) -> list[tuple[str, str, str]]:
    found = ElementTree.fromstring(data).iterfind(".//g:edge", SPACE)  # noqa: S314 - our own file
    return [(edge.attrib["label"], edge.attrib["source"], edge.attrib["target"]) for edge in found]


def test_relations_and_events_are_edges(tmp_path: Path) -> None:
    assert edges(written(situation(tmp_path))) == [
        ("COERCE", "person:zarenov", "x:0123456789abcdef:7"),
        ("COERCE", "state:ALV", "x:0123456789abcdef:7"),
        ("ASSAULT", "state:BRZ", "place:north-shore"),
        ("relative_of", "x:person:女婿", "person:zarenov"),
        ("member_of", "state:ALV", "wd:Q99999999"),
    ]


def test_marks_can_be_left_out(tmp_path: Path) -> None:
    labels = {edge[0] for edge in edges(written(situation(tmp_path), Selection(voices="author", without=frozenset({"negation"}))))}
    assert labels == {"COERCE", "relative_of"}


def test_networkx_reads_it(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx", reason="networkx is not installed")
    path = tmp_path / "net.gexf"
    path.write_bytes(written(situation(tmp_path)))
    graph = networkx.read_gexf(path)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (7, 5)
    attack = next(data for *_, data in graph.edges(data=True) if data["category"] == "ASSAULT")
    assert attack["auxiliary"] == "future|hypothetical"
    assert set(attack) - {"id", "label", "start", "end"} <= set(EDGE_COLUMNS)
