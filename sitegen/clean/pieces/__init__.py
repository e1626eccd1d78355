"""Taking a document apart: text, Markdown and pages become pieces, in the order of reading."""
