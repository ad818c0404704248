"""Audit of what is joined across reports: links of actors, facts that several reports tell, conflicts.

python -m bench.audit.joined draw --round 1 --seed 1    # read gold and posts together, draw, show
python -m bench.audit.joined judge --round 1 FILE       # take verdicts: lines of `l12 right` or `f3 wrong other`
python -m bench.audit.joined report                     # what came out, round by round
"""

import argparse
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.analysis.joined import Joined, joined
from dragoman.cli.joining import source
from dragoman.cli.wording import line
from dragoman.flow.engine import read_paths
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings
from dragoman.lexicon.load import load_lexicon
from dragoman.resolving.evidence import Mention, key_of, mention_of
from dragoman.resolving.names import is_known, is_unnamed
from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.schema.errors import DragomanError
from dragoman.schema.ids import digest
from dragoman.store.situation import open_view

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).with_name("verdicts")
SHEETS = ROOT / "out" / "audit"  # with the texts' words: never committed
SHOWN = 4  # claims of a mention that are shown to the judge
AROUND = 60  # characters shown on either side of the evidence

Kind = Literal["link", "fact", "conflict"]
KINDS: dict[Kind, tuple[int, float]] = {"link": (100, 0.98), "fact": (60, 0.8), "conflict": (30, 0.7)}  # how many are drawn, share wanted
REASONS = {
    "other": "the mentions are two actors; the tellings are of two things",
    "reference": "a reading took a word, a role or a part of a name for this actor, so that nothing true is joined",
    "unread": "the claims are read wrong: what they say the texts do not say",
    "agree": "the sides can all be so: nothing is disputed",
    "partly": "one telling or side of several does not belong",
}


class Drawn(Struct, frozen=True):
    """What is judged; `number` is short to type: l12 is the twelfth link. `of` says how it was made."""

    number: str
    id: str
    kind: Kind
    of: str
    shown: str


class Round(Struct, frozen=True, kw_only=True, tag="round"):
    """The header of a file of verdicts; `population` says how many there were to draw from."""

    round: int
    seed: int
    lexicon: str
    population: dict[str, int]


class Verdict(Struct, frozen=True, kw_only=True, tag="verdict"):
    """One judgement, without any words of the texts."""

    id: str
    kind: Kind
    of: str
    verdict: Literal["right", "wrong"]
    reasons: tuple[str, ...] = ()


class Sheet(Struct, frozen=True):
    """A round as it was drawn."""

    header: Round
    drawn: tuple[Drawn, ...]


_lines: msgspec.json.Decoder[Round | Verdict] = msgspec.json.Decoder(Round | Verdict)


def read_together(folders: Sequence[Path]) -> tuple[str, Joined]:
    """The lexicon's version, and the reports of the folders as one situation."""
    lexicon = load_lexicon(None)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "audit.db"
        read_paths(list(folders), path, Settings(make_reader=grammar_reader))
        with open_view(path) as view:
            return lexicon.version, joined(view, lexicon)


def candidates(found: Joined) -> Iterator[tuple[Kind, str, str, str]]:
    """Everything that can be drawn: kind, id, how it was made, and the text shown."""
    yield from _links(found)
    for fact in found.facts:
        claims = found.told(fact.claims)
        if len({claim.report for claim in claims}) > 1:
            shown = "\n".join(told(found, claim) for claim in claims)
            yield "fact", fact.id, "copies" if fact.voices == 1 else "voices", shown
    for conflict in found.conflicts:
        sides = ("\n".join(told(found, claim) for claim in found.told(side)) for side in conflict.sides)
        about = "".join(f"about: {told(found, claim)}\n" for claim in found.read_by(conflict)) if conflict.type == "reading" else ""
        yield "conflict", conflict.id, conflict.type, about + "\n  AGAINST\n".join(sides)


