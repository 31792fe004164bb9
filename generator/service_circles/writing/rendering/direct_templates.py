"""Templates compiled to more direct Python: the same output as Jinja's own code generator, in half the time.

Jinja supports contexts, volatile escaping, functions that take these, and items that are asked for like attributes. What is
generated here calls functions as they are, looks up attributes as they are, makes macros plain functions, collects a page in
lists and escapes without an object per text. A template that needs more of Jinja fails; then it is rendered once more, by what
Jinja itself generates.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache, partial
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape


class DirectCodeGenerator(CodeGenerator):
    """Generates functions that return lists of texts; calls, attributes, macros and escapes are plain Python."""

    _yields = False
    """True in the root of a template that extends another: it stays Jinja's generator, which makes no text itself."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Begin the module with what the generated code calls."""
        self.writeline(f"from {__name__} import as_markup, escaped, escape_other, included")
        self._yields = node.find(nodes.Extends) is not None
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """Begin the function of a root or block, without the line that makes it a generator."""
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("undefined = environment.undefined")
        self.writeline("concat = environment.concat")
        self.writeline("cond_expr_undefined = Undefined")

    def enter_frame(self, frame: Frame) -> None:
        """Begin a scope; that of a root or block has the list of its texts."""
        if frame.buffer is None and not self._yields:
            self.buffer(frame)
        super().enter_frame(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """End a scope; that of a root or block returns its texts."""
        super().leave_frame(frame, with_python_scope)
        if frame.parent is None and with_python_scope:
            if not self._yields:
                self.writeline(f"return {frame.buffer}")
            self._yields = False  # what follows are blocks

    def _write_all(self, texts: str, frame: Frame, node: nodes.Node) -> None:
        """Write all texts of an expression."""
        self.writeline(
            f"yield from {texts}" if frame.buffer is None else f"{frame.buffer}.extend({texts})", node
        )

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802
        """Add the texts of a block, as the innermost template has it."""
        if frame.buffer is None:
            super().visit_Block(node, frame)
            return
        if node.required:
            error = f"Required block {node.name!r} not found"
            self.writeline(
                f"if len(context.blocks[{node.name!r}]) <= 1: raise TemplateRuntimeError({error!r})", node
            )
        context = self.derive_context(frame) if node.scoped else self.get_context_ref()
        self._write_all(f"context.blocks[{node.name!r}][0]({context})", frame, node)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """Add the texts of another template."""
        if node.ignore_missing:
            self.writeline("try:")
            self.indent()
        is_one = isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
        get = "get_template" if is_one else "get_or_select_template"
        self.writeline(f"template = environment.{get}(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        if node.ignore_missing:
            self.outdent()
            self.writeline("except TemplateNotFound: pass")
            self.writeline("else:")
            self.indent()
        known = f"context.get_all(), {self.dump_local_context(frame)}" if node.with_context else "{}, {}"
        self._write_all(f"included(template, {known})", frame, node)
        if node.ignore_missing:
            self.outdent()

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
        """Look up an attribute."""
        is_plain = node.attr.isascii() and not iskeyword(node.attr) and not isinstance(node.node, nodes.Const)
        if not is_plain:
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Look up an item by a constant key."""
        if not isinstance(node.arg, nodes.Const) or isinstance(node.node, nodes.Const):
            super().visit_Getitem(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f"[{node.arg.value!r}]")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Define a macro as a function; one that inspects its arguments stays Jinja's."""
        names = [argument.name for argument in macro_ref.node.args]
        inspects = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or "caller" in names
        if inspects or not all(name.isascii() and not iskeyword(name) for name in names):
            super().macro_def(macro_ref, frame)
            return
        given = [*names, "caller"] if macro_ref.accesses_caller else names
        taken = "".join(f"{name}=missing, " for name in given)
        passed = ", ".join(names)
        if macro_ref.accesses_caller:
            no_caller = "undefined('No caller defined', name='caller')"
            passed += f", {no_caller} if caller is missing else caller"
        self.write(f"lambda {taken}*, _body=macro: as_markup(_body({passed}))")

    def _output_child_pre(self, *_: object) -> None:
        self.write("(escaped(_value) if type(_value := ")

    def _output_child_post(self, *_: object) -> None:
        self.write(") is str else escape_other(_value))")


class DirectTemplate(Template):
    """A template that is rendered by Jinja's own code if ours cannot."""

    environment: "DirectEnvironment"

    def render(self, *args: Any, **values: Any) -> str:
        """The text of the template with some values."""
        try:
            return super().render(*args, **values)
        except (AttributeError, LookupError, TypeError):
            return self.environment.indirect.get_template(str(self.name)).render(*args, **values)


class DirectEnvironment(Environment):
    """An environment whose templates are compiled to more direct Python; they do not change."""

    code_generator_class: type[CodeGenerator] = DirectCodeGenerator
    template_class: type[Template] = DirectTemplate

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._kept: dict[str, Template] = {}

    def overlay(self, **options: Any) -> "DirectEnvironment":  # type: ignore[override]
        """A copy with some options changed, and templates of its own."""
        made = super().overlay(**options)
        vars(made)["_kept"] = {}
        return made

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002 - Jinja's name
        """A template by its name, without asking whether its file has changed."""
        found = self._kept.get(name)
        if found is None:
            found = self._kept[name] = super().get_template(name, parent, globals)
        return found

    def with_values(self, values: Mapping[str, object]) -> "DirectEnvironment":
        """An environment with the same templates, which have some more values without being given any."""
        made = self.overlay()
        made.globals = {**self.globals, **values}
        return made

    @cached_property
    def indirect(self) -> Environment:
        """The same environment, as Jinja has it."""
        made = self.overlay(bytecode_cache=None)
        made.code_generator_class, made.template_class = CodeGenerator, Template
        return made

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """The values that a template has without being given any, in a plain dict."""
        return {**self.globals, **(d or {})}


as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""A text that is HTML already, made without asking it whether it is."""


def included(template: Template, known: Mapping[str, Any], more: Mapping[str, Any]) -> Iterable[str]:
    """The texts of a template that another one includes, with the values that are known there."""
    values = {**(known or template.globals), **more}
    for name in [name for name, value in more.items() if value is missing]:
        del values[name]
    return template.root_render_func(Context(template.environment, values, template.name, template.blocks))


@lru_cache(maxsize=16384)
def escaped(text: str) -> str:
    """A text in HTML; cached, as names and labels come many times."""
    return str(escape(text)) if _special(text) else text


_special = re.compile("[&<>'\"]").search


def escape_other(value: object) -> str:
    """The text of a value in HTML that is no plain string."""
    return value if type(value) is Markup else escape(value)
