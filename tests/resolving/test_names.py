import pytest

from dragoman.resolving.names import is_known, is_unnamed, name_of, names_of
from dragoman.schema.actor import Actor, Name


@pytest.mark.parametrize(
    ("text", "key", "script", "surname"),
    [
        ("Ivar Zarenov", "ivarzarenov", "latin", "zarenov"),
        ("Ívar ZARÉNOV", "ivarzarenov", "latin", "zarenov"),
        ("伊瓦爾．札雷諾夫", "伊瓦尔札雷诺夫", "han", "札雷诺夫"),
        ("伊瓦尔-罗·扎雷诺夫", "伊瓦尔罗扎雷诺夫", "han", "扎雷诺夫"),
        ("扎雷诺夫", "扎雷诺夫", "han", None),
        ("Ивар Заренов", "иварзаренов", "cyrillic", "заренов"),
    ],
)
def test_a_name_is_taken_apart(text: str, key: str, script: str, surname: str | None) -> None:
    made = name_of(text)
    assert (made.key, made.script, made.surname) == (key, script, surname)


def test_roles_are_no_names_of_a_person_but_glosses_and_surnames_are() -> None:
    names = tuple(map(Name, ("伊瓦尔·扎雷诺夫", "总理", "扎雷诺夫", "Ivar Zarenov")))
    actor = Actor(id="x:person:a", type="person", names=names)
    assert {name.text for name in names_of(actor)} == {"伊瓦尔·扎雷诺夫", "扎雷诺夫", "Ivar Zarenov"}


def test_short_forms_of_a_body_are_no_names_across_reports() -> None:
    body = Actor(id="x:organisation:a", type="organisation", names=tuple(map(Name, ("东山议会", "议会", "Council of Dongshan"))))
    assert {name.text for name in names_of(body)} == {"东山议会", "Council of Dongshan"}


@pytest.mark.parametrize(
    ("actor", "unnamed", "known"),
    [("x:0123456789abcdef:7", True, False), ("x:person:扎雷诺夫", False, False), ("person:zarenov", False, True), (None, True, False)],
)
def test_ids_say_who_is_known_and_who_has_no_name(actor: str | None, unnamed: bool, known: bool) -> None:
    assert (is_unnamed(actor), is_known(actor)) == (unnamed, known)
