"""Putting a site in place: whoever looks at the output folder sees the old site or the new one.

Beside the output folder ``site`` lies ``.sitegen/site/slot``, a second copy that shares its
unchanged files with the first by hard links.  The slot is brought up to date and then exchanged
with the output in one system call.  A manifest inside each copy says what it holds; it is taken
away before a copy is changed and written last, so a copy without one is never trusted.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from sitegen.errors import ConfigError, PublishError, hint_for
from sitegen.model import Outcome

MANIFEST = ".sitegen.json"


class File(msgspec.Struct, frozen=True):
    """One file of a site."""

    digest: str
    """BLAKE2b of its bytes."""
    key: str = ""
    """Of what it was made from: same key, same bytes, no need to make it again."""


class Manifest(msgspec.Struct, frozen=True):
    """What a site holds, and from what it was built."""

    files: dict[str, File]
    """By path from the site's root."""
    inputs: str = ""
    """Digest of everything that the site depends on."""
    search: str = ""
    """Key of the search bundle: digest of the pages that it indexes."""
    outcomes: tuple[Outcome, ...] = ()


class Place:
    """An output folder, its hidden slot, and what lies beside them (cache, lock)."""

    def __init__(self, output: Path, *sources: Path) -> None:
        """Raises ConfigError if ``output`` is, holds or lies in a source, or is not ours."""
        self.output = Path(os.path.abspath(output))  # noqa: PTH100  # its name must not be ".."
        self.state = self.output.parent / ".sitegen" / self.output.name
        self.slot = self.state / "slot"
        self._forgotten = False
        self._refuse(sources)

    def _refuse(self, sources: tuple[Path, ...]) -> None:
        if self.output.is_symlink():
            raise ConfigError(f"{self.output} is a link", "name the folder that it points to")
        real = self.output.resolve()
        for source in map(Path.resolve, sources):
            if real == source or real in source.parents:
                raise ConfigError(
                    f"the output folder {self.output} is or holds {source}, which the build reads",
                    "choose an output folder of its own, e.g. --output site",
                )
            if source in real.parents:
                raise ConfigError(
                    f"the output folder {self.output} lies in {source}, which the build reads",
                    "choose an output folder beside it, e.g. --output site",
                )
        if not self.output.exists():
            return
        if not self.output.is_dir():
            raise ConfigError(f"{self.output} is a file", "name a folder for the output")
        if any(self.output.iterdir()) and not (self.output / MANIFEST).is_file():
            raise ConfigError(
                f"{self.output} is not empty and was not made by sitegen",
                "empty it yourself, or choose another output folder",
            )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the place for one build; repairs what a killed build left.

        Raises PublishError if another build has it, or the disk is full or cannot be written.
        """
        try:
            self.state.mkdir(parents=True, exist_ok=True)
            with (self.state / "lock").open("w") as lock:
                _lock(lock.fileno(), self.output)
                self._repair()
                yield
        except OSError as error:
            if hint := hint_for(error):
                where = error.filename or self.state
                raise PublishError(f"{where}: {error.strerror}", hint) from error
            raise

    def _repair(self) -> None:
        """Where two renames stood for the exchange, one may be missing."""
        old = self.state / "old"
        if old.exists():
            if not self.output.exists():
                old.rename(self.output)
            else:
                shutil.rmtree(old)

    def forget(self) -> None:
        """Drops what earlier builds left to later ones."""
        (self.state / "cache.sqlite3").unlink(missing_ok=True)
        _discard(self.slot, self.state)
        self._forgotten = True

    def published(self) -> Manifest | None:
        """What the output holds now; None when there is nothing that a build could use."""
        return None if self._forgotten else read_manifest(self.output)


def read_manifest(folder: Path) -> Manifest | None:
    """What a site says that it holds; None if it is none of ours, or in the making."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


