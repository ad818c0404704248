"""What an analyst can decide, each in one call: the situation is looked into, the judgement made, signed and appended."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.analysis import deciding, judging_facts
from dragoman.analysis.deciding import Words
from dragoman.analysis.joined import joined
from dragoman.analysis.judged import JudgedView, open_judged
from dragoman.analysis.judging import Signature, joining, mentions_of, parting
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.model import Lexicon
from dragoman.schema.derived import Judgement
from dragoman.schema.errors import DragomanError
from dragoman.store.situation import open_writer

__all__ = [
    "Signature", "Words", "add", "amend", "check", "confirm", "export", "import_", "link", "mute", "reject", "signed",
    "translate", "undo", "unlink",
]  # fmt: skip


def signed(by: str, reason: str | None = None) -> Signature:
    """Who decides, now, and why. DragomanError where nobody does."""
    if not by.strip():
        raise DragomanError("a judgement is signed: say who decides with --by, or set DRAGOMAN_ANALYST")
    return Signature(by.strip(), datetime.now(UTC).isoformat(timespec="microseconds"), reason)


def confirm(situation: Path, claim: str, sign: Signature) -> Judgement:
    """A claim is right as it stands."""
    with open_judged(situation) as view:
        made = deciding.on_claim(view, "confirm", claim, sign)
    return _append(situation, made)


def reject(situation: Path, claim: str, sign: Signature) -> Judgement:
    """A claim is wrong: it is left out from now on."""
    with open_judged(situation) as view:
        made = deciding.on_claim(view, "reject", claim, sign)
    return _append(situation, made)


def check(situation: Path, target: str, sign: Signature) -> Judgement:
    """A claim was looked at, or a report looked through."""
    with open_judged(situation) as view:
        claim = deciding.is_claim(view, target)
        made = deciding.on_claim(view, "check", target, sign) if claim else deciding.on_report(view, target, sign)
    return _append(situation, made)


def amend(situation: Path, target: str, changes: Mapping[str, Any], sign: Signature) -> Judgement:
    """Slots of a claim, or the title, publisher, author or date of a report, are other than read."""
    if not changes:
        raise DragomanError("say what is to be other than it is, as slot=value; dragoman show CLAIM shows the slots")
    with open_judged(situation) as view:
        if deciding.is_claim(view, target):
            made = deciding.amending(view, target, changes, sign, _knowledge)
        else:
            made = deciding.correcting(view, target, changes, sign)
    return _append(situation, made)


def add(situation: Path, words: Words, kind: str, slots: Mapping[str, Any], sign: Signature) -> Judgement:
    """A claim that the machine did not see: its words, its kind and its slots."""
    with open_judged(situation) as view:
        made = deciding.adding(view, words, (kind, slots), sign, _knowledge)
    return _append(situation, made)


def translate(situation: Path, claim: str, into: tuple[str, str], sign: Signature) -> Judgement:
    """A claim's words in another language: (language, words). It says nothing of whether the claim is right."""
    with open_judged(situation) as view:
        made = deciding.translating(view, claim, into, sign)
    return _append(situation, made)


def mute(situation: Path, rule: str, sign: Signature) -> Judgement:
    """Nothing that a rule makes counts from now on; the rule may be given by a claim that it made."""
    with open_judged(situation) as view:
        made = deciding.muting(view, rule, sign)
    return _append(situation, made)


def undo(situation: Path, judgement: str, sign: Signature) -> Judgement:
    """A judgement counts no more."""
    with open_judged(situation) as view:
        made = deciding.undoing(view, judgement, sign)
    return _append(situation, made)


def link(situation: Path, one: str, other: str, sign: Signature, lexicon: Path | None = None) -> list[Judgement]:
    """Two actors are one, or claims and facts tell the same."""
    return _decide(situation, (one, other), sign, lexicon, True)


def unlink(situation: Path, one: str, other: str, sign: Signature, lexicon: Path | None = None) -> list[Judgement]:
    """Two actors are not one, or a claim does not tell what others tell."""
    return _decide(situation, (one, other), sign, lexicon, False)


def export(situation: Path) -> list[Judgement]:
    """Every judgement, the oldest first; what was undone as well."""
    with open_judged(situation) as view:
        return view.judgements()


def import_(situation: Path, judgements: Iterable[Judgement]) -> int:
    """Append judgements made elsewhere; how many were not there yet. DragomanError where one is about nothing, or nobody's."""
    found = list(judgements)
    for one in found:
        if not (one.id and one.target and all(one.target) and one.by and one.at):
            raise DragomanError(f"judgement {one.id!r} lacks an id, a target, who decided or when; nothing was taken in")
    with open_writer(situation) as writer:
        return writer.adopt(found)


def _decide(situation: Path, pair: tuple[str, str], sign: Signature, lexicon: Path | None, together: bool) -> list[Judgement]:
    with open_judged(situation) as view:
        found = joined(view, load_lexicon(lexicon))
        known = view.judgements()
        one, other = (judging_facts.told_by(found.facts, who) for who in pair)
        if one is not None and other is not None:
            decide = judging_facts.joining_facts if together else judging_facts.parting_facts
            made = judging_facts.with_claims(decide(found.facts, (one, other), sign, known), _as_read(view, found.claims))
        else:
            mentions = [mentions_of(view, found, who) for who in pair]
            made = (joining if together else parting)(found, mentions[0], mentions[1], sign, known)
    with open_writer(situation) as writer:
        return [writer.judge(judgement) for judgement in made]


def _as_read(view: JudgedView, claims: Mapping[str, Any]) -> dict[str, Any]:
    """The claims as the machine has them, those that were added as they are."""
    return {**claims, **view.claims_by_id(sorted(claims))}


def _append(situation: Path, made: Judgement) -> Judgement:
    with open_writer(situation) as writer:
        return writer.judge(made)


@cache
def _knowledge() -> Lexicon:
    return load_lexicon()
