"""Patterns for whom an act meets, where neither the walk to the left nor that to the right finds him."""

import re

from msgspec import Struct


class Elsewhere(Struct):
    """The table `elsewhere` of the grammar file `events`, as patterns over shadows."""

    # After a verb: the thing met, and behind a dash its name.
    named: re.Pattern[str]
    # Some of those of whom the clause before tells: 其中两架被……; after a verb: what that clause has just spoken of: 该营地.
    some: re.Pattern[str]
    same: re.Pattern[str]
    # Before those who protest: what somebody did has brought it about.
    roused: re.Pattern[str]
    # After an act that is told as a noun: 发动了入侵 + A之战.
    waged: re.Pattern[str]
    # Before a passive word: who had put forward what is refused. After a request: words that describe whom it goes to.
    filed: re.Pattern[str]
    those: re.Pattern[str]
    # Between a region and those of it who are visited: 南洋三 + 友邦.
    several: re.Pattern[str]
    # After a verb and what is used: whom it is used upon. After a verb of attack: a thing of armed forces.
    upon: re.Pattern[str]
    site: re.Pattern[str]
    # After a refusal: what is not joined was named last. Before a reproach: it is of what the clause before tells.
    unjoined: re.Pattern[str]
    # In the clause before that: somebody calls people together.
    convened: re.Pattern[str]
    # After a verb of withdrawing: where those are who go.
    posted: re.Pattern[str]
    # In a passive clause: whose march it is.
    marching: re.Pattern[str]
    over: re.Pattern[str]
    # In a clause before a protest: whom that and others are against; in its own: it is for somebody.
    aimed: re.Pattern[str]
    backing: re.Pattern[str]
    # After a request: what is owed by whom the one before goes to. Before a release: the court that grants it.
    owed: re.Pattern[str]
    bailed: re.Pattern[str]
    # In a clause before a refusal: somebody wishes for something.
    wished: re.Pattern[str]
    # After a land that is attacked: those who are met there.
    inland: re.Pattern[str]
    # The verbs that answer what somebody has said.
    replying: re.Pattern[str]
    # After a verb: between whom a tie is ended.
    tied: re.Pattern[str]
