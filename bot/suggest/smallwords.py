"""What people write when they have nothing to report: thanks, a nod, a word for help, a look for their reports."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.suggest.control import is_greeting
from bot.suggest.gratitude import is_plain
from bot.suggest.wordlists import phrases


class Small(StrEnum):
    THANKS = "thanks"
    NOD = "nod"
    HELP = "help"
    MINE = "mine"


_PHRASES = {
    Small.NOD: (
        "ok|oke|okey|okay|okee|okeh|baik|baiklah|siap|sip|siip|ya|iya|ya baik|oke baik|ok baik|oke siap|ok siap|siap laksanakan|"
        "mantap|mantap jiwa|bagus|keren|noted|dimengerti|mengerti|paham|sudah paham|alhamdulillah|syukurlah|alright|great|fine|"
        "good|👍|👌|😊|👏|❤|❤️"
    ),
    Small.THANKS: "mokasih|mokasi|mokaseh|tarimo kasi|nuwun|🙏|🙏🙏|🙏🙏🙏|mksih|mksi|suwun|matur suwun|tarimo kasih|makasi|makasi banyak|terimakasih atas bantuannya",
    Small.HELP: (
        "bantuan|bantu|help|tolong|tolong bantu|tolong bantuan|minta bantuan|butuh bantuan|perlu bantuan|menu|petunjuk|panduan|"
        "cara melapor|cara lapor|bagaimana cara melapor|bagaimana cara lapor|gimana cara lapor|gimana caranya|"
        "bagaimana caranya|cara pakai|cara kerja|perintah|how to report|how does it work|?"
    ),
    Small.MINE: (
        "cek laporan|cek laporan saya|laporan saya|laporanku|lihat laporan|lihat laporan saya|status|status laporan|"
        "status laporan saya|cek status|cek status laporan|cek status laporan saya|mana laporan saya|riwayat laporan|"
        "daftar laporan|sampai mana laporan saya|laporan saya sampai mana|bagaimana laporan saya|gimana laporan saya|"
        "my report|my reports|check my report|check report"
    ),
}
_MEANT = phrases(_PHRASES)
POLITE = re.compile(
    r"\b(?:min|mimin|admin|pak|bu|bapak|ibu|kak|mas|mbak|bang|gan|dong|deh|kok|sih|nih|lah|please|pls)\b"
)
_THANKING = re.compile(r"\b(?:terima\s*kasih|makasih|mksh|trims|thanks|thank\s+you|tq|tks)\b", re.IGNORECASE)
# "ini bot apa ya?", "ini buat apa sih"
_WHAT = re.compile(
    r"(?:(?:maaf|permisi|halo|hai)\s+)*(?:(?:ini|itu)\s+)?(?:(?:bot|akun|channel|kanal|grup|layanan)\s+)(?:ini\s+)?(?:apa|untuk\s+apa|utk\s+apa|buat\s+apa|apaan)(?:\s+(?:ya+|ini|an))*"
    r"|(?:ini\s+)(?:apa|apaan|untuk\s+apa|utk\s+apa|buat\s+apa|fungsinya\s+apa|gunanya\s+apa)(?:\s+ya+)?|apa\s+ini(?:\s+ya+)?"
    r"|what\s+is\s+this(?:\s+bot)?(?:\s+for)?|what\s+can\s+(?:you|this\s+bot)\s+do"
)
_LONGEST = 60  # characters; anything longer tells something
_BEFORE_NUMBER = re.compile(
    r"(?:(?:saya|mau|ingin|tolong|min|pak|bu|cek|lihat|status|tiket|laporan|nomor|nomer|no|check|report|number)\b[\s.:]*|#)+",
    re.IGNORECASE,
)


def small(text: str) -> Small | None:
    """What the whole message means when it is one of these; None for everything else."""
    if is_plain(text):
        return Small.THANKS
    if len(text) > _LONGEST:
        return None
    plain = " ".join(POLITE.sub(" ", re.sub(r"[.,!…]+", " ", text.casefold())).split())
    if (found := _MEANT.get(plain)) is not None:
        return found
    if _WHAT.fullmatch(plain.rstrip(" ?")):
        return Small.HELP
    return Small.THANKS if _THANKING.search(plain) and is_greeting(text) else None


def numbered(text: str) -> str:
    """What is left of "cek DMI-7K3F9QX" or "#9165816": the number alone, if it is one."""
    plain = text.strip(" .!?")
    return _BEFORE_NUMBER.sub("", plain, count=1) if _BEFORE_NUMBER.match(plain) else plain
