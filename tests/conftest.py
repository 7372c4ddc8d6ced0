"""The fixtures that several files of tests share."""

from tests.browsing import browser, reader
from tests.built import site

__all__ = ["browser", "reader", "site"]
