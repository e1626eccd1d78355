"""The git repository of a project, and the branch that the site is committed to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import ghp_import

from sitegen.errors import DeployError


class Repository:
    """The repository around a folder; every failure of git is a DeployError."""

    def __init__(self, project: Path) -> None:
        self.project = project
        if not shutil.which("git"):
            raise DeployError("git is not installed", "install it from https://git-scm.com")
        if self._run("rev-parse", "--git-dir").returncode:
            raise DeployError(
                f"{project} is not in a git repository", "run git init and add a remote"
            )

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = dict(os.environ)
        if not sys.stdin or not sys.stdin.isatty():
            # Nobody is there to type a password: fail instead of waiting for one.
            environment["GIT_TERMINAL_PROMPT"] = "0"
        return subprocess.run(
            ["git", *arguments],
            cwd=self.project,
            env=environment,
            stdin=subprocess.DEVNULL if "GIT_TERMINAL_PROMPT" in environment else None,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def _must(self, doing: str, hint: str, *arguments: str) -> str:
        """Output of a git command; a DeployError with git's own words if it fails."""
        done = self._run(*arguments)
        if done.returncode:
            said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
            why = "; ".join(said[:3]).removeprefix("fatal: ").removeprefix("error: ")
            raise DeployError(f"could not {doing}: {why}" if why else f"could not {doing}", hint)
        return done.stdout.strip()

    def check(self, remote: str, branch: str) -> str:
        """The remote's address, if this branch can be deployed to."""
        if self._run("check-ref-format", "--branch", branch).returncode or branch.startswith("-"):
            raise DeployError(f"{branch!r} is no name for a branch", "set deploy.branch")
        done = self._run("remote", "get-url", "--", remote)
        if done.returncode:
            raise DeployError(
                f"the repository has no remote {remote!r}",
                f"git remote add {remote} ADDRESS, or set deploy.remote",
            )
        if f"branch refs/heads/{branch}\n" in self._run("worktree", "list", "--porcelain").stdout:
            raise DeployError(
                f"the branch {branch!r} is checked out, and deploying replaces all that is on it",
                "set deploy.branch to a branch for the site alone, such as gh-pages",
            )
        self._committer()
        return done.stdout.strip()

    def _committer(self) -> tuple[str, str]:
        """Name and mail address of the person."""
        hint = 'git config user.name "Your Name"; git config user.email you@example.org'
        identity = self._must("tell who commits", hint, "var", "GIT_COMMITTER_IDENT")
        name, _, rest = identity.partition(" <")
        return name, rest.partition(">")[0]

    def fetch(self, remote: str, branch: str) -> bool:
        """Bring the remote's branch here; False if the remote has none yet."""
        hint = f"check the address (git remote -v) and your access to {remote}"
        heads = self._must(
            f"reach {remote}", hint, "ls-remote", "--heads", remote, f"refs/heads/{branch}"
        )
        if heads:
            refspec = f"+refs/heads/{branch}:{_tracking(remote, branch)}"
            self._must(f"fetch {branch}", hint, "fetch", "--no-tags", "--quiet", remote, refspec)
        return bool(heads)

    def root_names(self, remote: str, branch: str) -> set[str]:
        """Names at the root of the remote's branch, as last fetched."""
        tree = _tracking(remote, branch)
        return set(self._must("read the branch", "", "ls-tree", "--name-only", tree).splitlines())

    def text(self, remote: str, branch: str, name: str) -> str:
        """A file on the remote's branch, as last fetched."""
        return self._must("read the branch", "", "show", f"{_tracking(remote, branch)}:{name}")

    def commit(
        self, site: Path, names: Iterable[str], remote: str, branch: str, message: str, cname: str
    ) -> str:
        """Commit the named files as the whole content of the branch; the commit's id."""
        git = _GitIn(self.project, *self._committer())
        git.try_rebase(remote, branch)
        importer = git.open("fast-import", "--date-format=rfc2822", "--quiet")
        try:
            ghp_import.start_commit(importer, git, branch, message)
            for name in names:
                ghp_import.add_file(importer, str(site / name), name)
            ghp_import.add_nojekyll(importer)
            if cname:
                ghp_import.add_cname(importer, cname)
            ghp_import.write(importer, b"\n")
        except OSError as error:
            # Closing the stream would commit the half that is there.
            importer.kill()
            importer.communicate()
            raise DeployError(
                f"cannot read {error.filename or site}: {error.strerror}", "build the site again"
            ) from error
        _, said = importer.communicate()
        if importer.returncode:
            why = said.decode("utf-8", "replace").strip().splitlines()
            raise DeployError(f"could not commit the site: {why[0] if why else 'git failed'}")
        return self._must("find the commit", "", "rev-parse", f"refs/heads/{branch}")

    def unchanged(self, commit: str) -> bool:
        """Whether a commit has the same content as its parent."""
        parent = self._run("rev-parse", "--verify", "--quiet", f"{commit}^^{{tree}}")
        tree = self._run("rev-parse", f"{commit}^{{tree}}")
        return not parent.returncode and parent.stdout == tree.stdout

    def undo(self, branch: str) -> None:
        """Take the branch back by one commit, or away if that was its first."""
        ref = f"refs/heads/{branch}"
        parent = self._run("rev-parse", "--verify", "--quiet", f"{ref}^").stdout.strip()
        self._must("go back", "", "update-ref", *([ref, parent] if parent else ["-d", ref]))

    def push(self, remote: str, branch: str, force: bool) -> None:
        """Send the branch."""
        refspec = f"{'+' if force else ''}refs/heads/{branch}:refs/heads/{branch}"
        hint = "check your access; if somebody else pushed meanwhile, deploy again"
        self._must(f"push to {remote}", hint, "push", "--quiet", remote, refspec)


class _GitIn(ghp_import.Git):  # type: ignore[misc]  # ghp-import has no types
    """ghp-import's git, run in a folder other than the current one."""

    def __init__(self, folder: Path, name: str, mail: str) -> None:
        super().__init__()
        self.folder = folder
        self.identity = {"user.name": name.encode(), "user.email": mail.encode()}

    def get_config(self, key: str) -> bytes:
        """Who commits, also where git worked it out without being told."""
        return self.identity[key]

    def open(self, *arguments: str, **options: Any) -> Any:
        return super().open(*arguments, cwd=self.folder, **options)


def _tracking(remote: str, branch: str) -> str:
    return f"refs/remotes/{remote}/{branch}"
