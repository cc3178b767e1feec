"""Thanks that say nothing else, however long: "makasih banyak min atas responnya, semoga sehat selalu"."""

from __future__ import annotations

import re

_LONGEST = 160  # characters; anything longer tells something
_THANKING = (
    r"(?:(?:te?ri?ma|tarimo|trimo)\s*kasi(?:h+)?|ma+kasi+h*|mksi?h|mksi|mokas[ie]h?|tri?ms|tengkyu|thanks?\s*(?:you|u|yo)?|"
    r"thx|tq|tks|matur\s*(?:suwun|nuwun)|(?:hatur\s*)?nuhun|suwun|nuwun(?!\s+sewu)|kamsia|syukron)"
)
# What may stand beside it: whom, what for, how much, and a nod. Each is a whole phrase.
_BESIDE = (
    r"min|mimin|admin|pak|bu|bapak|ibu|bapak2|ibu2|kak|mas|mbak|bang|gan|om|sir|all|semua(?:nya)?",
    r"tim|petugas(?:nya)?|dinas|dishub|dinkes|disdik|pupr|dlh|pln|pdam|bpbd|satpol|pp|pemko|pemkot|pemda|pemerintah",
    r"wali\s*kota|lurah|camat|kelurahan|kecamatan|kota|kami|saya|sy|aku|kita|warga|masyarakat|me|us",
    r"banyak2?|sekali|sangat|banget|bgt|so|very|much|a\s+lot|ya+|iya|juga|deh|dong|lho|loh|nih|nggih|njih|the|your|you|my",
    r"ok(?:e|ey|ay|ee+)?|siap|sip|baik(?:lah)?|mantap|keren|bagus|hebat|great|good|jos|top",
    r"alhamdulillah|syukurlah|aamiin|amin|sehat\s+selalu|sukses(?:\s+selalu)?|semangat|god\s+bless(?:\s+you)?",
    r"atas|untuk|utk|buat|bagi|kepada|dari|dan|dengan|for|and|(?:sudah|udah|udh|sdh|telah|dah)(?=\s+(?:mem|men|di|me|mau))",
    r"(?:bantuan|respon[se]?|respons|tanggapan|jawaban|balasan|informasi|info|penjelasan|perhatian)(?:nya|anya)?",
    r"(?:tindak\s*lanjut|tindakan|kerja\s*sama|kerja\s*keras|kerja|pelayanan|layanan|waktu|kabar)(?:nya|anya)?",
    r"(?:kepedulian|kesigapan|kecepatan|kesabaran)(?:nya)?|peduli|mau\s+(?:mem|men|me)\w+",
    r"(?:mem|di)bantu|(?:me|di)respon[se]?|(?:men|di)tanggapi|(?:mem|di)balas|(?:men|di)jawab|(?:men|di)dengar(?:kan)?",
    r"(?<=respon\s)cepat|(?<=tanggapi\s)cepat|(?<=balas\s)cepat|yang\s+(?:cepat|baik|ramah|sigap)",
    r"help(?:ing)?|quick|fast|kind|response|reply|answer|support|kindness",
)
_WISH = r"(?:(?:semoga|moga2?|mudah\s*mudahan)\b(?P<wish>.*))?"
_PLAIN = re.compile(rf"(?:(?:{_THANKING}|{'|'.join(_BESIDE)})(?!\w)\s*)+{_WISH}", re.IGNORECASE)
_SAID = re.compile(rf"(?<!\w){_THANKING}(?!\w)", re.IGNORECASE)
# A wish that something be done is a request
_ASKED = re.compile(
    r"\b(?:segera|cepat|lekas|tidak|tdk|gak|ga|jangan|lagi|perbaiki\w*|di(?!berkah|balas|mudah|beri|lindung|rahmat)\w{3,})\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w\s?]+")


def is_plain(text: str) -> bool:
    """Whether the words thank, and neither ask nor tell anything."""
    if len(text) > _LONGEST:
        return False
    plain = " ".join(_SIGNS.sub(" ", text).split())
    found = _PLAIN.fullmatch(plain) if _SAID.search(plain) else None
    return found is not None and not _ASKED.search(found["wish"] or "")
