"""Vietnamese text: folding for search, and the order of the alphabet for sorting."""

import unicodedata
from functools import lru_cache

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
LETTER_MARKS = {"\u0306", "\u0302", "\u031b"}


def fold(text: str) -> str:
    """Lower case without marks: `Nghị quyết số 26` gives `nghi quyet so 26`."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


@lru_cache(maxsize=4096)  # names share few words; a whole province is written at once
def letters_and_tones(word: str) -> tuple[str, str]:
    """A word as sortable letters and, apart from them, its tones (letters weigh more)."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in TONES:
            tones[-1:] = [str(TONES[char])]
        elif char in LETTER_MARKS and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        elif not unicodedata.combining(char):
            letters.append(char)
            tones.append("0")
    return "".join(map(letter_weight, letters)), "".join(tones)


def letter_weight(letter: str) -> str:
    """One ASCII character pair that sorts as the letter does in the Vietnamese alphabet."""
    position = LETTERS.find(letter)
    return f"m{position:02d}" if position >= 0 else f"a{ord(letter):05d}"


def name_sort_key(full_name: str) -> str:
    """Sorts by given name, then family name, then middle names, the Vietnamese way.

    The key is plain ASCII, so any database collation sorts it alike. At most 250 characters.
    """
    words = full_name.split()
    ordered = words[-1:] + words[:1] + words[1:-1] if len(words) > 1 else words
    pairs = [letters_and_tones(word) for word in ordered]
    key = " ".join(letters for letters, _ in pairs) + " " + " ".join(tones for _, tones in pairs)
    return key[:250]
