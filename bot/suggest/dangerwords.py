"""Words of danger: what happens to people now, what says "now", and what says that it is past, feared or a document.

Patterns read small letters (`bot.domain.letters`).
"""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


DANGER = _any(
    r"(?<!pemadam )(?<!pencegahan )(?<!rawan )(?<!hidran )kebakaran|kebakar|terbakar|asap\s+tebal|(?:gas|lpg|elpiji)\s+bocor|meledak|ledakan",
    r"kobongan|kobong|kabakaran|terbako|kobaran\s+api|ada\s+api(?!\s+unggun)|geni\s+(?:gede|murub)",
    r"(?:ada|ado|ono|onok)\s+(?:\w+\s+)?(?:begal|rampok|perampok|jambret|penjambret|penculik|penjambretan|pembegalan)|(?:banyak|berlumuran)\s+darah",
    r"api\s+(?:\w+\s+){0,2}(?:besar|membesar|menjalar|merembet|menyala|sampai|masuk|membakar)",
    r"tabrakan|kecelakaan(?!\s+kerja)|(?:ke|di|ter)tabrak|terlindas|dilindas|terjepit|tertimpa|menimpa\s+(?:orang|mobil|motor|anak|warga)|tertimbun|terguling",
    r"tenggelam|hanyut|terseret\s+arus|(?:jatuh|kecebur|tercebur|terperosok)\s+(?:ke\s+)?(?:dalam\s+)?(?:sumur|parit|laut|sungai|selokan|got)",
    r"(?:orang|anak|warga|korban|kami|saya|penumpang)\w*\s+(?:\w+\s+){0,2}(?:terjebak|terkurung|terkunci)"
    r"(?!\s+(?:\w+\s+)?(?:macet|kemacetan|pinjol|utang|hutang|calo|antrean|antrian|janji))",
    r"kabel\s+(?:listrik|pln|tegangan\s+tinggi)\s+(?:\w+\s+){0,2}(?:putus|terputus|jatuh|terkelupas|percik\w*|korslet\w*|konslet\w*)",
    r"kabel\s+(?:\w+\s+)?(?:menjuntai|jatuh|putus)\s+(?:(?:sampai|ke|di)\s+)+(?:tanah|jalan|air|genangan)|nyetrum|menyetrum|setrum\s+orang",
    r"gantung\s+diri|(?:mengakhiri|akhiri)\s+hidup|(?:mau|akan|hendak|ingin)\s+(?:loncat|lompat|melompat|terjun)\s+(?:dari|ke)",
    r"kesetrum|tersetrum|kestrum|tersengat\s+listrik|pingsan|kejang|sekarat|(?:tidak|tak|gak|ga|tdk)\s+sadar(?:kan)?(?:\s+diri)?",
    r"perampokan|dirampok|dibegal|ditusuk|penusukan|dibacok|pembacokan|dikeroyok|dipukul\w*|memukul\w*|dianiaya|menganiaya|tawuran|diculik",
    r"berkelahi|perkelahian|baku\s+hantam|mengamuk|ngamuk|mengancam|menodong|diperkosa|disekap|bunuh\s+diri|tembakan|bersimbah\s+darah|(?:mau|akan|hendak)\s+melahirkan|berdarah-darah|pendarahan",
    r"(?:bawa|pakai|membawa|pake|dengan)\s+(?:pisau|parang|golok|celurit|senjata)|(?:dimasuki|kemasukan)\s+(?:maling|rampok|perampok)",
    r"on\s+fire|house\s+fire|there\s+is\s+a\s+fire|(?:big\s+)?fire\s+(?:in|at|near|inside|next\s+to)\s+\w+|(?:house|building|shop|kitchen|roof|car)\s+is\s+burning|accident|drowning|robbery|stabbed|explosion|gas\s+leak|(?:being\s+beaten|beating)|unconscious|bleeding|drowned|giving\s+birth|on\s+the\s+ground\s+injured",
)
NOW = _any(
    r"(?<!sampai )(?<!sampe )(?<!smp )(?:sekarang|skrg|skrng|saat\s+ini)|(?:sedang|lagi)\s+(?:ada|terjadi|kebakaran|terbakar|me\w+)|barusan|baru\s+(?:saja|aja)",
    r"to+lo+ng+\W+(?:\w+\W+)?(?:ada|ono|ado)|tulung|tulong|saiki|(?:banyak|berlumuran)\s+darah|(?:parah|berat|kritis)\s+(?:skrg|sekarang)",
    r"darurat|cepat+|cepetan+|segera\s+datang|tolong+\s+(?:kami|saya|cepat|segera)|(?:korban|orang)(?:nya)?\s+masih\s+di|butuh\s+ambulans",
    r"right\s+now|now|urgent|emergency|help",
)
# A cry that tells nothing: "TOLONG CEPATTT", "cepat pak tolong"
CRY = re.compile(
    r"(?=.*(?:cepa+t|cepe?ta+n|buru+an|daru+rat|hurry|emergency|urgent|quick|tolo+ng\W+tolo+ng|to+l+o{2,}ng|tolongg|help\W+help))"
    r"(?:\W*(?:(?:to+lo+ng+|cepa+t+|cepe?ta+n+|buru+an|sege+ra|daru+rat|help+|hurry|up|emergency|urgent|quick(?:ly)?|please|pls"
    r"|woi+|wo+y|pak|bu|min|kak|bang|kami|saya|dong|ya|datang|kesini|ke\s*sini|sekarang|lagi|banget|bantu|bantuin|mohon)\b))+\W*",
    re.DOTALL,
)
PAST_OR_FEARED = _any(
    r"kemarin|kmrn|kemaren|lalu|dulu|pernah|sering|kerap|selalu|rawan|bisa|dapat|takut|takutnya|khawatir|dikhawatirkan|nyaris|hampir",
    r"mengakibatkan|menyebabkan|menimbulkan|mencegah|agar|supaya|sebelum|jangan\s+sampai|potensi|berpotensi|bekas|korban(?!\s+(?:\w+\s+)?(?:luka|terluka|kritis|tergeletak|pingsan|terjepit|parah|meninggal))",
    r"tahun|thn|bulan|minggu|tanggal|tgl|wingi|banyak(?!\s+(?:darah|korban|api|asap))|santunan|asuransi|jaminan|klaim|pasca|setiap|tiap|kalau|kalo|jika|risiko|resiko",
    r"penyebab|akibat|penyuluhan|pelatihan|simulasi|sosialisasi|yesterday|last|could|might|may|often|every|usually",
)
