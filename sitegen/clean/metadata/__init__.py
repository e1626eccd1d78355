"""What a page says of itself: title, authors, dates, source, address, language."""
