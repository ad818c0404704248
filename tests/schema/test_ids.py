import hashlib

import pytest

from dragoman.schema.ids import digest, fold_key, report_id, unknown_actor_id, unnamed_actor_id


def test_a_report_id_is_the_hash_of_its_text() -> None:
    assert report_id("阿尔瓦尼亚") == hashlib.sha256("阿尔瓦尼亚".encode()).hexdigest()[:16]


@pytest.mark.parametrize(("one", "other"), [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("e\u0301", "é")])
def test_line_ends_and_composition_make_no_difference(one: str, other: str) -> None:
    assert report_id(one) == report_id(other)


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_a_key_forgets_case_width_and_space() -> None:
    assert fold_key(" Ａlva Nia ") == fold_key("alvania")


def test_ids_of_actors() -> None:
    assert unknown_actor_id("person", "扎雷诺夫") == "x:person:扎雷诺夫"
    assert unnamed_actor_id("0123456789abcdef", 12) == "x:0123456789abcdef:12"
