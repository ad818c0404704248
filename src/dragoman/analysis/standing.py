"""Judgements as such: what takes another back, and what a rule is called."""

import re

from dragoman.schema.derived import Judgement

_VERSION = re.compile(r"[ /]v?\d+(?:\.\d+)*(?=[:/ ]|$)")


def is_taking_back(one: Judgement) -> bool:
    """Whether a judgement does nothing but take another back."""
    return one.undoes is not None and one.target == (one.undoes,)


def rule_of(reader: str) -> str:
    """A claim's reader and rule without the version: `grammar/1:said` → `grammar:said`."""
    return _VERSION.sub("", reader)
