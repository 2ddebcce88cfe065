"""Shapes and what they cover."""


def square_area(side: float) -> float:
    """How much of the plane a square covers."""
    return side * side