def _links(found: Joined) -> Iterator[tuple[Kind, str, str, str]]:
    """Two mentions of one actor in two reports: of each actor one pair, chosen by its id."""
    mentions: dict[str, dict[tuple[str, str], list[AnyClaim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(found.claims.values(), key=lambda one: one.id):
        for actor in sorted({entity.id for _, entity in entities_of(claim) if entity.id and not is_unnamed(entity.id)}):
            day = found.linked.ids.get(mention_of(claim.report, actor), actor)
            mentions[day][claim.report, actor].append(claim)
    for day, held in sorted(mentions.items()):
        by_chance = sorted(held, key=lambda one: digest(day, *one))
        unknown = [one for one in by_chance if not is_known(one[1])]
        first = (unknown or by_chance)[0]
        other = next((one for one in by_chance if one[0] != first[0]), None)
        if other is not None:
            pair = (first, other)
            shown = "\n".join(_mention(found, Mention(*one), held[one]) for one in pair)
            name = digest(*(key_of(Mention(*one)) for one in sorted(pair)))
            yield "link", name, "resolved" if unknown else "known", f"{day}\n{shown}"


def _mention(found: Joined, mention: Mention, claims: Sequence[AnyClaim]) -> str:
    forms = Counter(entity.text for claim in claims for _, entity in entities_of(claim) if entity.id == mention.actor)
    head = f"  {mention.actor}: {', '.join(form for form, _ in forms.most_common(6))}"
    return "\n".join([head, *(told(found, claim) for claim in claims[:SHOWN])])


def told(found: Joined, claim: AnyClaim) -> str:
    """A claim, where it stands, and its words with what is around them."""
    text, first = found.reports[claim.report].text, min(claim.spans)
    last = max(first.end, min(max(claim.spans).end, first.end + AROUND))
    words = f"{text[max(0, first.start - AROUND) : first.start]}⟦{text[first.start : last]}⟧{text[last : last + AROUND]}"
    return f"    {line(claim)}\n      {source(found, claim)}: {' '.join(words.split())}"


def draw(number: int, seed: int, folders: Sequence[Path]) -> Sheet:
    """As many of each kind as KINDS says, half of the links from those that resolving made; the seed and the id alone decide."""
    lexicon, found = read_together(folders)
    pool = sorted(candidates(found), key=lambda one: digest(str(seed), one[1]))
    drawn: list[Drawn] = []
    for kind, (count, _) in KINDS.items():
        own = [one for one in pool if one[0] == kind]
        if kind == "link":
            resolved = [one for one in own if one[2] == "resolved"][: count // 2]
            own = resolved + [one for one in own if one[2] == "known"][: count - len(resolved)]
        drawn += [Drawn(f"{kind[0]}{at}", name, kind, of, shown) for at, (_, name, of, shown) in enumerate(own[:count], 1)]
    population = Counter(f"{kind} {of}" for kind, _, of, _ in pool)
    return Sheet(Round(round=number, seed=seed, lexicon=lexicon, population=dict(sorted(population.items()))), tuple(drawn))


def take(sheet: Sheet, written: str) -> list[Verdict]:
    """Verdicts from lines of `number right` or `number wrong reason …`; empty lines and those that begin with # are skipped."""
    drawn, made = {one.number: one for one in sheet.drawn}, []
    for row in written.splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        number, verdict, *reasons = [*row.split(), ""][:2] + row.split()[2:]
        if number not in drawn or verdict not in ("right", "wrong") or (verdict == "wrong") != bool(reasons) or set(reasons) - set(REASONS):
            raise DragomanError(f"No verdict: {row!r}. Write `l12 right`, or `l12 wrong` and one of: {', '.join(REASONS)}")
        one = drawn[number]
        made.append(
            msgspec.convert(
                {"type": "verdict", "id": one.id, "kind": one.kind, "of": one.of, "verdict": verdict, "reasons": reasons}, Verdict
            )
        )
    return made


def path_of(number: int) -> Path:
    """Where the verdicts of a round are kept."""
    return FOLDER / f"joined-round-{number}.jsonl"


def keep(header: Round, verdicts: Iterable[Verdict]) -> None:
    """Write a round's verdicts, without any words of the texts."""
    path_of(header.round).write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in (header, *verdicts)))


def read(number: int) -> tuple[Round, list[Verdict]]:
    """Header and verdicts of a round."""
    header, *verdicts = (_lines.decode(one) for one in path_of(number).read_bytes().splitlines())
    if not isinstance(header, Round):
        raise DragomanError(f"{path_of(number)} does not begin with its header line: take it from the repository again")
    return header, [one for one in verdicts if isinstance(one, Verdict)]


def rounds() -> list[int]:
    """The numbers of the rounds that were judged."""
    return sorted(int(path.stem.removeprefix("joined-round-")) for path in FOLDER.glob("joined-round-*.jsonl"))


def report() -> Iterator[str]:
    """What came out: for each kind how many are right, of how many, by how it was made, and why the others are wrong."""
    for number in rounds():
        header, verdicts = read(number)
        yield f"round {number}, seed {header.seed}; drawn from " + ", ".join(f"{count} {name}" for name, count in header.population.items())
        for kind, (_, wanted) in KINDS.items():
            own = [one for one in verdicts if one.kind == kind]
            right = sum(one.verdict == "right" for one in own)
            reasons = Counter(one.reasons[0] for one in own if one.reasons)
            parts = groupby(sorted(own, key=lambda one: one.of), key=lambda one: one.of)
            by = ", ".join(
                f"{of} {sum(one.verdict == 'right' for one in group)} of {len(group)}" for of, group in ((o, list(g)) for o, g in parts)
            )
            why = "; wrong: " + ", ".join(f"{name} {count}" for name, count in reasons.most_common()) if reasons else ""
            yield f"  {kind}: {right} of {len(own)} right (wanted {wanted:.0%}); {by}{why}"


def main(given: list[str]) -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m bench.audit.joined", description="Audit of what is joined across reports.")
    commands = parser.add_subparsers(dest="command", required=True)
    drawing, judging = commands.add_parser("draw", help="read, draw, show"), commands.add_parser("judge", help="take verdicts")
    commands.add_parser("report", help="show what came out")
    for command in (drawing, judging):
        command.add_argument("--round", type=int, required=True)
    drawing.add_argument("--seed", type=int, help="the round's number where it is not given")
    judging.add_argument("file", type=Path, help="lines of `l12 right` or `f3 wrong other`")
    options = parser.parse_args(given)
    if options.command == "report":
        print("\n".join(report()) or "No round was judged yet.")
        return
    sheet_path = SHEETS / f"joined-round-{options.round}.json"
    if options.command == "judge":
        if not sheet_path.is_file():
            raise DragomanError(f"Round {options.round} was not drawn here: run python -m bench.audit.joined draw --round {options.round}")
        sheet = msgspec.json.decode(sheet_path.read_bytes(), type=Sheet)
        verdicts = take(sheet, options.file.read_text(encoding="utf-8"))
        keep(sheet.header, verdicts)
        print(f"{len(verdicts)} verdicts taken.")
        return
    corpora = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared") / "corpora"
    folders = [corpora / "gold", corpora / "posts"]
    if not all(folder.is_dir() for folder in folders):
        raise DragomanError(f"Nothing to audit: {corpora} has no gold and posts. Set DRAGOMAN_SHARED to where the shared texts are.")
    sheet = draw(options.round, options.seed or options.round, folders)
    sheet_path.parent.mkdir(parents=True, exist_ok=True)
    sheet_path.write_bytes(msgspec.json.encode(sheet))
    for one in sheet.drawn:
        print(f"── {one.number} {one.kind} {one.of} {one.id}\n{one.shown}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except DragomanError as error:
        sys.exit(str(error))
