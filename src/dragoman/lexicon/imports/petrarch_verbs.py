"""PETRARCH and TABARI verb dictionaries → trigger words of English, with PLOVER categories for CAMEO codes.

Taken: verbs with a code, and patterns of one word or phrase after the verb (`* AID`, `* {ARMS SHIPMENT}`, `* &FOOD`). What asks for
places of actors ($ + % ^), words before the verb, or words apart from each other is listed: our own grammar finds who does what to whom.
"""

import re
from collections import defaultdict
from pathlib import Path

from msgspec import Struct, field

from dragoman.lexicon.imports.lines import Line, dictionary_lines
from dragoman.lexicon.imports.pack import Imported, joined, plural_of
from dragoman.lexicon.model import Lexicon
from dragoman.schema.plover import ontology

_HEADER = re.compile(r"-{3,}\s+(?P<name>.*?)\s*(?:\[(?P<code>[^\]]*)\])?\s*-{3,}|#{3,}\s.*")
_VERB = re.compile(r"(?P<verb>\+?[A-Z][A-Z_'-]*)\s*(?P<forms>\{[^}]*\})?\s*(?:\[(?P<code>[^\]]*)\])?")
_PATTERN = re.compile(r"-\s*(?P<pattern>.*?)\s*\[(?P<code>[^\]]*)\]")
_OBJECT = re.compile(r"\*{1,2}\s+(?:\{(?P<phrase>[^{}&()]+)\}|(?P<synset>&\w+)|(?P<word>[A-Z][\w'-]*))")
_ACTORS = re.compile(r"[$+%^]")
_WEAK, _PLAIN = "weak", "v"


class _Block(Struct):
    """Verbs that share patterns, with the code of each and of the block."""

    code: str = ""
    verbs: list[str] = field(default_factory=list)
    # A blank line or a pattern has come: the next verb begins another block.
    closed: bool = False


def plover_of(code: str) -> tuple[str, str] | None:
    """PLOVER category and mode of a CAMEO code: `173` → COERCE, arrest. None for what PLOVER has dropped, and for null codes."""
    first = code.split(":")[0].strip()
    exact: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, category in ontology().categories.items():
        exact[category.cameo].add((name, ""))
        for mode, told in category.modes.items():
            exact[told.cameo].add((name, mode))
    found = exact.get(first, set())
    if len(found) == 1:
        return next(iter(found))
    roots = ontology().cameo_roots
    category_of = next((roots[first[:n]] for n in (4, 3, 2) if first[:n] in roots), None)
    if category_of is None:
        named = {name for name, _ in found}
        return (named.pop(), "") if len(named) == 1 else None
    return category_of, ""


def import_verbs(path: Path, lexicon: Lexicon) -> Imported:
    """Triggers and irregular forms; every line that is not taken is listed."""
    imported, synsets = Imported(), dict[str, list[str]]()
    rows = lexicon.words("triggers", "en")
    held = {(row["form"], row["category"], row.get("object", "")) for row in rows}
    irregular = {row["form"] for row in lexicon.words("irregular", "en")}
    block, synset = _Block(), ""
    reading = _Reading(imported, synsets, held, irregular)
    for line in dictionary_lines(path):
        text = line.text.strip()
        if not text:
            synset, block.closed = "", bool(block.verbs)
        elif (header := _HEADER.fullmatch(text)) is not None:
            block, synset = _Block(header["code"] or ""), ""
        elif text.startswith("&"):
            synset = text.rstrip("_").split()[0]
            synsets[synset] = []
        elif text.startswith("+") and synset:
            synsets[synset].append(text)
        elif text.startswith("-"):
            block.closed = True
            reading.pattern(line, block)
        else:
            block = _Block() if block.closed else block
            reading.verb(line, block)
    return imported


class _Reading(Struct):
    """What has been read so far."""

    imported: Imported
    synsets: dict[str, list[str]]
    held: set[tuple[str, str, str]]
    irregular: set[str]

    def verb(self, line: Line, block: _Block) -> None:
        """A verb of a block, by its own code or the block's."""
        match = _VERB.fullmatch(line.text.strip())
        if match is None:
            self.imported.refuse(line.number, line.raw, "no verb: WORD {forms} [code]")
            return
        verb = _plain(match["verb"])
        code = match["code"] if match["code"] is not None else block.code
        block.verbs.append(verb)
        if not block.code and match["code"] is not None and len(block.verbs) == 1:
            block.code = code  # the older form: the first verb's code is the block's
        self.forms(verb, match["forms"])
        if code and code != "---":
            found = plover_of(code)
            if found is None:
                self.imported.refuse(line.number, line.raw, f"PLOVER has no category for CAMEO {code}")
            else:
                self.add(verb, found, "")

    def forms(self, verb: str, forms: str | None) -> None:
        """Irregular past and participle."""
        given = [_plain(part) for part in (forms or "{}")[1:-1].split()]
        past = [part for part in given if not part.endswith(("s", "ing")) and not part.split()[0].endswith(("s", "ing"))]
        base = f"{verb}ed" if not verb.endswith("e") else f"{verb}d"
        if past and verb not in self.irregular and " " not in verb and past[0] != base:
            self.irregular.add(verb)
            self.imported.add("irregular.en", form=verb, past=past[0], participle=past[-1])

    def pattern(self, line: Line, block: _Block) -> None:
        """A pattern of the verbs above it."""
        match = _PATTERN.match(line.text.strip())
        if match is None:
            self.imported.refuse(line.number, line.raw, "no pattern: - words * words [code]")
            return
        objects, why = self.objects(match["pattern"])
        found = plover_of(match["code"])
        if match["code"].startswith(":"):
            why = "the code is that of the other side only"
        elif found is None:
            why = f"PLOVER has no category for CAMEO {match['code']}"
        if why or found is None:
            self.imported.refuse(line.number, line.raw, why)
            return
        for verb in block.verbs:
            self.add(verb, found, objects)

    def objects(self, pattern: str) -> tuple[str, str]:
        """The words that must follow, or why the pattern cannot be taken."""
        if _ACTORS.search(pattern):
            return "", "it says where the actors stand ($ + % ^): our grammar finds them itself"
        match = _OBJECT.fullmatch(pattern)
        if match is None:
            return "", "it wants words before the verb, in brackets, or apart from each other"
        if match["synset"]:
            words = self.synsets.get(match["synset"])
            if not words:
                return "", f"the synset {match['synset']} is not defined above"
            return joined(form for word in words for form in _with_plural(word, match["synset"])), ""
        return _plain(match["phrase"] or match["word"] or ""), ""

    def add(self, verb: str, found: tuple[str, str], objects: str) -> None:
        """A trigger row, unless there is one that says the same."""
        category, mode = found
        if (verb, category, objects) in self.held or (not objects and (verb, category, "") in self.held):
            self.imported.known += 1
            return
        self.held.add((verb, category, objects))
        self.imported.add("triggers.en", form=verb, pos="verb", category=category, mode=mode, frame=_PLAIN, tier=_WEAK, object=objects)


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").replace("+", " ").lower().split())


def _with_plural(word: str, synset: str) -> list[str]:
    """A word of a synset with its plural, unless an underscore at its end says that it has none."""
    plain = _plain(word)
    if word.strip().endswith("_") or plain.endswith("s"):
        return [plain]
    return [plain, plural_of(plain)]
