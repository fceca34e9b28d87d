"""Paths of the tree: plain strings that sort and range-scan the same on every database."""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STEP = 4
"""Characters of a path that one level takes."""


def step(number: int) -> str:
    """The path step of the n-th sibling: 0 gives `0000`, 36 gives `0010`."""
    # The last number is kept free: it ends the range of the last sibling's subtree.
    if not 0 <= number < 36**STEP - 1:
        raise ValueError(f"a unit has at most {36**STEP - 1} children")
    return in_base_36(number)


def in_base_36(number: int) -> str:
    """The number as `STEP` digits and capital letters, which sort as numbers do."""
    characters = ""
    for _ in range(STEP):
        number, digit = divmod(number, 36)
        characters = DIGITS[digit] + characters
    return characters


def subtree_range(path: str) -> tuple[str, str]:
    """First path inside the subtree and first after it: `first <= path < after`."""
    number = int(path[-STEP:], 36) + 1
    return path, path[:-STEP] + in_base_36(number)


def ancestors(path: str) -> list[str]:
    """Paths from the root down to `path` itself."""
    return [path[:end] for end in range(STEP, len(path) + 1, STEP)]


def is_within(path: str, root: str) -> bool:
    """Whether `path` is `root` or below it."""
    return path.startswith(root)


def outermost(paths: set[str]) -> list[str]:
    """The paths that no other of the set contains."""
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not is_within(path, kept[-1]):
            kept.append(path)
    return kept
