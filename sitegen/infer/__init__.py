"""CleanText -> Article."""
