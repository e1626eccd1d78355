"""Templates compiled to quicker code: the same pages for less work.

Most of the work of a page is escaping words, reading fields, and asking ``t`` and ``to``.  Jinja
makes every output safe markup, though it is about to be joined to a string; hands each output
singly through all blocks that it stands in; asks the environment for every field of a record; and
looks at every function that is called for how it wants to be called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

# What ``escape`` does with a string before it makes safe markup of it, where that can be had.
escaped_text: Callable[[str], str] = getattr(
    markupsafe, "_escape_inner", lambda text: str(escape(text))
)

_PLAIN = frozenset({"t", "to"})
"""What is called with its arguments and nothing else."""


class Compiled(CodeGenerator):
    """Writes the Python code of a template."""

    _macros: frozenset[str] = frozenset()
    """The names of macros that the template has imported or defined so far."""
    _telling: nodes.Expr | None = None
    """The last call of a macro whose output goes out as it is."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import escaped, escaped_text, told")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Outputs of a whole block are gathered, and leave it as one."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        if not node.with_context and frame.buffer is not None:
            # Jinja lets these outputs leave by themselves: what was gathered goes first.
            self.writeline(f"yield concat({frame.buffer})")
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if not _is_escaped(frame, finalize):
            super()._output_child_pre(node, frame, finalize)
        elif self._is_told(node):
            self._telling = node
            self.write("told(")
        else:
            self.write("(escaped_text(_it) if type(_it := ")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _is_escaped(frame, finalize) and node is not self._telling:
            self.write(") is str else escaped(_it))")
        else:
            super()._output_child_post(node, frame, finalize)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """A record has the field; what has not is left to the environment."""
        self.write("(_it if (_it := getattr(_of := ")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr(_of, {node.attr!r}))")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:
        super().visit_FromImport(node, frame)
        names = (name if isinstance(name, str) else name[1] for name in node.names)
        self._macros = self._macros.union(names)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:
        super().visit_Macro(node, frame)
        self._macros = self._macros.union((node.name,))

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        plain = _is_plain(node.node) or self._is_macro(node.node)
        if forward_caller or node.dyn_args or node.dyn_kwargs or not plain:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if isinstance(node.node, nodes.Getattr):
            self.visit(node.node.node, frame)
            self.write(f".{node.node.attr}")
        else:
            self.visit(node.node, frame)
        self.write(", " if node is self._telling else "(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        if node is not self._telling:
            self.write(")")

    def _is_told(self, node: nodes.Expr) -> bool:
        """A macro's output, which need not be safe markup before it is text."""
        if not isinstance(node, nodes.Call) or not self._is_macro(node.node):
            return False
        return not (node.kwargs or node.dyn_args or node.dyn_kwargs)

    def _is_macro(self, called: nodes.Expr) -> bool:
        """A macro knows by itself how it wants to be called."""
        return isinstance(called, nodes.Name) and called.name in self._macros


def _is_plain(called: nodes.Expr) -> bool:
    """``t(…)``, ``to(…)``, ``t.date(…)``."""
    if isinstance(called, nodes.Getattr):
        called = called.node
    return isinstance(called, nodes.Name) and called.name in _PLAIN


def _is_escaped(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None


def told(macro: Any, *arguments: Any) -> str:
    """What a macro makes of its arguments, as text that may stand in HTML."""
    if type(macro) is not Macro:
        return escaped(macro(*arguments))
    lacking = macro._argument_count - len(arguments)
    if lacking < 0 or macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return str(macro(*arguments))
    return macro._func(*arguments, *(missing,) * lacking)


def escaped(value: Any) -> str:
    """A value as text that may stand in HTML."""
    if type(value) is str:
        return escaped_text(value)
    return value if type(value) is Markup else escape(value)
