"""Rival answers to a question, weighed by what speaks against each."""
