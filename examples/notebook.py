"""From reports to how two actors stand: a notebook for marimo (`marimo edit examples/notebook.py`)."""

import marimo

__generated_with = "0.9.0"
app = marimo.App(width="medium")


@app.cell
def _():
    import marimo as mo

    return (mo,)


@app.cell
def _(mo):
    mo.md(
        """
        # How two actors stand

        The reports of `examples/kazakhstan-2022` are read into a situation of their own, and asked how Kazakhstan and Russia stand:
        first the ledger, each line with its sentence; then the curve, if there are acts enough for one.
        """
    )
    return


@app.cell
def _():
    from pathlib import Path
    from tempfile import mkdtemp

    import dragoman
    from dragoman.flow import engine, readers, settings

    here, folder = Path(__file__).parent, Path(mkdtemp())

    def read(reports, name, lexicon=None):
        engine.read_paths([reports], folder / name, settings.Settings(make_reader=readers.grammar_reader, lexicon=lexicon, jobs=1))
        return dragoman.open(folder / name, lexicon)

    situation = read(here / "kazakhstan-2022", "kazakhstan.db")
    return folder, here, read, situation


@app.cell
def _(mo, situation):
    stands = situation.pair("Kazakhstan", "Russia", every="month", half_life=30)
    ledger = stands.ledger.frame()
    mo.ui.table(ledger.select("day", "direction", "kind", "what", "told", "score", "evidence"))
    return ledger, stands


@app.cell
def _(mo, stands):
    # Only acts that an author, or a voice of neither side, tells as facts, with a day of their own, are scored.
    thin = stands.too_thin
    mo.md("\n".join(f"- {course}: {why}" for course, why in thin.items()))
    return (thin,)


@app.cell
def _(mo):
    mo.md(
        """
        So few reports give no curve, and it is better to say so. Half a year of short notes on two states that do not exist gives one;
        they are read with the lexicon of `examples/valoria-2031`, which knows these states.
        """
    )
    return


@app.cell
def _(folder, here, read):
    months = ("January", "February", "March", "April", "May", "June")
    deeds = (
        "Valoria sent food to Tarkenia on 4 {}.",
        "Valoria and Tarkenia signed an agreement on 9 {}. Tarkenia thanked Valoria on 12 {}.",
        "Tarkenia accused Valoria on 6 {}.",
        "Valoria threatened Tarkenia on 8 {}. Tarkenia expelled diplomats of Valoria on 19 {}.",
        "Valoria imposed sanctions on Tarkenia on 5 {}.",
        "Valoria attacked Tarkenia on 3 {}. Tarkenia accused Valoria on 4 {}.",
    )
    notes = folder / "notes"
    notes.mkdir()
    for number, (month, deed) in enumerate(zip(months, deeds, strict=True)):
        head = f"---\ntitle: Notes of {month}\npublisher: Paper {number}\ndate: 2031-{number + 1:02}-25\n---\n\n"
        (notes / f"{number}.md").write_text(head + deed.format(*[f"{month} 2031"] * 2) + "\n", encoding="utf-8")
    invented = read(notes, "notes.db", here / "valoria-2031" / "lexicon").pair("Valoria", "Tarkenia")
    return (invented,)


@app.cell
def _(invented, mo):
    levels = invented.levels.frame()
    curve = levels.filter(levels["direction"] == "all").select("end", "acts", "mean", "level", "low", "high")
    mo.ui.table(curve)
    return (curve,)


@app.cell
def _(curve, mo):
    # The curve and its band, as SVG.
    def at(n, value):
        return f"{40 + n * 90},{110 - value * 10:.1f}"

    rows = curve.rows(named=True)
    band = " ".join([at(n, row["high"]) for n, row in enumerate(rows)] + [at(n, row["low"]) for n, row in reversed([*enumerate(rows)])])
    line = " ".join(at(n, row["level"]) for n, row in enumerate(rows))
    drawn = (
        '<svg viewBox="0 0 560 220" width="560"><line x1="30" x2="550" y1="110" y2="110" stroke="#999"/>'
        f'<polygon points="{band}" fill="#9c2b23" fill-opacity=".15"/><polyline points="{line}" fill="none" stroke="#9c2b23"/></svg>'
    )
    mo.Html(drawn)
    return (drawn,)


if __name__ == "__main__":
    app.run()
