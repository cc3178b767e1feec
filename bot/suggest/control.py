"""Small words that are a whole message: yes, no, cancel …, bare greetings, and words of danger.

A word steers only when it is the whole short message and the step expects it: "stop truk CPO di jalan kami" is a
complaint, not a cancel.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from bot.domain.letters import small
from bot.suggest.dangerwords import CRY, DANGER, NOW, PAST_OR_FEARED
from bot.suggest.titlewords import GREETING
from bot.suggest.wordlists import phrases


class Control(StrEnum):
    YES = "yes"
    NO = "no"
    SKIP = "skip"
    CANCEL = "cancel"
    BACK = "back"
    TODAY = "today"
    YESTERDAY = "yesterday"


_PHRASES = {
    Control.YES: (
        "baik|baiklah|ya|iya|iyaa|yaa|y|ok|oke|okey|okay|okeh|sip|siap|betul|benar|bener|yup|yoi|boleh|setuju|"
        "sudah benar|sudah betul|"
        "sdh benar|ya benar|ya betul|iya benar|iya betul|betul sekali|benar sekali|tentu|cocok|lanjut|lanjutkan|kirim|"
        "okee|okeee|oke kirim|ok kirim|ya kirim|iya kirim|"
        "oke sip|ok sip|ya ya|iya ya|ya ok|ya oke|oke lanjut|ya lanjut|yes|yep|yeah|correct|right|sure|send"
    ),
    Control.NO: (
        "tidak|tdk|tak|nggak|enggak|engga|gak|ga|gk|kagak|ndak|bukan|salah|belum|blm|bukan itu|tidak benar|tidak betul|"
        "tidak setuju|nggak usah|gak usah|ga usah|gk usah|tidak perlu|no|nope|wrong|not yet"
    ),
    Control.SKIP: (
        "lewati|lewat|lewatkan|lewatin|skip|tidak ada|tdk ada|gak ada|ga ada|nggak ada|tak ada|kosong|kosongkan|"
        "skip dulu|lewat dulu|lewati dulu|nanti saja|nanti aja|pass|next|none|selanjutnya"
    ),
    Control.CANCEL: (
        "udah batal|sudah batal|udah batalkan|udah batalin|sudah batalin|udah gak jadi|udah ga jadi|"
        "batal|batalkan|batalin|gajadi|gakjadi|tidakjadi|"
        "dibatalkan|gak jadi|ga jadi|gk jadi|nggak jadi|enggak jadi|tidak jadi|tdk jadi|"
        "tak jadi|urung|stop|berhenti|hentikan|keluar|cancel|quit|exit|abort|salah pencet|hapus saja|hapus aja"
    ),
    Control.BACK: (
        "kembali|kembalikan|balik|balik lagi|kembali lagi|balik dulu|mundur|sebelumnya|ulang|ulangi|back|go back|"
        "previous"
    ),
    Control.TODAY: "hari ini|hr ini|hri ini|tadi|barusan|sekarang|skrg|today|now",
    Control.YESTERDAY: "kemarin|kemaren|kmrn|kmarin|kmren|semalam|tadi malam|yesterday|last night",
}
_WORDS = phrases(_PHRASES)
_POLITE = re.compile(
    r"\b(?:min|mimin|admin|pak|bu|bapak|ibu|kak|mas|mbak|bang|gan|dong|deh|kok|sih|nih|lah|aja dulu|please|pls)\b"
)
_PARTICLE = re.compile(r"\s+(?:ya|aja|saja)$")
_EXCLAIMED = re.compile(r"^(?:(?:eh+|ah|oh|wah|yah|aduh|maaf|udahlah)\s+)+")
_LONGEST = 40  # characters; anything longer tells something
_NOT_WANTED = r"(?:tidak|tdk|tak|nggak|ngga|enggak|engga|gak|ga|gk|ndak|ora)"
_UNWANTED = re.compile(
    rf"(?:{_NOT_WANTED}\s*(?:usah|perlu|mau|pengen|ingin)|gausah|gamau|gaperlu)(?:\s+(?:ah|deh|lah|lapor|dulu|jadi|ya))*"
)

_THANKS = re.compile(
    r"(?:ya|ok|oke|baik)?[\s,]*(?:terima\s*kasih|makasih|mksh|trims|thanks|thank\s+you|tq|tks)(?:\s+(?:banyak(?:2|\s+banyak)?|"
    r"ya+|sekali|atas\s+bantuan(?:nya)?|very\s+much))*",
    re.IGNORECASE,
)
_ANYONE = re.compile(
    r"(?:(?:(?:saya|sy|aku|kami)\s+)?(?:mau|ingin|izin|hendak|pengen)\s+(?:lapor|melapor|mengadu|ngadu|tanya|bertanya)|"
    r"apa\s+kabar|test|tes|testing|cek|ping|p|bot|ada\s+orang|semua|start|mulai|lapor|dumai)",
    re.IGNORECASE,
)
_MOST_READ = 2000  # characters
_SENTENCES = re.compile(r"[.!?\n]+")
_QUIET = re.compile(r"[^\w\s'’]+")


def control(text: str) -> Control | None:
    """The steering word that `text` is, alone or with a polite "min" or "pak"; None for everything else."""
    if len(text) > _LONGEST:
        return None
    plain = " ".join(_POLITE.sub(" ", _EXCLAIMED.sub("", _plain(text))).split())
    found = _WORDS.get(plain) or _WORDS.get(_PARTICLE.sub("", plain))
    if found is None and (refused := _UNWANTED.match(plain)) is not None:  # "ga mau, batal aja"
        rest = _PARTICLE.sub("", plain[refused.end() :].strip())
        return Control.CANCEL if _WORDS.get(rest) is Control.CANCEL else None
    return found


def is_unwanted(text: str) -> bool:
    """ "Gak usah", "ga mau deh": what is going on is not wanted, where no yes or no was asked for."""
    plain = " ".join(_POLITE.sub(" ", _EXCLAIMED.sub("", _plain(text))).split()) if len(text) <= _LONGEST else ""
    return _UNWANTED.fullmatch(_PARTICLE.sub("", plain)) is not None


def is_greeting(text: str) -> bool:
    """A greeting, thanks or "tes", and nothing else."""
    left = _plain(text)
    if len(left) > 2 * _LONGEST or not left:
        return False
    while left:
        match = next(
            (m for p in (GREETING, _THANKS, _ANYONE, _POLITE) if (m := p.match(left + " ,")) and m.end()), None
        )
        if not match:
            return False
        left = left[match.end() :].strip()
    return True


def is_emergency(text: str) -> bool:
    """Words of fire, accident or violence that may be going on; a past or feared one only with a word for now.

    The answer is a line with the emergency number, and the report goes on: too often is better than too seldom.
    """
    return bool(dangers(text))


@lru_cache(maxsize=256)  # asked for the class, the day, the place and the number to call of the same words
def dangers(text: str) -> tuple[str, ...]:
    """The words of danger that may be going on, as they stand there, each once; empty when there are none."""
    found: dict[str, None] = {}
    for sentence in _SENTENCES.split(text[:_MOST_READ]):
        low = small(sentence)
        spans = [match.span() for match in DANGER.finditer(low)]
        if spans and (NOW.search(low) or not PAST_OR_FEARED.search(low)):
            found |= {" ".join(sentence[start:end].casefold().split()): None for start, end in spans}
    return tuple(found)


def is_cry(text: str) -> bool:
    """A cry for help that tells nothing else: "TOLONG CEPATTT"."""
    drawn = len(text.split()) > 1 or re.search(r"(\w)\1\1", text) is not None  # "cepat" alone may answer something
    return drawn and len(text) <= 2 * _LONGEST and CRY.fullmatch(small(text)) is not None


def _plain(text: str) -> str:
    return " ".join(_QUIET.sub(" ", text.lower().replace("’", "'")).split())
