"""What the ledger says of a story's versions."""

from __future__ import annotations

from typing import Literal

import pytest

from sitegen.ledger import outcomes
from tests.render import sample


@pytest.mark.parametrize(
    ("policy", "done"),
    [("group", "shown as one with"), ("hide", "hidden in lists behind"), ("keep", "listed apart")],
)
def test_what_was_done_with_versions(policy: Literal["group", "hide", "keep"], done: str) -> None:
    archive = sample.archive()
    reasons = [one.reason for one in outcomes(archive, (), policy)]
    assert sum("first of 2 versions of a story" in reason for reason in reasons) == 1
    (told,) = [reason for reason in reasons if done in reason]
    assert told.endswith("(retelling, 62 % alike)")
