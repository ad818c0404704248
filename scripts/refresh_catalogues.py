"""Brings the catalogues of the interface up to date: new messages come in empty, those that are gone go.

Traditional follows Simplified where it is empty."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import opencc
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[1] / "src" / "dragoman" / "web"
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}
LOCALES = {"zh_Hans": "zh_Hans_CN", "zh_Hant": "zh_Hant_TW"}
HEADER = "# The words of Dragoman's pages."
MADE = datetime(2026, 11, 22, tzinfo=UTC)  # the same each time, so that only words change
# Words that OpenCC writes as no reader in Taiwan would.
TRADITIONAL = {"支援": "支持", "字元": "字符", "報道": "報導", "搜索": "搜尋", "型別": "類型", "物件": "對象"}


def found() -> Catalog:
    """Every message of the templates and of the code, without places, so that a moved line changes nothing."""
    made = Catalog(project="dragoman")
    for _file, _line, message, comments, context in extract_from_dir(str(WEB), METHODS, OPTIONS):
        made.add(message, auto_comments=comments, context=context)
    return made


def refreshed(locale: str, template: Catalog) -> Catalog:
    """The catalogue of a locale with just the messages of the template."""
    path = WEB / "locale" / locale / "LC_MESSAGES" / "messages.po"
    known = read_po(BytesIO(path.read_bytes()), locale=LOCALES[locale]) if path.is_file() else Catalog()
    made = Catalog(locale=LOCALES[locale], project="dragoman", header_comment=HEADER, creation_date=MADE, revision_date=MADE, fuzzy=False)
    for message in template:
        if message.id:
            old = known.get(message.id)
            made.add(message.id, old.string if old else "")
    return made


def traditional(text: str) -> str:
    """Simplified to Traditional as written in Taiwan."""
    changed = str(opencc.OpenCC("s2twp").convert(text))
    for wrong, right in TRADITIONAL.items():
        changed = changed.replace(wrong, right)
    return changed


def main() -> None:
    """Rewrite both catalogues."""
    template = found()
    made = {locale: refreshed(locale, template) for locale in LOCALES}
    for message in made["zh_Hant"]:
        source = made["zh_Hans"].get(message.id) if message.id else None
        first = message.string if isinstance(message.string, str) else message.string[0] if message.string else ""
        if source is not None and source.string and not first:
            simplified = source.string
            message.string = traditional(simplified) if isinstance(simplified, str) else tuple(map(traditional, simplified))
    for locale, catalogue in made.items():
        path = WEB / "locale" / locale / "LC_MESSAGES" / "messages.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, no_location=True, sort_output=True)
        print(f"{path}: {len(catalogue)} messages")


if __name__ == "__main__":
    main()
