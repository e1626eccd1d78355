"""An article's text as its page shows it."""
