"""Templates compiled to quicker code: the same pages for less work.

Most of the work of a page is escaping words and asking ``t`` and ``to`` for them.  Jinja makes
every output safe markup, though it is about to be joined to a string, and looks at every function
that is called for how it wants to be called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from markupsafe import Markup, escape

# What ``escape`` does with a string before it makes safe markup of it, where that can be had.
_escape: Callable[[str], str] = getattr(markupsafe, "_escape_inner", lambda text: str(escape(text)))

_PLAIN = frozenset({"t", "to"})
"""What is called with its arguments and nothing else."""


class Compiled(CodeGenerator):
    """Writes the Python code of a template."""

    _macros: frozenset[str] = frozenset()
    """The names of macros that the template has imported or defined so far."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import escaped")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

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
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _is_macro(self, called: nodes.Expr) -> bool:
        """A macro knows by itself how it wants to be called."""
        return isinstance(called, nodes.Name) and called.name in self._macros


def _is_plain(called: nodes.Expr) -> bool:
    """``t(…)``, ``to(…)``, ``t.date(…)``."""
    if isinstance(called, nodes.Getattr):
        called = called.node
    return isinstance(called, nodes.Name) and called.name in _PLAIN


def escaped(value: Any) -> str:
    """A value as text that may stand in HTML."""
    if type(value) is str:
        return _escape(value)  # what rendering does most often
    return value if type(value) is Markup else escape(value)
