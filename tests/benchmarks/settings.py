"""The site's settings with two additions: a counter of queries, and the bare view to compare with."""

from portal.settings import *  # noqa: F403

MIDDLEWARE = ["tests.benchmarks.counting.CountingMiddleware", *MIDDLEWARE]  # noqa: F405
ROOT_URLCONF = "tests.benchmarks.urls"
