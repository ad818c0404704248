import pytest

from dragoman.intake.html import body, sanitise, words


def read(html: str) -> list[tuple[str, int, str]]:
    return [(line.kind, line.level, line.text) for line in body(html).lines]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One</p><p>Two <a href='http://x.y'>link</a> <b>bold</b>.</p>", [("paragraph", 0, "One"), ("paragraph", 0, "Two link bold.")]),
        ("text<br>more<br/>end", [("paragraph", 0, "text"), ("paragraph", 0, "more"), ("paragraph", 0, "end")]),
        ("<h2>Head</h2>\n<div>a\n  b</div>", [("heading", 2, "Head"), ("paragraph", 0, "a b")]),
        ("<p>甲说，\n    乙来了。</p>", [("paragraph", 0, "甲说，乙来了。")]),
        ("<p>RT 电视</p>", [("paragraph", 0, "RT 电视")]),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>",
            [("item", 1, "a"), ("item", 2, "b"), ("item", 1, "c")],
        ),
        ("<blockquote><p>a<br>• b</p></blockquote>", [("quotation", 0, "a"), ("quotation", 0, "• b")]),
        ("<figure><img src='i.jpg'><figcaption>a<br>b</figcaption></figure>", [("caption", 0, "a"), ("caption", 0, "b")]),
        ("<table><tr><th>Unit</th><th>Site</th></tr><tr><td>1st</td><td><p>Port</p></td></tr></table>",
         [("paragraph", 0, "Unit | Site"), ("paragraph", 0, "1st | Port")]),
        ("<table><tr><td><h1>A</h1><p>b</p></td><td>c</td></tr></table>",
         [("heading", 1, "A"), ("paragraph", 0, "b"), ("paragraph", 0, "c")]),
        ("a<!--more-->b<!--END-->", [("paragraph", 0, "ab")]),
        ("a<sup><a href='#fn1'>1</a></sup> b<sup>[2]</sup>, 5 km<sup>2</sup>", [("paragraph", 0, "a b, 5 km2")]),
        ("<h3>Head <a href='#head'>¶</a></h3>", [("heading", 3, "Head")]),
        ("&lt;b&gt; &amp; &nbsp;&#x4E2D;", [("paragraph", 0, "<b> & \u00a0中")]),
        ("<pre>a\nb</pre>", [("paragraph", 0, "a"), ("paragraph", 0, "b")]),
        ("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", [("paragraph", 0, "漢字")]),
        ("<p><strong>小标题</strong></p><p><strong>他说。</strong></p>", [("heading", 6, "小标题"), ("paragraph", 0, "他说。")]),
        ("<p>😀𠮷 says</p>", [("paragraph", 0, "😀𠮷 says")]),
        ("", []),
        ("<!-- only a comment -->", []),
    ],
)  # fmt: skip
def test_lines_of_html(html: str, lines: list[tuple[str, int, str]]) -> None:
    assert read(html) == lines


@pytest.mark.parametrize(
    "html",
    [
        "<script>evil()</script>",
        "<SCRIPT src=x>evil()</SCRIPT >",
        "<style>evil{}</style>",
        "<div hidden>evil</div>",
        "<p style='color:red; display : none'>evil</p>",
        "<noscript><img src=x>evil</noscript>",
        "<svg><script>evil()</script><text>evil</text></svg>",
        "<math><mtext>evil</mtext></math>",
        "<template><p>evil</p></template>",
        "<iframe srcdoc='evil'>evil</iframe>",
        "<form><textarea>evil</textarea><button>evil</button></form>",
        "<nav><a href='/'>evil</a></nav>",
        "<img src=x onerror=evil() alt=evil>",
        "<!--[if IE]>evil<![endif]-->",
        "<a href='javascript:evil()'></a>",
        "<script>evil('</p>')",
    ],
)
def test_no_script_or_hidden_word_is_read(html: str) -> None:
    lines = body(f"<p>good</p>{html}").lines
    assert [line.text for line in lines] == ["good"]


def test_captions_find_their_pictures() -> None:
    read = body(
        "<img src='a.jpg'><p>▲ First</p><p>Text</p>"
        "<figure><figcaption>Second</figcaption><img src='b.jpg'></figure><img src='c.jpg'><p>Text</p>"
    )
    shown = [(picture.src, [read.lines[number].text for number in picture.captions]) for picture in read.pictures]
    assert shown == [("a.jpg", ["▲ First"]), ("b.jpg", ["Second"]), ("c.jpg", [])]


def test_deep_nesting_is_read() -> None:
    assert [line.text for line in body("<div>" * 5000 + "end" + "</div>" * 5000).lines] in ([], ["end"])


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("<p onclick='x()'>a</p><script>x()</script>", "<p>a</p>"),
        ("<a href='javascript:x()'>a</a>", '<a rel="noopener noreferrer nofollow">a</a>'),
        ("<img src='data:text/html,x'>", "<img>"),
        ("<iframe src='http://x.y'></iframe>b", "b"),
    ],
)
def test_shown_html_is_safe(html: str, safe: str) -> None:
    assert sanitise(html) == safe


def test_words_of_a_value_with_markup() -> None:
    assert words("A &amp; <i>B</i>\n C") == "A & B C"
    assert words("A  B\n C") == "A B C"
