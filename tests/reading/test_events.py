"""Events: who did what to whom, and what reports none."""

import pytest

from dragoman.schema.claims import Event
from dragoman.schema.entities import Entity
from invented_states import events

A, B, C = "Alvania", "Berronia", "Cordovia"


def names(side: tuple[Entity, ...]) -> list[str]:
    return [entity.name for entity in side]


def told(text: str) -> list[tuple[str, str | None, list[str], list[str]]]:
    return [(e.event, e.mode, names(e.actor), names(e.recipient)) for e in events(text)]


def only(text: str) -> Event:
    found = events(text)
    assert len(found) == 1, told(text)
    return found[0]


FRAMES = {
    "阿尔瓦尼亚入侵贝罗尼亚。": ("ASSAULT", None, [A], [B]),
    "阿爾瓦尼亞入侵貝羅尼亞。": ("ASSAULT", None, [A], [B]),
    "贝罗尼亚遭到阿尔瓦尼亚空袭。": ("ASSAULT", "aerial", [A], [B]),
    "贝罗尼亚被阿尔瓦尼亚吞并。": ("COERCE", "seize", [A], [B]),
    "阿尔瓦尼亚对贝罗尼亚实施了经济制裁。": ("SANCTION", "discontinue", [A], [B]),
    "阿尔瓦尼亚对贝罗尼亚的制裁还在继续。": ("SANCTION", "discontinue", [A], [B]),
    "阿尔瓦尼亚周二强烈谴责贝罗尼亚。": ("ACCUSE", "disapprove", [A], [B]),
    "阿尔瓦尼亚要求贝罗尼亚撤军。": ("REQUEST", "yield", [A], [B]),
    "阿尔瓦尼亚拒绝与贝罗尼亚谈判。": ("REJECT", "meet", [A], [B]),
    "阿尔瓦尼亚威胁要入侵贝罗尼亚。": ("THREATEN", "violence", [A], [B]),
    "阿尔瓦尼亚向贝罗尼亚提供了一批导弹。": ("AID", None, [A], [B]),
    "阿尔瓦尼亚与贝罗尼亚签署了边界条约。": ("AGREE", None, [A, B], []),
    "阿尔瓦尼亚与贝罗尼亚断交。": ("SANCTION", "discontinue", [A], [B]),
    "在阿尔瓦尼亚吞并贝罗尼亚后，边境平静下来。": ("COERCE", "seize", [A], [B]),
    "阿尔瓦尼亚与贝罗尼亚达成停火协议。": ("AGREE", None, [A, B], []),
    "在阿尔瓦尼亚对贝罗尼亚严厉制裁的情况下，物价上涨。": ("SANCTION", "discontinue", [A], [B]),
    "已有证据表明阿尔瓦尼亚对贝罗尼亚犯下暴行。": ("ASSAULT", None, [A], [B]),
    "阿尔瓦尼亚、科尔多维亚和贝罗尼亚举行会谈。": ("CONSULT", None, [A, C, B], []),
}


@pytest.mark.parametrize("text", FRAMES)
def test_frames(text: str) -> None:
    event = only(text)
    assert (event.event, event.mode, names(event.actor), names(event.recipient)) == FRAMES[text]


