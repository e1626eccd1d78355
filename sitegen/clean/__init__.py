"""Cleaning: a document becomes its article's own words and an account of all others.

``pieces`` takes it apart, ``shape.py`` and ``columns`` measure each piece, ``scoring.py`` judges
them by the trees of ``model``, ``corrections`` puts the scores right by plain rules, ``labels.py``
says what each piece is, and ``assemble.py`` puts together what is left; ``metadata`` reads what a
page says of itself.
"""

from sitegen.clean.assemble import clean, paragraphs
from sitegen.clean.labels import label
from sitegen.clean.loading import load
from sitegen.clean.records import LabelledLine, Piece, Segmented
from sitegen.clean.repeats import DocumentRepeats, Repeats, line_keys
from sitegen.clean.rules import RuleBook, Rules
from sitegen.clean.segment import segment

__all__ = [
    "DocumentRepeats",
    "LabelledLine",
    "Piece",
    "Repeats",
    "RuleBook",
    "Rules",
    "Segmented",
    "clean",
    "label",
    "line_keys",
    "load",
    "paragraphs",
    "segment",
]
