"""sitegen: a folder of scraped articles in, a static archive that people can trust out."""

__version__ = "0.1.0"
