"""How an office was lost, told beside the name; whose a role behind a name is; bodies that the clause before names."""

from collections.abc import Callable

import pytest

from dragoman.schema.claims import Occupancy
from dragoman.schema.reading import Reading


def told(reading: Reading) -> set[tuple[str, str, str, str | None]]:
    found = [c for c in reading.claims if isinstance(c, Occupancy) and c.confidence >= 0.5]
    return {(c.holder.name or c.holder.text, c.post, c.organisation.text if c.organisation else "", c.change or c.status) for c in found}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("橙果大学文化系客席副教授王立明失去教席，遭校方单方面终止合约。", ("王立明", "客席副教授", "橙果大学文化系", "dismissed")),
        ("橙果大學文化系講師王立明及何桂明失去教席，遭校方中止合約。", ("何桂明", "講師", "橙果大學文化系", "dismissed")),
        ("名单包括海事局副局长何桂明和已被撤职的警察局局长王立明。", ("王立明", "局长", "警察局", "dismissed")),
        ("名單包括已辭職的警察局局長王立明。", ("王立明", "局長", "警察局", "resigned")),
        ("何桂明在岚州法院出庭，被裁判官王立明拒绝保释。", ("王立明", "裁判官", "岚州法院", "current")),
        ("何桂明到西河縣裁判法院出庭，被總裁判官王立明拒絕保釋。", ("王立明", "總裁判官", "西河縣裁判法院", "current")),
        ("《橙林晚报》宣布停刊。总编辑王立明已请辞，员工即时遣散。", ("王立明", "总编辑", "橙林晚报", "resigned")),
        ("法国在民主派的科洛多夫总统治下大幅增兵。", ("科洛多夫", "总统", "法国", "current")),
        ("总部设在岚州的橙果基金会的特别顾问科洛多夫说：“局势稳定。”", ("科洛多夫", "特别顾问", "橙果基金会", "current")),
        ("右倾橙果基金会的高级经济学家科洛多夫说：“物价会涨。”", ("科洛多夫", "高级经济学家", "橙果基金会", "current")),
        ("前橙民協副主席兼前深水埗區議員王立明到場，他2015年當選區議員。", ("王立明", "區議員", "深水埗區", "elected")),
        ("連有名的商人王立明，也在2023年當選橙果商會主席。", ("王立明", "主席", "橙果商會", "elected")),
    ],
)
def test_what_is_told_of_an_office(read: Callable[..., Reading], text: str, office: tuple[str, str, str, str]) -> None:
    assert office in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "他任首名被告王立明代表律師，亦曾研讀條文。",
        "王立明发言人拒绝评论。",
        "另一位反对裁决的法律学者，当地人何某在4月表示：“说法不对。”法律学者王立明说：“不对。”",
    ],
)
def test_nobody_holds_the_role_of_who_serves_him(read: Callable[..., Reading], text: str) -> None:
    assert not {office for office in told(read(text)) if office[0] == "王立明" and office[1] != "法律学者"}


def test_the_end_of_a_first_term_is_no_end(read: Callable[..., Reading]) -> None:
    assert ("科洛多夫", "总统", "", "ended") not in told(read("总统科洛多夫到场。科洛多夫第一个任期结束时，物价上涨。"))


def test_a_title_in_quoted_words_lends_the_author_no_evidence(read: Callable[..., Reading]) -> None:
    reading = read("扎雷诺夫说：“我见过总统科洛多夫。”\n\n总统科洛多夫昨日到场。")
    (office,) = [c for c in reading.claims if isinstance(c, Occupancy) and not c.asserted_by]
    assert [span.start for span in office.spans] == [20]
