"""Who and what is known before reading: packs of actors, offices, words and grammar files, and the search for them in a text."""
