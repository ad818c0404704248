from msgspec.structs import replace

from dragoman.resolving.copies import LEAST_MARKS, voices
from dragoman.schema.claims import AnyClaim
from dragoman.schema.report import Report
from hand_made import ALVANIA, ZARENOV, count, linked, office, report

TEXT = "。".join(f"扎雷诺夫第{n}次来到北岸第{n * 7}区，与当地居民谈了{n + 3}个小时的供水和道路问题" for n in range(30))
OTHER = "。".join(f"北岸的渔民在第{n * 3}号码头等了{n}天，船主说燃料已经用完，没有人知道下一批什么时候运到" for n in range(30))


def grouped(*reports: Report) -> list[str]:
    found = voices(reports, [], linked([], []))
    return [found[one.id] for one in reports]


def test_a_text_cut_from_the_end_and_in_the_other_script_is_one_voice() -> None:
    assert grouped(report("a", text=TEXT), report("b", text=TEXT[:400]), report("c", text=TEXT.replace("问题", "問題"))) == ["a", "a", "a"]


def test_two_texts_that_share_a_sentence_are_two_voices() -> None:
    assert grouped(report("a", text=TEXT), report("b", text=OTHER + TEXT[:40])) == ["a", "b"]


def test_short_texts_with_one_quotation_in_common_are_two_voices() -> None:
    assert grouped(
        report("a", text="他说：“明天会好起来的，大家都这么说。”"), report("b", text="“明天会好起来的，大家都这么说。”他说。")
    ) == ["a", "b"]


def test_a_declared_translation_is_one_voice() -> None:
    assert grouped(report("b", text=TEXT), replace(report("c", text=OTHER), translation_of="b")) == ["b", "b"]


def test_texts_in_two_languages_with_the_same_names_and_numbers_in_order_are_one_voice() -> None:
    def told(name: str, numbers: list[int]) -> list[AnyClaim]:
        first: list[AnyClaim] = [office(name, ZARENOV, "governor", at=0)]
        return first + [count(name, "deaths", number, at=10 * place + 10) for place, number in enumerate(numbers)]

    reports = [report("a", text=TEXT), report("b", text=OTHER, language="en"), report("c", text="x", language="en")]
    numbers = list(range(LEAST_MARKS))
    claims = told("a", numbers) + told("b", numbers) + told("c", numbers[::-1])
    actors = [(one.id, actor) for one in reports for actor in (ZARENOV, ALVANIA)]
    assert voices(reports, claims, linked(actors, claims)) == {"a": "a", "b": "a", "c": "c"}
