"""Where sentences and clauses end in Chinese."""

# Full stops wherever they stand; the half-width marks end a sentence after a Chinese character.
TERMINATORS = "。！？"
HALF_WIDTH = "!?"
# A semicolon ends a clause, not a sentence.
CLAUSE_MARKS = "，；："
CLAUSE_DASH = "——"
# What may stand between a full stop and the end of the sentence.
CLOSERS = "”’」』）】》〉〞"
