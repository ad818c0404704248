import pytest

from dragoman.intake.load import load
from dragoman.intake.petrarch import looks_like_sentences

FILE = """<?xml version="1.0"?>
<!-- made for tests -->
<Sentences>
<Sentence date="20310203" id="ALV-1" source="Alvan Post" sentence="True">
<Text>
Otto Brek said that bread & butter
were &quot;safe&quot;.
</Text>
<Parse>
(ROOT (S (NP Otto Brek)))
</Parse></Sentence>
<Sentence date="20310204" id="ALV-2"><Parse>(ROOT)</Parse></Sentence>
<Sentence date='2031-02-05' source='x'><Text>Otto Brek left.</Text></Sentence>
</Sentences>
"""


def test_each_sentence_is_a_report_without_its_parse() -> None:
    first, second = (one.report for one in load(FILE.encode(), "a.xml").documents)
    assert first.text == 'Otto Brek said that bread & butter were "safe".'
    assert (first.title, first.publisher, (first.published or "")[:10], first.path) == ("ALV-1", "Alvan Post", "2031-02-03", "a.xml#ALV-1")
    assert (second.text, (second.published or "")[:10], second.path) == ("Otto Brek left.", "2031-02-05", "a.xml#3")


def test_a_sentence_without_a_text_is_told() -> None:
    (failure,) = load(FILE.encode(), "a.xml").failures
    assert failure.path == "a.xml#2"
    assert failure.reason.startswith("sentence 2: no text")


@pytest.mark.parametrize(
    ("text", "is_one"), [(FILE, True), ("<Sentences>", True), ("<html><body>x", False), ("See <Sentences>.", False), ("", False)]
)
def test_only_its_own_form_is_taken(text: str, is_one: bool) -> None:
    assert looks_like_sentences(text) is is_one
