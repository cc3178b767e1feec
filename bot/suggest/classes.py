"""The class of a report out of its words: a complaint, unless it clearly proposes or clearly asks.

A wrong guess costs a tap on the review card, and a complaint has the strictest limits: when in doubt, complaint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from bot.domain.letters import small
from bot.suggest.control import is_emergency

KindGuess = Literal["complaint", "aspiration", "information"]

_MOST_READ = 1000  # characters


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


_HOW = r"(?:bagaimana|gimana|gmn|gmna|bgmn|bgaimana|gmana)"
_PROPOSES = _any(
    (
        r"(?:saya|kami|mau|ingin|sekedar|sekadar|izin)?\s*(?:meng|ng)?usul(?:kan|an|in)?(?!\s+(?:saya|kami|kemarin|tahun|sudah|sdh|belum|tidak))",
        r"(?:meny|ny)?arank?an|saran(?:\s+(?:saya|kami|untuk|buat|saja|aja)|:)|kasih\s+(?:saran|masukan)|masukan\s+(?:untuk|buat|saja)",
        r"(?:memberi(?:kan)?|beri|memberi)\s+(?:saran|masukan|usulan)|aspirasi(?!\s+kami\s+tidak)",
        r"sebaiknya|seharusnya\s+dibuatkan|alangkah\s+(?:baik|bagus|indah)\w*|ada\s+baiknya|lebih\s+baik\s+(?:jika|kalau|bila)",
        rf"{_HOW}\s+(?:kalau|kalo|jika|bila)|andai(?:kan|kata)?|sudah\s+saatnya",
        r"(?:kalau|kalo|jika)\s+(?:bisa|boleh)\s+(?:di\w+kan|dibuat|dibangun|ditambah|diadakan|disediakan|ada)",
        r"(?:i\s+)?(?:would\s+like\s+to\s+)?suggest(?:ion)?|propose|proposal|it\s+would\s+be\s+(?:nice|good|great|better)",
    )
)
_ASKS = _any(
    (
        rf"{_HOW}\s+(?:ya\s+)?(?:cara|caranya|prosedur|alur|mekanisme|syarat|persyaratan|proses|mengurus|ngurus|daftar|mendaftar)\w*",
        r"(?:apa|apakah)\s+(?:saja\s+|aja\s+)?(?:syarat|persyaratan|berkas|dokumen|prosedur)\w*",
        r"(?:syarat|persyaratan|berkas|dokumen)\w*\s+(?:\w+\s+){0,6}?apa(?:\s+(?:saja|aja))?",
        r"(?:cara|syarat|persyaratan|prosedur|alur)\s+(?:untuk\s+)?(?:me\w+|buat|bikin|urus|ngurus|pengurusan|pembuatan|daftar|dapat|pindah|ganti|cek)",
        r"(?:mau|ingin|mohon|minta|boleh|izin|ijin|numpang|butuh|perlu|bisa)\s+(?:minta\s+|dapat\s+)?(?:ber|me)?(?:n?tanya|nanya|info|informasi)(?:kan|nya|in)?",
        r"(?:di\s*mana|dmn|dimn)\s+(?:\w+\s+)?(?:kantor|tempat|alamat|lokasi|loket|bisa|saya|kami|letak|mengurus|ngurus|urus|daftar)\w*",
        r"(?:ke|kemana)\s*mana\s+(?:saya|kami|harus|bisa|kalau|kalo)|kemana\s+(?:saya|kami|harus|bisa)|harus\s+ke\s*mana",
        r"jam\s+(?:buka|operasional|pelayanan|kerja|berapa)|jadwal\w*\s+(?:\w+\s+){0,4}?(?:kapan|jam|apa|hari)|kapan\s+(?:jadwal|dibuka|buka|pendaftaran|mulai|ada)\w*",
        r"berapa\s+(?:ya\s+)?(?:biaya|tarif|harga|lama|hari|ongkos|retribusi|denda|iuran)\w*|(?:biaya|tarif)\w*\s+(?:\w+\s+){0,4}?berapa|ada\s+biaya",
        r"apakah\s+(?:bisa|boleh|ada|masih|harus|perlu|dapat|benar)|apa\s+(?:bisa|boleh|masih\s+ada|harus)|bisakah|bolehkah|adakah",
        r"apakah\s+(?:\w+\s+){1,4}(?:buka|tutup|libur)",
        r"nomor\s+(?:telepon|telp|wa|kontak)\w*\s+(?:\w+\s+){0,5}?berapa|minta\s+nomor",
        r"how\s+(?:do|can|to|much|long)|where\s+(?:can|do|is|are|should)|what\s+(?:are\s+the|is\s+the|documents|time|do\s+i)|when\s+(?:is|does|will)",
        r"requirements?\s+(?:for|to)|opening\s+hours|is\s+there\s+(?:a|any)",
    )
)
# "Bagaimana cara mengurus KTP yang hilang" asks, whatever was lost.
_PROCEDURE = _any((rf"{_HOW}\s+(?:ya\s+)?(?:cara|caranya|prosedur|alur|syarat|persyaratan|mengurus|ngurus|daftar)",))
# So does "syarat bikin KTP hilang apa saja", where it begins with what is asked for and ends in a question.
_REQUIREMENTS = re.compile(
    r"(?:(?:min|pak|bu|kak|permisi|mau\s+(?:tanya|nanya)|apa\s+(?:saja|aja))[\s,]+)*"
    r"(?:apa(?:kah)?(?:\s+(?:saja|aja))?\s+(?:syarat|persyaratan|berkas|dokumen|prosedur)(?:nya)?\b|"
    r"(?:syarat|persyaratan|berkas|dokumen|prosedur|alur|cara)(?:nya)?\s+(?:untuk\s+|utk\s+|buat\s+)?"
    r"(?:me\w+|nge\w+|bikin|buat|urus|ngurus|pengurusan|pembuatan|daftar|ganti|pindah|cetak)\b"
    r"(?=.*(?:\?|\b(?:apa|apakah|gimana|gmn|bagaimana)\b))|"
    r"(?:syarat|persyaratan|berkas|dokumen)(?:nya)?\s+(?:untuk\s+|utk\s+)?(?:e-?ktp|ktp|kk|kartu\s+keluarga|akt[ae]|kia|sim|skck|paspor|surat|nikah|bpjs|izin)\b"
    r"(?:\s+\w+){0,5}\s+(?:apa|apaan|gimana|gmn|bagaimana)(?:\s+(?:saja|aja|ya+|sih|min|pak|bu))*\W*$)",
    re.DOTALL,
)
# A wish is one only where nothing is wrong: "mohon dipasang lampu, jalan gelap" stays a complaint.
_WISHES = _any(
    (
        r"(?:mohon|tolong|minta|harap|kiranya|agar|supaya|bisa)\s+(?:\w+\s+)?(?:di)?(?:bangun|buat|ada|tambah|sedia|pasang|bentuk|selenggara)(?:kan|i)?",
        r"semoga|berharap|harapan\s+(?:saya|kami|warga)|kami\s+(?:butuh|membutuhkan|ingin\s+ada)|please\s+(?:build|add|provide)",
    )
)
# What is broken, missing or unjust makes a question a complaint.
_COMPLAINS = _any(
    (
        r"rusak|hancur|berlubang|lubang|lobang|mati|padam|banjir|mampet|tersumbat|menumpuk|berserakan|bau|kotor|jorok|macet|bocor|roboh|tumbang",
        r"(?:tidak|tdk|tak|gak|ga|nggak|belum|blm)\s+(?:juga\s+|pernah\s+|kunjung\s+|ada\s+)?(?:di\w+|berfungsi|mengalir|keluar)",
        r"(?:tidak|tdk|tak|gak|ga|nggak|belum|blm)\s+(?:menyala|nyala|jadi|selesai|cair|dapat|tanggapan|respon|aktif|terdaftar)",
        r"pungli|pungutan|dipungut|diminta\s+(?:uang|bayar)|korupsi|dipersulit|ditolak|dibentak|lambat|lama\s+sekali|kecewa|mengganggu|meresahkan|membahayakan|berbahaya",
        r"kenapa|knp|mengapa|kok|tolong\s+(?:segera|ditindak|diperbaiki)|liar|keluhan|melapor\w*|lapor\w*|mengadu\w*|pengaduan|dihentikan|dicoret|hilang",
        r"broken|damaged|flood\w*|garbage|trash|leak\w*|dirty|smells?|not\s+working|dead|dark|pothole\w*|illegal",
    )
)


def kind(text: str) -> KindGuess:
    """ "information" or "aspiration" when the text clearly is one and reports no wrong; else "complaint"."""
    text = text[:_MOST_READ]
    emergency, text = is_emergency(text), small(text)
    if emergency and not _PROCEDURE.match(text):
        return "complaint"
    asks, proposes, complains = _ASKS.search(text), _PROPOSES.search(text), _COMPLAINS.search(text)
    if proposes and (not complains or proposes.start() < complains.start()):
        return "aspiration"
    if asks and (not complains or _PROCEDURE.match(text) or _REQUIREMENTS.match(text)):
        return "information"
    if _WISHES.search(text) and not complains:
        return "aspiration"
    return "complaint"
