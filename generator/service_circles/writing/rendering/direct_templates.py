"""Templates compiled to more direct Python: the same output as Jinja's own code generator, in less time.

Jinja supports contexts, volatile escaping and functions that take these; none of our functions does. What is generated here
calls functions as they are, binds the arguments of macros without inspection, and escapes without an object per text.
"""

from collections.abc import Callable
from functools import lru_cache

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape


class DirectCodeGenerator(CodeGenerator):
    """Generates calls, attribute look-ups, macros and escapes as plain Python."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Begin the module with what the generated code calls."""
        self.writeline(f"from {__name__} import DirectMacro, escape_output")
        self.writeline("look_up = environment.getattr")
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Call a function without the context, which none of ours takes."""
        if node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Look up an attribute, else an item."""
        self.write("look_up(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Define a macro; one that inspects its arguments stays Jinja's."""
        names = tuple(argument.name for argument in macro_ref.node.args)
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or "caller" in names:
            super().macro_def(macro_ref, frame)
            return
        self.write(f"DirectMacro(macro, {names!r}, {macro_ref.accesses_caller!r}, undefined)")

    def _output_child_pre(self, *_: object) -> None:
        self.write("escape_output(")


class DirectMacro:
    """A macro as a function: arguments by position, then by name; those left out get their defaults in its body."""

    __slots__ = ("_function", "_names", "_takes_caller", "_undefined")

    def __init__(
        self,
        function: Callable[..., str],
        names: tuple[str, ...],
        takes_caller: bool,
        undefined: Callable[..., object],
    ) -> None:
        self._function = function
        self._names = names
        self._takes_caller = takes_caller
        self._undefined = undefined

    def __call__(self, *given: object, **named: object) -> Markup:
        """The text of the macro."""
        if len(given) < len(self._names):
            given += tuple([named.pop(name, missing) for name in self._names[len(given) :]])
        if self._takes_caller:
            caller = named.pop("caller", None)
            given += (self._undefined("No caller defined", name="caller") if caller is None else caller,)
        if named:
            raise TypeError(f"unknown arguments of a macro: {', '.join(named)}")
        return Markup(self._function(*given))  # noqa: S704 - escaped by its body


def escape_output(value: object) -> str:
    """The text of a value in HTML; for strings cached, as names and labels come many times."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else escape(value)


@lru_cache(maxsize=8192)
def _escape_text(text: str) -> str:
    return str(escape(text))
