"""Building a site: ``entry`` finds out whether there is anything to do, ``pipeline`` does it."""
