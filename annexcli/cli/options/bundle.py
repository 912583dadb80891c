"""Options that several commands have, given to each and handed over as one value."""

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any


def bundled(
    command: Callable[..., None],
    name: str,
    options: Mapping[str, tuple[Any, Any]],
    make: Callable[[Any, dict[str, Any]], object],
) -> Callable[..., None]:
    """Return a command with further options.

    Args:
        command: a function with a parameter called ``name``; its first one is the context.
        name: the parameter that gets what is made of the options.
        options: their annotations and defaults, by parameter.
        make: makes one value of the context and the values of the options.

    """
    own = inspect.signature(command, eval_str=True)
    kept = [parameter for parameter in own.parameters.values() if parameter.name != name]
    keyword = inspect.Parameter.KEYWORD_ONLY
    added = [
        inspect.Parameter(option, keyword, default=default, annotation=annotation)
        for option, (annotation, default) in options.items()
    ]

    @functools.wraps(command)
    def with_options(*args: Any, **given: Any) -> None:
        values = {option: given.pop(option) for option in options}
        # typer gives the context as it gives an option; an outer command of these hands it on.
        context = args[0] if args else given[kept[0].name]
        command(*args, **given, **{name: make(context, values)})

    parameters = [*kept[:1], *(one.replace(kind=keyword) for one in kept[1:]), *added]
    signature = own.replace(parameters=parameters)
    with_options.__signature__ = signature  # type: ignore[attr-defined]
    with_options.__annotations__ = {one.name: one.annotation for one in parameters}
    return with_options
