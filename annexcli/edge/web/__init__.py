"""Links asked over HTTP: many at once, few at a host, every redirect recorded, no private address touched."""

from annexcli.edge.web.engine import ask
from annexcli.model.manners import Manners

__all__ = ["Manners", "ask"]
