"""校园信访工作台: the petition office of one school on one desk, offline."""

__version__ = "1.0.0"
