"""Which words cannot be Vietnamese: syllables have few beginnings and rhymes, and a mark of tone where they stop."""

import re
import unicodedata
from collections.abc import Iterator

ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
RHYMES = """
a ai ao au ay am an ang anh  ăm ăn ăng  âu ây âm ân âng  e eo em en eng  ê êu êm ên ênh
i ia iu im in inh  iêu iêm iên iêng  o oi om on ong  oa oai oao oay oam oan oang oanh  oăm oăn oăng  oe oeo oen
oong  ô ôi ôm ôn ông  ơ ơi ơm ơn  u ua ui um un ung  uân uâng uây  uê uênh  uôi uôm uôn uông  uơ uy uya uynh uyu
uyn uyên  ư ưa ưi ưu ưm ưng ưn  ươi ươu ươm ươn ương  y yêu yêm yên yêng
"""
STOPPED = """
ac ach ap at  ăc ăp ăt  âc âp ât  ec ep et  êch êp êt  ic ich ip it  iêc iêp iêt  oc op ot  oac oach oap oat
oăc oăt  oet  ôc ôp ôt  ơp ơt  uc up ut  uât  uêch uôc uôt  uych uyt uyp uyêt  ưc ưt  ươc ươp ươt  yêt yêp ooc
"""
OPEN = re.compile(f"{ONSET}(?:{'|'.join(sorted(RHYMES.split(), key=len, reverse=True))})")
CLOSED = re.compile(f"{ONSET}(?:{'|'.join(sorted(STOPPED.split(), key=len, reverse=True))})")
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
RISING_OR_HEAVY = re.compile("[\u0301\u0323]")
ALSO_ENGLISH = frozenset({"the", "on", "no", "them", "then", "he", "go", "us", "men", "hide"})
"""English words shaped like syllables that Vietnamese hardly ever writes without a mark."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
TECHNICAL = re.compile(r"""\S*[\d/_@#%=&<>{}\\|~+]\S*|\S+[.:]\S+|\S+-\S+-\S*""")


def is_syllable(word: str) -> bool:
    """Whether the word has the shape of a Vietnamese syllable, marks of tone included."""
    parted = unicodedata.normalize("NFD", word.lower())
    plain = unicodedata.normalize("NFC", parted.translate(TONES))
    if plain in ALSO_ENGLISH and plain == word.lower():
        return False
    stops = CLOSED.fullmatch(plain) and RISING_OR_HEAVY.search(parted)
    return bool(OPEN.fullmatch(plain) or stops)


def foreign_words(text: str) -> Iterator[str]:
    """The words of a text that cannot be Vietnamese; addresses, file names, codes and abbreviations left out."""
    for word in WORD.findall(TECHNICAL.sub(" ", unicodedata.normalize("NFC", text))):
        if len(word) > 1 and not word.isupper() and not is_syllable(word):
            yield word
