"""Other people's dictionaries, made into packs of our own form."""
