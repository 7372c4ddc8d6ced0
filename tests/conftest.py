"""The fixtures that several files of tests share."""

from tests.built import site

__all__ = ["site"]