class Slot:
    """The hidden copy while it is brought up to date."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._current = place.published() or Manifest({})
        before = read_manifest(place.slot)
        if before is None:
            _discard(place.slot, place.state)
        else:
            # From here on the slot is neither the old nor the new site.
            (place.slot / MANIFEST).unlink()
        self._before = before or Manifest({})
        self._folders: set[str] = set()
        self.files: dict[str, File] = {}
        self.path = place.slot
        self._make_folder("")

    def put(self, route: str, content: bytes, key: str = "") -> None:
        """Adds a file of the new site."""
        file = File(digest_of(content), key)
        self.files[route] = file
        if self._holds(self._before, route, file.digest) or self._link(route, file.digest):
            return
        self._replace(route, lambda path: _write(path, content))

    def keep(self, route: str) -> bool:
        """Takes a file of the current site over; False if somebody took it away."""
        file = self._current.files[route]
        if not self._holds(self._before, route, file.digest) and not self._link(route, file.digest):
            return False
        self.files[route] = file
        return True

    def finish(self, inputs: str, search: str, outcomes: tuple[Outcome, ...]) -> None:
        """Removes what the new site lacks, writes the manifest, and exchanges the two copies.

        Of the old site the slot then keeps what the new one has too: what was taken down is gone.
        """
        for route in self._before.files.keys() - self.files.keys():
            (self.path / route).unlink(missing_ok=True)
            _remove_empty((self.path / route).parent, self.path)
        manifest = Manifest(dict(sorted(self.files.items())), inputs, search, outcomes)
        (self.path / MANIFEST).write_bytes(msgspec.json.encode(manifest) + b"\n")
        _flush(self.path)
        exchange(self.path, self._place.output, self._place.state / "old")
        self._forget_old()

    def _forget_old(self) -> None:
        old = read_manifest(self.path)
        if old is None:
            _discard(self.path, self._place.state)
            return
        (self.path / MANIFEST).unlink()
        now, shared = Manifest(self.files), {}
        for route, file in old.files.items():
            if self._holds(now, route, file.digest):
                shared[route] = file
            else:
                (self.path / route).unlink(missing_ok=True)
                _remove_empty((self.path / route).parent, self.path)
        (self.path / MANIFEST).write_bytes(msgspec.json.encode(Manifest(shared)) + b"\n")

    def _holds(self, manifest: Manifest, route: str, digest: str) -> bool:
        known = manifest.files.get(route)
        return known is not None and known.digest == digest

    def _link(self, route: str, digest: str) -> bool:
        """Shares the file with the current site, if that has it unchanged."""
        if not self._holds(self._current, route, digest):
            return False
        try:
            self._replace(route, lambda path: os.link(f"{self._place.output}/{route}", path))
        except FileNotFoundError:
            return False
        except OSError:  # the file system has no hard links
            source = f"{self._place.output}/{route}"
            self._replace(route, lambda path: shutil.copyfile(source, path))
        return True

    def _replace(self, route: str, make: Callable[[str], object]) -> None:
        # For thousands of files: putting paths together as strings costs a tenth.
        self._make_folder(route.rpartition("/")[0])
        path = f"{self.path}/{route}"
        # Never write into an existing file: the other copy may share it.
        if route in self._before.files:
            Path(path).unlink(missing_ok=True)
        make(path)

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            (self.path / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:  # noqa: PTH123  # for each file; Path.open takes half as long again
        file.write(content)


def digest_of(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _flush(folder: Path) -> None:
    """Has written what the system holds back, on Linux of this folder's file system alone."""
    call = getattr(ctypes.CDLL(None), "syncfs", None) if sys.platform == "linux" else None
    if call is not None:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            call(descriptor)
        finally:
            os.close(descriptor)
    elif hasattr(os, "sync"):
        os.sync()


def exchange(new: Path, current: Path, aside: Path) -> None:
    """Puts ``new`` in the place of ``current`` and the reverse."""
    if not current.exists():
        new.rename(current)
    elif not any(current.iterdir()):
        current.rmdir()
        new.rename(current)
    elif not _exchange_in_one_call(new, current):
        current.rename(aside)
        new.rename(current)
        aside.rename(new)


def _exchange_in_one_call(one: Path, other: Path) -> bool:
    """Linux' ``renameat2(…, RENAME_EXCHANGE)``; False where there is no such thing."""
    if sys.platform != "linux":
        return False
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(here, os.fsencode(one), here, os.fsencode(other), swap) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise PublishError(f"{other} cannot be replaced: {os.strerror(code)}")


def _discard(folder: Path, state: Path) -> None:
    if folder.exists():
        trash = state / "trash"
        if trash.exists():
            shutil.rmtree(trash)
        folder.rename(trash)
        shutil.rmtree(trash)


def _remove_empty(folder: Path, root: Path) -> None:
    # To try is much quicker than to list a folder of thousands for each file that has left it.
    with suppress(OSError):
        while folder != root:
            folder.rmdir()
            folder = folder.parent


def _lock(descriptor: int, output: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: no advisory locks; two builds at once are the person's care
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise PublishError(
            f"another build is writing {output}", "wait for it, or end it"
        ) from error
