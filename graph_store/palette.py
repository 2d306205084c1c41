"""One colour and one shape a class, the same in every picture: explorer, network page, GEXF.

Chosen by search: between any two colours ΔE (CIE 1976) is at least 29 in normal vision, and 16 with
deuteranopia and with protanopia (Machado 2009); each stands out from white by 3:1 or more (WCAG 2.2, 1.4.11).
The shape says the family (actor, territory, text, happening), so that no meaning hangs on colour alone.
"""

from types import MappingProxyType

PALETTE = MappingProxyType(
    {
        "Person": "#EC3E44",
        "University": "#1E3291",
        "ResearchOrganization": "#036EC4",
        "Incubator": "#DE7422",
        "Company": "#725300",
        "PublicBody": "#6E1360",
        "Organization": "#7D71FC",
        "Region": "#4B843C",
        "Place": "#038280",
        "Law": "#503B2D",
        "Event": "#C8126B",
        "Programme": "#4E84AC",
        "Publication": "#A79272",
    }
)
"""Class name → ``#RRGGBB``."""

OTHER_COLOUR = "#6B7280"
"""For a thing whose class is not in the table (an asserted triple may say anything)."""

SHAPES = MappingProxyType(
    {
        "Person": "circle",
        "University": "circle",
        "ResearchOrganization": "circle",
        "Incubator": "circle",
        "Company": "circle",
        "PublicBody": "circle",
        "Organization": "circle",
        "Region": "square",
        "Place": "square",
        "Law": "diamond",
        "Event": "triangle",
        "Programme": "triangle",
        "Publication": "diamond",
    }
)
"""Class name → ``circle`` (actor), ``square`` (territory), ``diamond`` (text) or ``triangle`` (happening)."""
