"""The notebook of the examples runs from reports to the curve."""

import importlib.util
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[1] / "examples" / "notebook.py"


def test_the_notebook_goes_from_reports_to_the_curve() -> None:
    pytest.importorskip("marimo", reason="the notebook needs marimo, which the development tools have")
    pytest.importorskip("polars", reason="tables need polars, which is an extra")
    found = importlib.util.spec_from_file_location("notebook", NOTEBOOK)
    assert found is not None
    assert found.loader is not None
    notebook = importlib.util.module_from_spec(found)
    found.loader.exec_module(notebook)
    _, names = notebook.app.run()
    assert names["ledger"].height > 5
    assert "too thin" in names["thin"]["acts all"]
    curve = names["curve"]
    assert curve.height == 6
    assert curve["level"][0] > 0 > curve["level"][-1]
    assert "polyline" in names["drawn"]
