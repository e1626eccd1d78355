"""Compiled templates on their way from the process that compiled them to one that needs them."""

from __future__ import annotations

import marshal
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Codes(BytecodeCache):
    """The code of each template that was compiled or taken."""

    def __init__(self) -> None:
        self.known: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.known.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.known[bucket.key] = bucket.code

    def encoded(self) -> bytes:
        """All of them, for ``take`` in another process of the same program."""
        return marshal.dumps(self.known)

    def take(self, encoded: bytes) -> None:
        """Takes what another process has compiled."""
        self.known.update(marshal.loads(encoded))  # it comes from a child of this very process
