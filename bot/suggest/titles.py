"""A short title out of a citizen's text, so that nobody has to invent one.

Greetings and courtesies go, the first clause that says something stays, and it is cut between words. The text's own
words are kept: whoever wrote it must recognise the title.
"""

from __future__ import annotations

import re
from collections.abc import Set

from bot.domain.letters import replaced
from bot.suggest.secrecy import without
from bot.suggest.titlewords import ANGER, COURTESY, DANGLING, ENDING, KEPT_CAPITALS, OPENING

_EDGES = " \t\r\n.,;:!?-–—•*_/\\|~\"'“”‘’`([{<>=+#"
_ABBREVIATIONS = "".join(
    rf"(?<!\b{word}\.)" for word in ("jl", "jln", "no", "gg", "rt", "rw", "dr", "kel", "kec", "tgl")
)
_STOP = re.compile(rf"[!?;\n]|\.{{2,}}|,{{2,}}|\.(?=\s|[^\W\d])(?<!\d\.){_ABBREVIATIONS}", re.IGNORECASE)
_CLAUSE = re.compile(
    r",\s|\s[-–]\s|\s(?=(?:sehingga|shg|karena|krn|karna|akibat|agar|supaya|tapi|tetapi|padahal|mohon|tolong|jadi|but|because)\b)",
    re.IGNORECASE,
)
_AREA = re.compile(r",\s+(?:kel(?:urahan)?|kec(?:amatan)?|desa)\b\.?\s+[^,]{2,30},\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_EMPHASIS = re.compile(r"(?<!\w)([*_~])(?=\S)([^*_~\n]+)\1(?!\w)")  # *bold* and _italics_, as chats write them
_SHORTEST_CLAUSE = 30  # characters; a shorter first clause seldom says what is wrong
_MOST_READ = 2000  # characters: the subject stands at the beginning
_MAX_OPENINGS = 8


def title(text: str, limit: int = 80) -> str:
    """A title of at most `limit` characters; empty only when `text` holds nothing but white space."""
    words = _EMPHASIS.sub(r"\2", text[:_MOST_READ])
    words = without(words) or words  # a wish to stay unknown is for us, not for the public
    body = _without_openings(_trim(words))
    sentence = _telling_sentence(body) or _trim(words) or text.strip()
    short = _cut(_without_ending(sentence), limit)
    plain = short or text.strip()[:limit]
    cased = _cased(plain)
    return cased if len(cased) <= limit else plain  # "ß" in capitals are two letters


def _without_openings(text: str) -> str:
    """Openings off one after another, unless nothing would be left."""
    for _ in range(_MAX_OPENINGS):
        match = OPENING.match(text)
        if not match or not _WORD.search(text[match.end() :]):
            break
        text = _trim(text[match.end() :])
    return text


def _telling_sentence(text: str) -> str:
    """The first sentence with two words that are neither courtesy nor anger, else with two that are no courtesy, else
    the first that is not empty."""
    sentences = [_without_openings(_trim(part)) for part in _STOP.split(text)]
    spoken = [sentence for sentence in sentences if sentence]
    told = [sentence for sentence in spoken if _telling_words(sentence) >= 2]
    calm = (sentence for sentence in told if _telling_words(sentence, COURTESY | ANGER) >= 2)
    return next(calm, (*told, *spoken, "")[0])


def _telling_words(sentence: str, empty: Set[str] = COURTESY) -> int:
    return sum(word not in empty for word in _WORD.findall(sentence.lower()))


def _without_ending(sentence: str) -> str:
    while (shorter := replaced(ENDING, "", sentence)) != sentence and _telling_words(shorter) >= 2:
        sentence = shorter
    return sentence


def _cut(sentence: str, limit: int) -> str:
    """At a clause if the sentence is too long, else between words, else, for one endless word, inside it."""
    sentence = _end(" ".join(sentence.split()))
    if len(sentence) > limit:  # the place stands on every card; what is wrong there may follow it
        sentence = _AREA.sub(" ", sentence)
    if len(sentence) <= limit:
        return sentence
    for match in _CLAUSE.finditer(sentence, _SHORTEST_CLAUSE):
        if match.start() <= limit:
            return _without_dangling(_end(sentence[: match.start()]))
    room = sentence[: limit + 1]
    if " " not in room:
        return sentence[:limit]
    return _without_dangling(room.rsplit(" ", 1)[0])


def _without_dangling(text: str) -> str:
    words = text.split(" ")
    popped = ""
    while len(words) > 2 and _trim(words[-1].lower()) in DANGLING:
        popped = words.pop()
    if popped and len(words) > 2 and words[-2].endswith(","):  # "…, masyarakat": whose part of the sentence went
        words.pop()
    return _end(" ".join(words))


def _trim(text: str) -> str:
    return _end(text.lstrip(_EDGES))


def _end(text: str) -> str:
    return text.rstrip(_EDGES)


def _cased(text: str) -> str:
    letters = [character for character in text if character.isalpha()]
    if len(letters) > 8 and sum(character.isupper() for character in letters) > 0.7 * len(letters):
        text = _WORD.sub(lambda m: m[0] if m[0] in KEPT_CAPITALS else m[0].lower(), text)
    return text[:1].upper() + text[1:]