QUIET = [
    "制裁问题仍在讨论。",
    "入侵者的名单写在纸上。",
    "阿尔瓦尼亚希望贝罗尼亚撤军。",
    "反恐合作机制由三国共同商定。",
    "阿尔瓦尼亚支持的武装在贝罗尼亚。",
    "抗议活动的组织者没有露面。",
    "如何防止阿尔瓦尼亚入侵贝罗尼亚？",
    "协议的内容有裁军、阿尔瓦尼亚撤军、赔款。",
    "墙上写着“扎雷诺夫下台”。",
    "听起来像是在支持贝罗尼亚。",
    "阿尔瓦尼亚背弃了承诺。",
    # A name, a chance, a purpose, a habit, a fear, a stance.
    "阿贝谈判的地点还没有定下来。",
    "阿尔瓦尼亚军队攻占贝罗尼亚首都的可能性很小。",
    "法案赋予总统动用军队以镇压示威的权力。",
    "阿尔瓦尼亞軍隊往往襲擊貝羅尼亞的村莊。",
    "居民害怕阿尔瓦尼亚入侵贝罗尼亚。",
    "阿尔瓦尼亚支持贝罗尼亚。",
    "阿尔瓦尼亚有权入侵贝罗尼亚。",
    "收买及渗透媒体、封锁阿尔瓦尼亚等行径引起反感。",
    "这是阿尔瓦尼亚开战以来的第一次降雪。",
    "学生因示威被学校警告。",
    "接受阿尔瓦尼亚记者访问的扎雷诺夫很健谈。",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_reports_nothing(text: str) -> None:
    assert told(text) == []


def test_what_is_asked_for_is_no_fact() -> None:
    assert [event.event for event in events("阿尔瓦尼亚呼吁贝罗尼亚释放战俘。")] == ["REQUEST"]


def test_who_is_to_be_freed_is_not_who_is_asked() -> None:
    assert told("阿尔瓦尼亚要求释放被捕的记者。") == [("REQUEST", "yield", [A], [])]


def test_subject_of_the_clause_before() -> None:
    found = told("数千名阿尔瓦尼亚学生在首都集会，冲进政府大楼。")
    assert [event for event, *_ in found] == ["PROTEST", "PROTEST"]
    assert found[0][2] == found[1][2] != []


@pytest.mark.parametrize(
    ("text", "auxiliary"),
    [
        ("阿尔瓦尼亚没有入侵贝罗尼亚。", ("negation",)),
        ("阿尔瓦尼亚将制裁贝罗尼亚。", ("future",)),
        ("阿尔瓦尼亚可能入侵贝罗尼亚。", ("hypothetical",)),
        ("2014年，阿尔瓦尼亚吞并贝罗尼亚。", ("historical",)),
        ("阿尔瓦尼亚没有对贝罗尼亚实施制裁。", ("negation",)),
        ("警方毫不留情地镇压示威者。", ()),
        ("考慮到警方已經拘捕扎雷諾夫，會議取消。", ()),
        ("警方没有按计划拘捕扎雷诺夫。", ("negation",)),
        ("當局或將取締該組織。", ("hypothetical",)),
        ("并非塞尔维亚军队进攻芬兰后，局势才恶化。", ()),
        ("塞尔维亚决定向芬兰提供火炮。", ("future",)),
        ("塞爾維亞決定向芬蘭提供重型武器。", ("future",)),
        ("塞尔维亚军队消灭芬兰守军，仍需相当时日。", ("future",)),
        ("达成协议后，塞尔维亚军队才会从芬兰撤军。", ("hypothetical",)),
    ],
)
def test_auxiliary_modes(text: str, auxiliary: tuple[str, ...]) -> None:
    assert only(text).auxiliary == auxiliary


@pytest.mark.parametrize(
    ("text", "auxiliary"),
    [
        ("阿尔瓦尼亚军队试图渡河，攻占贝罗尼亚。", ("future",)),
        ("阿爾瓦尼亞軍隊試圖渡河，攻佔貝羅尼亞。", ("future",)),
        ("阿尔瓦尼亚军队试图渡河，最终攻占了贝罗尼亚。", ()),
        ("塞尔维亚军队继续试图合围芬兰军队。", ()),
        ("塞尔维亚军队试图在北岸登陆，进攻芬兰，结果在芬兰军队打击下退回。", ()),
        ("塞尔维亚将港口提供给波兰军队打击芬兰。", ()),
        ("塞尔维亚军队此前还能进攻芬兰，本月也继续发动进攻。", ()),
        ("塞爾維亞將進攻芬蘭。", ("future",)),
        ("专家说，塞尔维亚可能会进攻芬兰。", ("hypothetical",)),
        ("阿尔瓦尼亚军队无法从山口向贝罗尼亚发动进攻。", ("negation",)),
        ("阿尔瓦尼亚会入侵贝罗尼亚。", ("future",)),
        ("阿尔瓦尼亚能入侵贝罗尼亚。", ("hypothetical",)),
        ("1989年，阿尔瓦尼亚愿意入侵贝罗尼亚。", ("historical", "hypothetical")),
    ],
)
def test_what_is_tried_or_foretold(text: str, auxiliary: tuple[str, ...]) -> None:
    assert {e.auxiliary for e in events(text) if e.event in {"ASSAULT", "COERCE"}} == {auxiliary}


@pytest.mark.parametrize(
    ("text", "historical"),
    [
        ("阿尔瓦尼亚（1990年独立）吞并贝罗尼亚。", False),
        ("当年阿尔瓦尼亚吞并贝罗尼亚。", True),
        ("2024年5月，阿尔瓦尼亚曾空袭贝罗尼亚。", False),
        ("1951年冬天很冷。阿尔瓦尼亚吞并贝罗尼亚。", True),
        ("1951年冬天很冷。目前阿尔瓦尼亚制裁贝罗尼亚。", False),
        ("阿尔瓦尼亚于2014年3月开始入侵贝罗尼亚。", True),
        ("沙皇时期，阿尔瓦尼亚多次入侵贝罗尼亚。", True),
        ("沙皇時期，阿爾瓦尼亞多次入侵貝羅尼亞。", True),
        ("阿尔瓦尼亚在过往入侵贝罗尼亚。", True),
        ("2014年冬天很冷，现在阿尔瓦尼亚制裁贝罗尼亚。", False),
        ("自2014年的粮食争端后，阿尔瓦尼亚总统首次访问贝罗尼亚。", False),
    ],
)
def test_history(text: str, historical: bool) -> None:
    assert ["historical" in event.auxiliary for event in events(text)] == [historical]


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("警方拘捕35人。", ("COERCE", "35人")),
        ("警方拘捕了包括扎雷诺夫的邻居在内的8人。", ("COERCE", "8人")),
        ("警方早上拘捕多人。", ("COERCE", "多人")),
        ("全晚至少400人被捕。", ("COERCE", "至少400人")),
        ("全晚至少400人獲釋。", ("RETREAT", "至少400人")),
    ],
)
def test_so_many_persons_are_met(text: str, told_as: tuple[str, str]) -> None:
    assert [(event.event, entity.text) for event in events(text) for entity in event.recipient] == [told_as]


