"""Pagefind as a service: pages go in through a pipe while they are rendered, files come back.

Nothing touches the disk on the way, so an index that fails leaves no trace.
"""

from __future__ import annotations

import base64
import json
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator
from typing import IO, Any

from sitegen.errors import PublishError
from sitegen.search.canonical import canonical
from sitegen.search.marked import marked
from sitegen.search.unspaced import spaced

FOLDER = "pagefind"
"""Of the bundle, from the site's root."""

# The ready-made interfaces: ours is another, and they are the larger half of the bundle.
_UNUSED = ("-ui.js", "-ui.css", "pagefind-highlight.js")
_ARGUMENTS = ("--service",)
_PATIENCE = 0.05
"""Seconds of silence after which is asked whether to go on."""
_HINT = 'reinstall it with "pip install --force-reinstall pagefind-bin", or build with --no-search'


class Indexer:
    """One search bundle in the making: ``add`` every page, then ``finish``."""

    def __init__(self, language: str) -> None:
        """Starts Pagefind.  ``language`` (BCP 47) decides on stemming, for all pages alike.

        One index a language would be Pagefind's way, but then a page finds only its own language.
        """
        self._process = _start()
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._inbox: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._sent = 0
        self._sealed = False
        for work in (self._write, self._read):
            threading.Thread(target=work, daemon=True).start()
        self._send(
            {
                "type": "NewIndex",
                "config": {
                    "force_language": language.split("-")[0].lower(),
                    "keep_index_url": True,
                },
            }
        )

    def add(self, route: str, page: bytes) -> None:
        """Adds a rendered page; what it says with ``data-pagefind-…`` decides what is indexed."""
        text = spaced(marked(page.decode("utf-8")))
        # A new service counts its indexes from 0, and this one makes a single index.
        self._send({"type": "AddFile", "index_id": 0, "file_path": route, "file_contents": text})

    def seal(self) -> bool:
        """No more pages come: Pagefind begins to make the bundle, which takes about as long as
        reading the pages did.

        False if that was known.
        """
        if self._sealed:
            return False
        self._sealed = True
        self._send({"type": "GetFiles", "index_id": 0})
        return True

    def finish(self, going_on: Callable[[], object] = lambda: None) -> dict[str, bytes]:
        """The bundle: path inside ``FOLDER`` -> content.

        ``going_on`` is called now and then while Pagefind works, and may raise to leave it at that.

        Raises PublishError if Pagefind failed or lost a page.
        """
        self.seal()
        answers = self._wait_for_answers(going_on)
        self._outbox.put(None)  # Pagefind ends with its input, answered or not: not before this
        self._process.wait()
        errors = [answer["message"] for answer in answers if answer["type"] == "Error"]
        if errors:
            raise PublishError(f"Pagefind could not index the site: {errors[0]}", _HINT)
        if len(answers) != self._sent:
            code = self._process.returncode
            raise PublishError(f"Pagefind ended before it was done (exit code {code})", _HINT)
        files = {file["path"]: base64.b64decode(file["content"]) for file in answers[-1]["files"]}
        return canonical(
            {path: content for path, content in files.items() if not path.endswith(_UNUSED)}
        )

    def _wait_for_answers(self, going_on: Callable[[], object]) -> list[dict[str, Any]]:
        """One a message, in order; fewer if Pagefind ended before its time."""
        answers: list[dict[str, Any]] = []
        while len(answers) < self._sent:
            try:
                answer = self._inbox.get(timeout=_PATIENCE)
            except queue.Empty:
                going_on()
                continue
            if answer is None:
                break
            answers.append(answer)
        return answers

    def abandon(self) -> None:
        """Ends Pagefind without a bundle."""
        self._outbox.put(None)
        self._process.kill()
        self._process.wait()

    def _send(self, payload: dict[str, Any]) -> None:
        message = {"message_id": self._sent, "payload": payload}
        self._sent += 1
        self._outbox.put(base64.b64encode(json.dumps(message).encode()) + b",")

    def _write(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        try:
            while (message := self._outbox.get()) is not None:
                pipe.write(message)
                if self._outbox.empty():
                    pipe.flush()
            pipe.close()
        except OSError:  # Pagefind has gone; ``finish`` will find that answers are missing
            pass

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        with pipe:
            for message in _messages(pipe):
                self._inbox.put(json.loads(base64.b64decode(message))["payload"])
        self._inbox.put(None)


def _start() -> subprocess.Popen[bytes]:
    try:
        import pagefind_bin

        program = str(pagefind_bin.get_executable())
        return subprocess.Popen(
            [program, *_ARGUMENTS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (ImportError, OSError) as error:
        raise PublishError(f"Pagefind cannot be started: {error}", _HINT) from error


def _messages(pipe: IO[bytes]) -> Iterator[bytes]:
    """What a pipe carries, split at commas."""
    rest: list[bytes] = []
    while data := pipe.read1(1 << 20):  # type: ignore[attr-defined]  # a BufferedReader has it
        *whole, tail = data.split(b",")
        if whole:
            yield b"".join([*rest, whole[0]])
            yield from whole[1:]
            rest = []
        rest.append(tail)
