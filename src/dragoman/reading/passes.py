"""What a claim pass is."""

from typing import Protocol

from dragoman.lexicon.model import Lexicon
from dragoman.reading.drafts import Drafts
from dragoman.reading.page import Page


class Pass(Protocol):
    """One kind of claim. Compiles its grammar once, then reads many pages."""

    def __init__(self, lexicon: Lexicon, language: str) -> None: ...

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the claims of one page."""
