"""The kinds of duty."""

from dataclasses import replace

from learning.campaigns import kinds
from tests.factories.campaigns import listening


def test_what_is_learnt_stands_before_what_asks_for_it() -> None:
    kinds.register(replace(listening(), code="test_asking", place=2))
    kinds.register(replace(listening(), code="test_learning"))
    codes = [kind.code for kind in kinds.all_kinds()]
    assert codes.index("test_learning") < codes.index("test_asking")
    for code in ("test_asking", "test_learning"):
        del kinds._kinds[code]


def test_the_kind_for_self_study_is_found() -> None:
    assert kinds.self_study_kind() is None
    kinds.register(replace(listening(), code="test_essay", for_self_study=True))
    found = kinds.self_study_kind()
    del kinds._kinds["test_essay"]
    assert found
    assert found.code == "test_essay"
