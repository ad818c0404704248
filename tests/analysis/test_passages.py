from dragoman.analysis.passages import passages
from dragoman.schema.entities import Span
from inventing import PhraseReader, document, relation


def test_each_claim_stands_under_the_sentence_it_begins_in() -> None:
    found = document("扎雷诺夫说：“局势稳定。”昨日7人死亡。第3旅进驻北岸。", "三件事")
    claims = PhraseReader().read(found).claims
    cut = passages(found.report.text, found.blocks, claims)
    assert [found.report.text[one.start : one.end] for one in cut] == [
        "三件事",
        "扎雷诺夫说：“局势稳定。”",
        "昨日7人死亡。",
        "第3旅进驻北岸。",
    ]
    assert [[type(claim).__name__ for claim in one.claims] for one in cut] == [[], ["Quotation"], ["Quantity"], ["Deployment"]]
    assert [one.kind for one in cut] == ["title", "paragraph", "paragraph", "paragraph"]


def test_evidence_over_two_sentences_is_marked_in_both() -> None:
    found = document("甲国入约。乙国退约。")
    claim = relation(found.report.id, Span(2, 8, "入约。乙国退"))
    first, second = passages(found.report.text, found.blocks, [claim])
    assert (first.evidence, second.evidence) == (((2, 5),), ((5, 8),))
    assert (first.claims, second.claims) == ((claim,), ())


def test_evidence_that_overlaps_is_marked_once() -> None:
    found = document("甲国入约。")
    claims = [relation(found.report.id, Span(0, 3, "甲国入")), relation(found.report.id, Span(2, 4, "入约"))]
    (only,) = passages(found.report.text, found.blocks, claims)
    assert only.evidence == ((0, 4),)
