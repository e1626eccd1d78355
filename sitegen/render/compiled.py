"""Templates compiled to quicker code: the same pages for less work.

Most of the work of a page is escaping words and asking ``t`` and ``to`` for them.  Jinja makes
every output safe markup, though it is about to be joined to a string, and looks at every function
that is called for how it wants to be called.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from markupsafe import Markup, escape

_PLAIN = frozenset({"t", "to"})
"""What is called with its arguments and nothing else."""


class Compiled(CodeGenerator):
    """Writes the Python code of a template."""

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

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs or not _is_plain(node.node):
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


def _is_plain(called: nodes.Expr) -> bool:
    """``t(…)``, ``to(…)``, ``t.date(…)``."""
    if isinstance(called, nodes.Getattr):
        called = called.node
    return isinstance(called, nodes.Name) and called.name in _PLAIN


def escaped(value: Any) -> str:
    """A value as text that may stand in HTML."""
    if type(value) is str:
        # Written out, since this is what rendering does most often.
        text: str = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace("'", "&#39;").replace('"', "&#34;")
    return value if type(value) is Markup else escape(value)
