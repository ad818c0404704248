"""Who does what somebody suffers, where words that describe him stand between: 遭园区 + 保安扫射."""

from dragoman.reading.events_clauses import PHRASES, Reader
from dragoman.reading.page import Phrase

# So many characters at most, and none of these; the passive words.
SHORT_LEAD, NO_LEAD, SUFFERED = 9, frozenset("的了，着过在对向把将于与和、后前时为"), frozenset("遭被")


def described(reader: Reader, place: tuple[int, int], doer: Phrase) -> int:
    """How far before the phrase at `place[1]` the passive word stands, behind which a short noun describes him; 0 where none does."""
    low, first = place
    for at in range(first - 2, max(low, first - SHORT_LEAD) if doer.letter in "GPU" else first, -1):
        if reader.text[at] in PHRASES or reader.text[at] in NO_LEAD or at in reader.verbs:
            return 0
        if reader.text[at] in SUFFERED and reader.edge(at) and reader.text[at + 1] not in NO_LEAD and reader.edge(at + 1):
            return first - at
    return 0
