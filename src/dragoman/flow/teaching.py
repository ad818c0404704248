"""A correction that holds beyond its report, as a row in a pack of the user's own."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from dragoman.analysis.judged import open_judged
from dragoman.flow.packs import Tried, try_pack
from dragoman.lexicon.imports.pack import COLUMNS, joined, slug
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.tables import Row, read_table, split
from dragoman.resolving.evidence import mention_from
from dragoman.resolving.names import is_known, is_unnamed, script_of
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Event, Quotation, entities_of
from dragoman.schema.derived import Judgement
from dragoman.schema.errors import DragomanError
from dragoman.store.view import View
from dragoman.text.scripts import fold

STEM = "judged"
_PREFIX = {"organisation": "org", "armed_unit": "unit"}  # as the packs that ship write ids
_COLUMNS = {
    **COLUMNS,
    "triggers.zh": ("form", "category", "mode", "frame", "tier", "object", "positive", "negative"),
    "cues.zh": ("form", "type", "frame", "tier", "assessment", "positive", "negative"),
    "cues.en": ("form", "pos", "type", "frame", "tier", "assessment", "positive", "negative"),
    "blockers.zh": ("form", "blocks", "kind", "positive", "negative"),
}
_COLUMN = {"han": "zh", "cyrillic": "ru", "latin": "en"}
_BLOCKED = ("triggers", "cues", "roles")


class Word(Struct, frozen=True):
    """The word of a claim that a row is to know, and the word that must follow it there."""

    form: str = ""
    object: str = ""


class Taught(Struct, frozen=True):
    """The row, the file it was written to, and how the pack does with it."""

    file: str
    row: Row
    tried: Tried


def teach(situation: Path, judgement: str, folder: Path, word: Word | None = None) -> Taught:
    """Write the row that a judgement amounts to; DragomanError where it amounts to none, or a word is needed for it."""
    ours = load_lexicon()
    with open_judged(situation) as view:
        found = [one for one in view.judgements() if one.id.startswith(judgement)] if judgement else []
        if len(found) != 1:
            raise DragomanError(f"there is no judgement {judgement!r}, or more than one; dragoman judgements lists them")
        table, row = _Teaching(view, ours, word or Word()).row(found[0])
    path = _written(folder, table, row)
    return Taught(str(path), row, try_pack(folder))


class _Teaching:
    def __init__(self, view: View, ours: Lexicon, word: Word) -> None:
        self._view = view
        self._ours = ours
        self._word = word

    def row(self, one: Judgement) -> tuple[str, Row]:
        """Table and row."""
        of = (one.value or {}).get("of")
        if one.action == "join" and of is None:
            return "actors", self._actor([self._view.actor(mention_from(key).actor) for key in one.target], one)
        if one.action in ("amend", "add") and isinstance(of, dict) and of.get("kind") != "report":
            claim = self._view.claim(one.target[0])
            slots = (one.value or {}).get("set", {})
            if self._word.form:
                return self._known_word(claim)
            if one.action == "add" or slots:
                return "actors", self._name(claim, set(slots), one)
        if one.action == "reject" and isinstance(of, dict):
            return self._blocker(self._view.claim(one.target[0]))
        raise DragomanError(
            f"judgement {one.id} ({one.action}) holds nothing for a lexicon; joins, amendments, additions and rejections may"
        )

    def _actor(self, actors: list[Actor], one: Judgement) -> Row:
        """One actor under all names; under its id where one of them is known."""
        if any(is_unnamed(actor.id) for actor in actors):
            raise DragomanError("somebody without a name is nobody that a lexicon could know")
        first = next((actor for actor in actors if is_known(actor.id)), actors[0])
        names = [name.text for actor in actors for name in actor.names]
        return self._names(first, names, one)

    def _name(self, claim: AnyClaim, slots: set[str], one: Judgement) -> Row:
        """The words that an amended slot has for an actor, as a name of its."""
        for slot, entity in entities_of(claim):
            if (slots and slot not in slots) or entity.id is None or is_unnamed(entity.id):
                continue
            actor = self._view.actor(entity.id)
            if not is_known(actor.id) or entity.text not in {name.text for name in actor.names}:
                if self._is_word(entity.text):
                    raise DragomanError(f"{entity.text!r} is a word, not a name: it stands for others elsewhere")
                return self._names(actor, [*(name.text for name in actor.names if not is_known(actor.id)), entity.text], one)
        raise DragomanError("every name in it is known; for a verb or a cue name the word with --form")

    def _names(self, actor: Actor, names: Iterable[str], one: Judgement) -> Row:
        known = self._ours.actors.get(actor.id)
        held = {name.text for name in known.names} if known else set()
        fresh = [name for name in dict.fromkeys(names) if name not in held]
        if not fresh:
            raise DragomanError(f"{actor.id} is known by these names already")
        by_language: dict[str, list[str]] = {"en": [], "zh": [], "ru": []}
        for name in fresh:
            by_language[_COLUMN[script_of(name)]].append(name)
        latin = (by_language["en"] or fresh)[0]
        own = actor.id if is_known(actor.id) else f"{_PREFIX.get(actor.type, actor.type)}:{slug(latin)}"
        cells = {"id": own, "type": actor.type, "country": actor.country or "", "sector": actor.sector or ""}
        return cells | {language: joined(found) for language, found in by_language.items()} | {"source": f"judgement {one.id}, {one.by}"}

    def _is_word(self, text: str) -> bool:
        """Whether some table of words holds it: a pronoun, a role, a common noun."""
        languages = ("zh", "en", "ru")
        rows = (row for language in languages for table in self._ours.tables(language) for row in self._ours.words(table, language))
        wanted = fold(text).lower()
        return len(text) < 2 or any(fold(row.get("form", "")).lower() == wanted for row in rows)

    def _known_word(self, claim: AnyClaim) -> tuple[str, Row]:
        """The word that tells of an event, or that brings in what is said."""
        form, language = self._word.form, self._language(claim)
        words = " ".join(span.text for span in claim.spans)
        if fold(form) not in fold(words) and language == "zh":
            raise DragomanError(f"{form!r} does not stand in the claim's words: {words}")
        if isinstance(claim, Event):
            if self._is_in("triggers", language, form) and not self._word.object:
                raise DragomanError(f"{form!r} is known; name with --object the word behind it that makes the difference")
            row = {"form": form, "category": claim.event, "mode": claim.mode or "", "frame": "v", "tier": "strong"}
            row["object"] = self._word.object
            return f"triggers.{language}", row | ({"pos": "verb"} if language == "en" else {}) | {"positive": _flat(words)}
        if isinstance(claim, Quotation):
            if self._is_in("cues", language, form):
                raise DragomanError(f"{form!r} is known to bring in what is said")
            row = {"form": form, "type": "say", "frame": "clause", "tier": "weak", "positive": _flat(words)}
            return f"cues.{language}", row | ({"pos": "verb"} if language == "en" else {})
        raise DragomanError("a word can be taught of events and quotations; other claims come from grammar files, see docs/reading.md")

    def _blocker(self, claim: AnyClaim) -> tuple[str, Row]:
        """A longer word in which a shorter one does not mean what it means alone."""
        form, language = self._word.form, self._language(claim)
        if not form or language != "zh":
            raise DragomanError("name with --form the longer Chinese word that was misread: the word inside it is then left alone")
        for table in _BLOCKED:
            forms = (row["form"] for row in self._ours.words(table, language))
            inside = [one for one in forms if fold(one) in fold(form) and fold(one) != fold(form)]
            if inside:
                words = _flat(" ".join(span.text for span in claim.spans))
                return "blockers.zh", {"form": form, "blocks": max(inside, key=len), "kind": table.removesuffix("s"), "positive": words}
        raise DragomanError(f"no word that could be misread stands in {form!r}")

    def _is_in(self, table: str, language: str, form: str) -> bool:
        return any(fold(row["form"]).lower() == fold(form).lower() for row in self._ours.words(table, language))

    def _language(self, claim: AnyClaim) -> str:
        return self._view.report(claim.report).language.partition("-")[0].replace("und", "en")


def _flat(words: str) -> str:
    return " ".join(words.split())


def _written(folder: Path, table: str, row: Row) -> Path:
    """The row in the pack's table of judged rows; an actor that stands there gets the names added."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{STEM}.{table}.tsv"
    rows = [{name: cell for name, cell in old.items() if name != "_line"} for old in read_table(path)] if path.exists() else []
    same = next((old for old in rows if table == "actors" and old["id"] == row["id"]), None)
    if same is not None:
        for language in ("en", "zh", "ru"):
            same[language] = joined([*split(same.get(language, "")), *split(row.get(language, ""))])
    elif row not in [{name: cell for name, cell in old.items() if cell} for old in rows]:
        rows.append(row)
    columns = _COLUMNS[table]
    lines = ["\t".join(columns), "# Made from judgements by dragoman lexicon row."]
    lines += ["\t".join(one.get(name, "") for name in columns) for one in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
