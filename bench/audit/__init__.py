"""A check of the Chinese reading on texts that no rule was made for: draw records, judge them by hand, report how many are right."""
