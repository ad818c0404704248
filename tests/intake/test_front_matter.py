import pytest

from dragoman.intake.front_matter import split


@pytest.mark.parametrize(
    ("post", "fields"),
    [
        ("---\ntitle: A\n---\nBody", {"title": ["A"]}),
        ("\n\n---\ntitle: 'It''s A'\n---\nBody", {"title": ["It's A"]}),
        ("\ufeff---\r\ntitle: A\r\n---\r\nBody", {"title": ["A"]}),
        (
            '---\ntitle : "A: B"\n#subtitle: C\ndate  : 2022-01-09 12:00:00 +0800\n---\nBody',
            {"title": ["A: B"], "date": ["2022-01-09 12:00:00 +0800"]},
        ),
        ("---\ntitle: Talks: the end?\nauthor: X\n---\nBody", {"title": ["Talks: the end?"], "author": ["X"]}),
        ("---\ntitle: A\ncategories:\n - 新闻\n - B C\n---\nBody", {"title": ["A"], "categories": ["新闻", "B C"]}),
        ("---\ntitle: A\ntags: [x, 'y z']\n---\nBody", {"title": ["A"], "tags": ["x", "y z"]}),
        ("---\ntitle: A: B\ntags: [x, 'y']\ncategories:\n  - c\n---\nBody", {"title": ["A: B"], "tags": ["x", "y"], "categories": ["c"]}),
        ("---\ntitle:\tA\n---\nBody", {"title": ["A"]}),
        ('---\ntitle: "open: "quoted" inside"\n---\nBody', {"title": ['open: "quoted" inside']}),
        ("---\ntitle: A # a note\nx: @bad\n---\nBody", {"title": ["A"], "x": ["@bad"]}),
        ("---\ntitle: no\ndate: 2022\nempty:\n---\nBody", {"title": ["no"], "date": ["2022"]}),
        ("---\nTitle: A\nsub title: B\n---\nBody", {"title": ["A"], "sub_title": ["B"]}),
        ("---\ntitle: A\nauthor: {name: X, url: y}\n---\nBody", {"title": ["A"], "author": ["X"]}),
        ("---\ntitle: A\ncategories:\n- [a, b]\n- c\n---\nBody", {"title": ["A"], "categories": ["a", "b", "c"]}),
        ("title: A\ndate: 2022-01-09\n---\nBody", {"title": ["A"], "date": ["2022-01-09"]}),
        ('+++\ntitle = "A"\n+++\nBody', {"title": ["A"]}),
    ],
)
def test_front_matter_as_posts_have_it(post: str, fields: dict[str, list[str]]) -> None:
    read = split(post)
    assert read.fields == fields
    assert post[read.body_start :] == "Body"


@pytest.mark.parametrize(
    "text",
    [
        "Body",
        "---\nA rule above, no fields\n---\nBody",
        "---\ntitle: never closed\n\nBody",
        "Note: one thing\n\nBody\n\n---\nMore",
        "",
        "---",
    ],
)
def test_what_is_no_front_matter_stays_body(text: str) -> None:
    assert split(text).fields == {}
    assert split(text).body_start == 0


@pytest.mark.parametrize("value", ["!!python/object/apply:os.system ['true']", "!!python/name:os.system ''"])
def test_no_object_is_ever_built(value: str) -> None:
    fields = split(f"---\ntitle: A\nx: {value}\n---\nBody").fields
    assert fields["title"] == ["A"]
    assert all(isinstance(item, str) for found in fields.values() for item in found)


def test_references_to_references_do_not_explode() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12))]
    fields = split("---\ntitle: A\n" + "\n".join(lines) + "\n---\nBody").fields
    assert fields["title"] == ["A"]
    assert all(len(found) <= 200 for found in fields.values())
