"""A resolution of the province to write on."""

import pytest

from learning.library.models import ResolutionPage
from tests.cast import Cast
from tests.factories.library import make_resolution


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)
