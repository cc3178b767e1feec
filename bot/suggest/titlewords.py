"""What a title can do without: greetings, courtesies and forms of address at either end of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.suggest.wordlists import words

_PERSON = (
    r"(?:bapak|bpk|pak|bp|ibu|bu|mas|mbak|mba|kak|kakak|bang|min|mimin|admin|gan|om|tim|petugas|sobat|semua|semuanya|"
    r"(?:dinas|instansi|pihak)\s+terkait|walikota|wali\s*kota|kepala\s+dinas|camat|lurah|pemko|pemkot|yth|sir|madam|team)"
)
# Somebody is addressed, not spoken about: "Pak, …", "min mau …", but not "Pak RT minta uang".
_ADDRESSED = (
    rf"(?:kepada\s+|kpd\s+|dear\s+)?(?:yth\b\.?\s*|yang\s+terhormat\s+)?{_PERSON}(?:(?:\s+|\s*/\s*){_PERSON})*(?:\s+(?:dumai|lapor|yth))?"
    r"(?=\s*[,.!:;\n]|\s+(?:mau|ingin|mohon|tolong|tlg|minta(?!\s+(?:uang|duit|jatah|bayar\w*|imbalan|setoran|sogok\w*|pelicin|fee|rp|\d))|numpang|izin|ijin|kok|kenapa|saya|sy|ini|itu)\b)"
)
_REPORT = (
    r"(?:(?:me|nge?)?lapor(?:kan|in)?|(?:me)?ngadu(?:kan)?|(?:me)?nyampai?kan|sampaikan|(?:ber|me)?n?tanya(?:kan)?|menanya(?:kan)?|nanya(?:in)?|"
    r"curhat|memberitahu(?:kan)?|menginfo(?:rmasi)?kan)"
)
_ABOUT = r"(?:nih|dong|ya|soal|tentang|perihal|mengenai|ttg|terkait|bahwa(?:sanya)?|keluhan|pengaduan|saja|aja|masalah)"

_WISH = r"(?:mau|ingin|pengen|hendak|numpang|mo|akan|bermaksud|izin|ijin|mohon\s+izin)"
_BLESSING = (
    r"[\s,.]*(?:w(?:r|a)\W*\s*w?r?\W*\s*w?b\b\.?|wa\s*rahmatul\w*(?:\s+wa\s*barak\w+)?|warahmatul\w*(?:\s+wabarak\w+)?)"
)

_GREETINGS = (
    rf"ass?a?lamm?u?\s*['’]?\s*a?l+ai+k(?:um|om|kum)?(?:{_BLESSING})?",
    r"(?:asw|aslm|aslmkm|askum|aslkm|ass|assalam|samlekum|mikum)\.?(?:\s+wr\.?\s*wb\.?)?",
    r"salam(?:\s+(?:sejahtera|hormat|sehat|kenal)(?:\s+(?:untuk|bagi)\s+kita\s+semua)?)?(?=\s*[,.!\n]|\s+min)",
    r"(?:selamat|slmt|slamat|met)\s+(?:pagi|siang|sore|malam|mlm)",
    r"(?:pagi|siang|sore|malam)(?=\s*[,.!]|\s+(?:min|admin|pak|bu|kak|mas|mbak)\b)",
    r"(?:good\s+(?:morning|afternoon|evening|day)|hello|hallo+|halo+|hai|hi|hey|hei|hy|permisi|punten|(?:ku?lo\s+)?nuwun(?:\s+sewu)?|sampurasun|shalom|horas)",
    r"(?:bismillah\w*|dengan\s+hormat|dgn\s+hormat|ampun)(?=\s*[,.!\n]|\s+(?:saya|sy|kami|bersama)\b)",
    _ADDRESSED,
)
_COURTESIES = (
    r"(?:(?:mohon|minta|mhn)\s+)?(?:maaf|maap|mf|izin|ijin)"
    rf"(?:\s+(?:seb?e?lu?mnya|(?:meng)?ganggu(?:\s+waktunya)?|dulu|jika|kalau|kalo|mau|{_REPORT}))*(?=\s*[,.!\n]|\s)"
)
_SUBJECT = r"(?:(?:saya|sy|aku|kami)\s+)?(?:cuma\s+)?"
_REPORTING = rf"{_SUBJECT}{_WISH}(?:\s+coba)?\s+{_REPORT}(?:\s+{_ABOUT})*(?:\s+(?:ada|kalau|kalo))?"
_HEREWITH = (
    r"(?:dengan|bersama|melalui)\s+(?:surat|pesan|chat)?\s*ini,?\s*(?:saya|kami)?\s*(?:ingin\s+|hendak\s+)?"
    rf"{_REPORT}(?:\s+{_ABOUT})*"
)
_PLEASE = (
    r"(?:tolong|mohon|mhn|tlg)(?:\s+(?:dong|donk|ya|bantuannya|bantuan|dibantu|diperhatikan|perhatiannya|infonya))*"
    r"(?=\s*[,.:!])"
)
_OPENINGS = (
    r"\d{1,2}[.)](?=\s)",
    r"(?:kepada\s+)?yth\b\.?\s*(?:dinas|badan|kantor|satpol|rsud|kecamatan|kelurahan)(?:\s+\w+){0,5}\s*[,\n]",
    *_GREETINGS,
    r"(?:saya|sy|kami)\s+(?:sampaikan|laporkan|lapor|informasikan)\s+(?:bahwa(?:sanya)?|bhw)",
    r"(?:min|mimin|admin)(?=\s+[a-z])",
    _COURTESIES,
    _REPORTING,
    _HEREWITH,
    _PLEASE,
    r"(?:lapor(?:an)?|pengaduan|keluhan|perihal|hal|judul|isi|info|informasi)\s*:",
    rf"lapor(?:\s+{_PERSON})?(?:\s*[,.!]|\s+(?=ada\b))",
    r"(?:perkenalkan,?\s+)?(?:nama\s+saya|saya\s+warga|kami\s+warga|saya\s+bernama)\b[^,.\n]{0,45}[,.\n]",
    r"(?:kepada|kpd|dear)?\s*(?:yth|yang\s+terhormat)\b\.?[^,.\n]{0,60}[,.\n]",
    r"(?:terima\s*kasih|makasih|trims|thanks|thank\s+you)(?=\s*[,.!])",
    r"(?:i\s+(?:want|would\s+like|'d\s+like)\s+to\s+report(?:\s+(?:that|about))?|please\s+help|excuse\s+me)",
    r"(?:begini|gini|jadi\s+begini|jadi\s+gini)(?=\s*[,.:]|\s+(?:min|pak|bu)\b)",
)


def _at_start(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})(?!\w)[\s,.:;!?~–—-]*", re.IGNORECASE)


GREETING = _at_start(_GREETINGS)
OPENING = _at_start(_OPENINGS)

# Reads small letters (`bot.domain.letters`).
ENDING = re.compile(
    rf"(?<![\s,.;:!?])[\s,.;:!?]+(?:{_PERSON}|tolong|ya|yah|dong|donk|nih|kak|thanks|makasih|trims|mks|tks|terima\s*kasih(?:\s+banyak)?|"
    r"(?:mohon|tolong)\s+(?:segera\s+)?(?:di)?(?:tindak\s*lanjut[i]?|bantu(?:an(?:nya)?)?|perbaiki|perhatikan|respon|proses|cek)"
    r"(?:nya)?)[\s.!?]*$"
)
# What no title ends with once it is cut.
DANGLING = words(
    "dan para atau di ke dari yang yg untuk utk dengan dgn karena krn karna sehingga shg agar supaya tapi tetapi pada",
    "oleh serta sampai sejak adalah itu ini saya kami sudah sdh tidak tdk belum jalan jl jln no nomor rt rw kel",
    "kec minta meminta memohon berharap ingin mau akan the a of and in to at for",
)
COURTESY = words(
    "terima kasih makasih trims mohon tolong maaf izin ijin pak bu bapak ibu min admin ya yth salam hormat",
    "dibantu bantuan bantuannya perhatian perhatiannya selamat pagi siang sore malam assalamualaikum wr wb hello",
    "halo saya kami mau ingin lapor bertanya tanya",
)
# Anger alone says nothing that a title could tell: "dasar pemerintah ga becus"
ANGER = words(
    "dasar pemerintah pemda pemkot pemko negara pejabat petugas dinas walikota wali kota bupati gubernur kalian kamu anda mereka",
    "becus beres peduli malu kerja kerjanya kerjaan kerjaannya ngapain ngapainn cuma cuman hanya makan gaji buta tidur duduk doang",
    "kecewa muak kesal kesel emosi marah geram capek cape bosan payah parah bangke goblok goblog tolol bego bodoh bangsat brengsek",
    "sialan anjing bajingan kampret gak ga nggak ngga tak tidak gimana bagaimana sih nih woi woy hei hey kok sangat sekali banget bgt",
    "bayar pajak apa aja saja percuma sia semua memang emang bener benar lagi",
)
KEPT_CAPITALS = words(
    "RT RW PJU KTP KK NIK SDN SD SMP SMPN SMA SMAN SMK SMKN TK PAUD BPJS PKH BPNT BLT PDAM PLN RSUD IGD UGD TPS",
    "TPA TPU PKL CCTV DTKS DTSEN PBB IMB PBG UMK UMR THR PHK CPO SPBU LPG BBM PNS ASN PPDB SPMB KIP PIP ODGJ DBD",
    "MBR KIA STNK SIM SKCK BPN DLH PU PUPR BPBD SKTM RTH",
)
