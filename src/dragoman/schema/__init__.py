"""The nouns of Dragoman: frozen structs that every room shares. No input or output happens here."""
