"""What people ask of the channel itself: their reports, how to withdraw one, a person, their data, whether it is a bot.

Each is read only where the whole short message says it, so that no complaint is taken for a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from bot.suggest.control import Control, control, is_unwanted
from bot.suggest.smallwords import POLITE
from bot.suggest.wordlists import words


class Asked(StrEnum):
    REPORTS = "reports"
    WITHDRAWAL = "withdrawal"
    ROBOT = "robot"
    PERSON = "person"
    DATA = "data"
    NOTHING = "nothing"  # "batal" where nothing is to be given up
    KEPT = "kept"  # "jangan dicabut"
    ONLY_ASKING = "only-asking"


_LONGEST = 90  # characters; anything longer tells something
_REPORT = r"(?:laporan|laporanku|laporannya|lapuran|aduan|aduanku|pengaduan|tiket|report|reports)"
_MY = r"(?:saya|sy|aku|ku|kami|my)"
_NEWS = words(
    "gimana gmn gmna bagaimana bgmn piye kabar kabarnya kapan selesai selesainya nomor nomornya nomer no",
    "berapa brp status statusnya progres progresnya sampai sampe mana dimana proses diproses diprosesnya",
    "perkembangan perkembangannya tindak lanjut lanjutnya cek lihat liat kelanjutan kelanjutannya what when",
    "where how number check",
)
_BESIDE = words(
    "laporan laporanku laporannya aduan aduanku pengaduan tiket report reports saya sy aku ku kami punya",
    "milik tetangga teman istri suami orangtua yang yg kemarin kemaren kmrn kmarin tadi td lalu minggu bulan",
    "hari itu ini ya yah apa apakah sudah sdh udah udh belum blm akan bisa mau ingin tolong dong kok sih nih",
    "deh tau tahu dari di ke dan pertama terakhir baru lama nya tanya nanya my is the of i was dmi halo",
    "permisi selamat pagi siang sore malam maaf kapan kpn gimana masuk terkirim jadi beres dikerjakan",
    "ditangani ditindaklanjuti",
)
_ABOUT = frozenset(["soal", "tentang", "ttg", "masalah", "mengenai"])
_MOST_SUBJECT = 3  # words after "soal"
_NOT_US = re.compile(r"\b(?:polisi|polsek|polres|bank|pln|bpjs)\b")
_STRIP = re.compile(
    r"^(?:eh|eeh|ehh|hm+|wah|halo|hai|maaf|permisi|tolong|min|admin|pak|bu|kak)\s+|\s+(?:ya|yah|aja|saja|dulu|doang|ga|gak|nggak|tidak)$"
)
_WHO = r"(?:kamu|kau|anda|kalian|ini|situ|yang\s+(?:jawab|balas)|yg\s+(?:jawab|balas)|ente|lu|elu)"
_MACHINE = r"(?:ro?bot|bot|mesin|program|manusia|orang(?:\s+beneran)?|ai|komputer|human|a\s+(?:bot|robot|human))"
_SOMEBODY = (
    r"(?:orang(?:nya)?|petugas(?:nya)?|admin(?:nya)?|manusia|operator(?:nya)?|cs|staf|pegawai|koordinator|"
    r"(?:a\s+)?(?:person|human|officer))"
)
_TO = r"(?:sama|dengan|dgn|ama|ke|pada|langsung|to|with)"
_NOT_MACHINE = rf"(?:\s+(?:bukan|jangan|jgn|gak\s+mau|ga\s+mau)\s+(?:{_TO}\s+)?(?:{_MACHINE}))?"
_LOST = r"(?:(?:gak|ga|gk|nggak|ngga|tidak|tdk|kurang)\s+(?:ngerti|mengerti|paham|bisa|tau|tahu)|bingung|pusing)"
_WITHDRAW = r"(?:(?:men)?cabut|(?:mem)?batal(?:kan|in)|nyabut|cabutnya|(?:men)?tarik|narik|(?:meng)?hapus(?:kan)?)"
_DATA = r"(?:data|data\s+data|data\s+pribadi|data2)\s+(?:pribadi\s+)?(?:saya|sy|aku|ku|kami)"
_FROM = r"(?:\s+(?:semua(?:nya)?|yang\s+(?:ada|disimpan|tersimpan)|di\s+(?:sini|bot(?:\s+ini)?|kanal\s+ini|sistem)|dari\s+(?:sini|bot(?:\s+ini)?|kanal\s+ini|sistem)))*"
_GIVE = (
    r"(?:(?:meng)?hapus(?:kan)?|hapusin|delete|lihat|melihat|liat|perbaiki|memperbaiki|betulkan|koreksi|ubah|batasi|"
    r"salinan|minta\s+salinan|kirim(?:kan)?\s+salinan|minta)"
)
_WANT = r"(?:(?:saya|sy|aku|kami|i)\s+)?(?:(?:mau|ingin|pengen|minta|mohon|tolong|bisa|bisakah|boleh|bolehkah|want|would\s+like)\s+)*"
_ONLY = r"(?:cuma|cuman|hanya|sekadar|sekedar|just)"
_PATTERNS: tuple[tuple[Asked, str], ...] = (
    (Asked.ROBOT, rf"(?:apa(?:kah)?\s+)?(?:{_WHO}\s+)(?:itu\s+)?(?:{_MACHINE})(?:\s+(?:atau|apa|bukan|ato)(?:\s+{_MACHINE})?)?"),
    (Asked.ROBOT, rf"are\s+you\s+{_MACHINE}|{_MACHINE}\s+(?:apa|atau|ato)\s+{_MACHINE}|ini\s+(?:di)?(?:balas|jawab)\s+{_MACHINE}"),
    (Asked.PERSON, rf"{_WANT}(?:bicara|ngomong|ngobrol|berbicara|chat|terhubung|talk|speak)\s+(?:{_TO}\s+)*{_SOMEBODY}(?:\s+(?:asli|beneran|langsung))?{_NOT_MACHINE}"),
    (Asked.PERSON, rf"(?:tolong\s+)?(?:(?:saya|sy|aku|kami)\s+)?(?:mau|minta|butuh|perlu|pengen|panggil(?:kan)?|need)\s+{_SOMEBODY}{_NOT_MACHINE}(?:\s+(?:karena\s+|krn\s+|soalnya\s+)?{_LOST}(?:\s+\w+){{0,5}})?"),
    (Asked.PERSON, rf"(?:cs|customer\s+service|live\s+chat|operator|admin(?:nya)?\s+mana)|{_LOST}\s+(?:cara\w*\s+(?:\w+\s+)?)?(?:minta|mau|tolong|butuh)\s+{_SOMEBODY}|(?:ada\s+)?(?:nomor|nomer|no|kontak)\s+(?:cs|admin|operator)(?:nya)?(?:\s+(?:ada|berapa|mana))?"),
    (Asked.REPORTS, rf"(?:kenapa\s+|knp\s+|kok\s+)?{_REPORT}(?:\s+{_MY})?(?:\s+(?:ini|itu|kok|knp|kenapa|koq|yang\s+kemarin))*\s+(?:lama|lambat|lelet)(?:nya)?(?:\s+(?:banget|bgt|bngt|sekali|amat|kali|bana|sih|ya|prosesnya|diproses|selesainya|ditangani))*"),
    (Asked.PERSON, rf"{_WANT}(?:sambungkan|hubungkan|hubungi|dihubungi|disambungkan|panggilkan)\s+(?:{_TO}\s+)*{_SOMEBODY}"),
    (Asked.WITHDRAWAL, rf"(?:(?:gimana|gmn|bagaimana|apa|how)\s+)?(?:cara(?:nya)?\s+){_WITHDRAW}(?:\s+{_REPORT})?(?:\s+{_MY})?(?:\s+gimana|\s+bagaimana)?"),
    (Asked.WITHDRAWAL, rf"{_WANT}(?:gimana\s+|bagaimana\s+)?{_WITHDRAW}\s+{_REPORT}(?:\s+{_MY})?(?:\s+gimana|\s+bagaimana|\s+caranya(?:\s+gimana)?)?"),
    (Asked.DATA, rf"{_WANT}{_GIVE}\s+(?:semua\s+|seluruh\s+)?{_DATA}{_FROM}"),
    (Asked.DATA, rf"{_WANT}{_DATA}{_FROM}\s+(?:tolong\s+|mohon\s+)?(?:dihapus|dihapuskan|diperbaiki|dikoreksi)"),
    (Asked.DATA, r"(?:please\s+)?(?:delete|erase|remove|show|correct)(?:\s+all)?\s+my\s+(?:personal\s+)?data"),
    (Asked.KEPT, rf"(?:jgn|jangan|tidak|ga|gak|nggak)\s+(?:jadi\s+)?(?:di)?(?:cabut|batalkan|batalin)(?:\s+{_REPORT})?(?:\s+{_MY})?"),
    (Asked.ONLY_ASKING, rf"(?:(?:saya|sy|aku|kami|i|ini)\s+)?{_ONLY}\s+(?:mau\s+|ingin\s+|pengen\s+)?(?:nanya|tanya|bertanya|tanya\s*tanya|nanya\s*nanya|asking)"),
)  # fmt: skip
_POLITE_END = re.compile(rf"(?:{POLITE.pattern})$")
_MEANT = tuple((asked, re.compile(pattern)) for asked, pattern in _PATTERNS)


def asked(text: str) -> Asked | None:
    """What the whole message asks of the channel; None for everything else."""
    if len(text) > _LONGEST:
        return None
    forms = list(_forms(text))
    found = next((one for plain in forms for one, pattern in _MEANT if pattern.fullmatch(plain)), None)
    if found is not None:
        return found
    if control(text) is Control.CANCEL or is_unwanted(text):
        return Asked.NOTHING
    return Asked.REPORTS if _asks_for_reports(forms[-1]) else None


def number_in(text: str, codes: Iterable[str]) -> str | None:
    """What may be a number with one of the regions' `codes` in a short question that tells nothing besides.

    However it is spaced: "gimana laporan dmi j5mf xyn ya".
    """
    either = "|".join(map(re.escape, codes))
    found = re.search(rf"\b(?:{either})[\s\-_.:]*(?:[0-9a-z][\s\-]?){{6}}[0-9a-z](?!\w)", text, re.IGNORECASE)
    if found is None or len(text) > _LONGEST:
        return None
    words = set(re.sub(r"[^\w\s]+", " ", (text[: found.start()] + " " + text[found.end() :]).casefold()).split())
    return found[0] if words & _NEWS and words <= _NEWS | _BESIDE else None


def _forms(text: str) -> Iterator[str]:
    """The words without signs, then without each courtesy at either end: "sama admin" may address or name one."""
    plain = " ".join(re.sub(r"[^\w\s]+", " ", text.casefold()).split())
    yield plain
    while (bare := _STRIP.sub("", _POLITE_END.sub("", plain).strip())) != plain:
        plain = bare
        yield plain


def _asks_for_reports(plain: str) -> bool:
    """ "laporan saya yang kemarin gimana kabarnya": about a report, asking, and telling nothing besides."""
    words = plain.split()
    if not re.search(rf"\b{_REPORT}\b", plain) or not set(words) & _NEWS or _NOT_US.search(plain):
        return False
    left = [word for word in words if word not in _NEWS | _BESIDE | _ABOUT]
    return not left or (len(left) <= _MOST_SUBJECT and bool(set(words) & _ABOUT))
