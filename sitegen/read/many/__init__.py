"""Files that hold any number of articles."""
