"""Briefs as documents: Markdown, HTML and PDF, in English or Chinese."""
