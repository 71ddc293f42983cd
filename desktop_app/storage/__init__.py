"""Where everything is kept: tables, the journal that seals them, the folder they lie in, and the copies of it."""