def test_so_many_persons_protest() -> None:
    assert names(only("据主办方说，有8000人走上街头。").actor) == ["8000人"]


def test_a_light_verb_carries_its_noun() -> None:
    assert told("阿尔瓦尼亚军队对贝罗尼亚军队发动了大规模的进攻。")[0][0] == "ASSAULT"


def test_what_is_asked_by_nobody_seen_is_no_fact() -> None:
    assert told("他组织的行动意在游说阿尔瓦尼亚制裁贝罗尼亚。") == []


def test_evidence_is_the_clause_not_the_sentence() -> None:
    event = only("天气转冷的时候，阿尔瓦尼亚军队在清晨入侵贝罗尼亚，街上空无一人。")
    assert event.spans[0].text == "阿尔瓦尼亚军队在清晨入侵贝罗尼亚"


def test_a_fact_told_twice_is_one_event() -> None:
    found = events("5月1日，阿尔瓦尼亚吞并贝罗尼亚。阿尔瓦尼亚吞并贝罗尼亚令各方震惊。")
    assert [len(event.spans) for event in found] == [2]
    assert found[0].date == "2024-05-01"


def test_what_is_alleged_is_the_accusers_claim() -> None:
    found = {event.event: event for event in events("阿尔瓦尼亚指责贝罗尼亚炮击科尔多维亚。")}
    assert names(found["ACCUSE"].asserted_by) == []
    assert names(found["ASSAULT"].asserted_by) == [A]
    assert names(found["ASSAULT"].actor) == [B]


def test_numbers_of_an_event() -> None:
    event = only("阿尔瓦尼亚空袭贝罗尼亚，造成30人死亡、50人受伤。")
    assert event.size is not None
    assert (event.size.dead, event.size.injured) == (30, 50)


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("阿尔瓦尼亚指责贝罗尼亚军队在撤退前，对平民展开了大屠杀。", ["Alvania"]),
        ("阿爾瓦尼亞指責貝羅尼亞軍隊在撤退前，對平民展開了大屠殺。", ["Alvania"]),
    ],
)
def test_an_allegation_goes_on_over_a_clause_that_says_when(text: str, claimants: list[str]) -> None:
    (attack,) = [event for event in events(text) if event.event == "ASSAULT"]
    assert [entity.name for entity in attack.asserted_by] == claimants


def test_hopes_and_conditions_are_of_whoever_has_them() -> None:
    found = events("扎雷诺夫总统到会。他希望各国关注，若工会对政府施压，就会有结果。")
    assert [[entity.name for entity in event.asserted_by] for event in found] == [["扎雷诺夫"]]


def test_what_was_attempted_is_under_way() -> None:
    (attack,) = events("阿尔瓦尼亚军队尝试向南进攻贝罗尼亚。")
    assert "future" not in attack.auxiliary
