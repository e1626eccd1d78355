"""Bytes -> text, whatever they were encoded as, and however often."""
