"""The outside world to reports: files, posts, pages, notes and records. Nothing here makes a claim."""
