"""What stands beside a trigger and has no subject of its own: those who are sent or used, and other verbs with the same object."""

from dragoman.reading.events_clauses import PHRASES, Reader

# How far before those who are sent, or by whom something is done, the word for it may stand.
SENT, MEANS_GAP = 14, 14
# After a verb that is done.
DONE, TAKING = "了", "把"


def sender(reader: Reader, low: int, first: int) -> int:
    """派军队援助B, 以部队打击B: index before which stands who sends or uses them; −1 where they act by themselves."""
    first -= reader.ends(reader.grammar.attributive, first, low)
    if sent := reader.grammar.sending.search(reader.text, max(low, first - SENT), first):
        return sent.start()
    # 以火箭打击了A军占领的B: another verb meets them.
    n = 0 if first > low and reader.text[first - 1] == DONE else _means(reader, low, first)
    return first - n if n else -1


def _means(reader: Reader, low: int, first: int) -> int:
    """How far before a phrase the word begins that makes it a means: 以第二波 + 部队; 0 where there is none."""
    for gap in range(min(MEANS_GAP, first - low)):
        if gap and (inner := reader.shadow.slots.get(first - gap)) is not None and inner.letter not in "GU":
            return 0
        if n := reader.ends(reader.grammar.instrument, first - gap, low):
            return gap + n
    return 0


def taken_up(reader: Reader, low: int, first: int) -> int:
    """把能用的 + 部队: how far before a phrase 把 stands, with words that describe the phrase; 0 where it does not."""
    found = reader.grammar.leaning.taken_up.search(reader.text, low, first) if TAKING in reader.text[low:first] else None
    return first - found.start() if found is not None else 0


def joined_verb(reader: Reader, at: int, low: int) -> int:
    """A拘捕 + 或通缉B: where the verb begins that ends at `at` and has the same subject and object; else `at`."""
    start = reader.ended.get(at, at)
    alike = low < start < at and reader.grammar.alike.starting(reader.text, at, len(reader.text)) > 0
    return start if alike and not any(char in PHRASES for char in reader.text[start:at]) else at


def over_verbs(reader: Reader, end: int) -> int:
    """谴责 + 并制裁 + A: where the last of the verbs ends that are joined to the one that ends at `end`."""
    while (n := reader.grammar.alike.starting(reader.text, end, len(reader.text))) and end + n in reader.verbs:
        end = reader.verbs[end + n]
    return end
