"""Words of landmarks: where something lies from them, what stands there, what is no part of their names."""

from __future__ import annotations

import re

from bot.suggest.placewords import STREET_STOPS
from bot.suggest.wordlists import words


def _phrases(*lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in lines for phrase in line.split("|"))


_RELATED = {
    "depan": "depan didepan dpn dpan hadapan",
    "belakang": "belakang dibelakang blkg blakang blkng",
    "dekat": "dekat didekat dkt deket",
    "samping": "samping disamping smping",
    "sebelah": "sebelah disebelah sblh",
    "seberang": "seberang diseberang sebrang sbrg",
    "sekitar": "sekitar disekitar sekitaran skitar",
    "near": "near",
    "behind": "behind",
    "opposite": "opposite",
}
RELATIONS = {word: relation for relation, words in _RELATED.items() for word in words.split()}
RELATIONS |= {"in front of": "in front of", "next to": "next to"}
CROSSINGS = words("simpang simpamg perempatan prempatan pertigaan bundaran")

# Found by what they are; the city may have several, and the street or village beside them tells which.
PLAIN = _phrases(
    "pasar|sekolah|sekolahan|masjid|mesjid|gereja|vihara|klenteng|puskesmas|pustu|posyandu|terminal|pelabuhan|bandara|stadion|stasiun",
    "rumah sakit|rumah sakit umum|rsud|rs|kantor lurah|kantor camat|kantor pos|kantor polisi|kantor walikota|kantor desa",
    "kantor kelurahan|kantor kecamatan|balai desa|balai kota|pos ronda|pos polisi|polsek|polres|koramil|kodim|pemadam",
    "lapangan bola|lapangan voli|taman kota|tpu|kuburan|pemakaman|post office|school|market|mosque|church|hospital",
    "port|bus station|police station|jembatan timbang|pltd|pdam|kua|islamic center",
)
# Known by their names alone.
NAMED = _phrases(
    "sd|sdn|sdit|smp|smpn|sma|sman|smk|smkn|mts|mtsn|man|min|mi|ma|tk|paud|tpa|spbu|toko|ruko|warung|hotel|bank|gudang|kantor",
    "perumahan|perum|komplek|kompleks|komp|jembatan|lapangan|taman|tugu|alfamart|indomaret|mall|plaza|swalayan|apotek|apotik",
    "klinik|mushola|musholla|mushalla|musala|surau|langgar|pesantren|ponpes|kampus|universitas|stikes|rumah makan|rm|cafe|kafe|bengkel",
    "wisma|pabrik|pt|cv|dealer|gedung|dermaga|pantai|waduk|makam|supermarket|minimarket|asrama|rusunawa",
)
# Known without a word for where, after "di" or alone: "di SMP 2", "kantor samsat".
SCHOOLS = words("sd sdn sdit smp smpn sma sman smk smkn mts mtsn man")
STAFF = words("guru kepsek murid siswa siswi satpam wali kelas kepala sekolah ortu")  # of a school: "guru SMP 2"
KNOWN = _phrases("sungai dumai|sungai mesjid|sei dumai")
# Offices are mostly what the words complain of: a place only as all that is said.
OFFICES = _phrases(
    "dukcapil|disdukcapil|capil|samsat|kantor samsat|kantor dukcapil|kantor capil|kantor bpjs|kantor lurah|kantor camat"
)
# With a name of their own they are a place after a bare "di" as well: "di pasar Senggol", "di Masjid Raya"
SPOTS = _phrases(
    "pasar|terminal|pelabuhan|bandara|stadion|stasiun|dermaga|pantai|masjid|mesjid|mushola|musholla|mushalla|musala|surau",
    "gereja|vihara|klenteng|puskesmas|pustu|posyandu|rumah sakit|rsud|rs|sekolah|sd|sdn|smp|smpn|sma|sman|smk|smkn|mts|mtsn",
    "perumahan|perum|komplek|kompleks|taman|lapangan|jembatan|tugu|hotel|mall|plaza|rusunawa|kantor lurah|kantor camat|balai desa",
)
NAMELESS = words(
    "naik turun lama lambat cepat masih tetap oleh malah justru kurang lebih selalu jarang kadang hampir semua banyak sedikit",
    "tutup buka penuh sepi ramai rame mahal murah antre antri ngantri macet jorok berantakan becek banjir bau tergenang gelap",
    "tempat dekat sebelah dibelakang digratiskan gratis ada adalah itu ini jadi hanya cuma pun saja aja harus wajib baru bagus",
    "pagi siang sore malam negeri swasta kami kita mereka dia ia anak guru warga rata seperti kayak begitu paling langsung",
    "luar dalam bagian lantai ruang loket kelas tanpa tentang sampah parkir air lampu petugas kok katanya malas marah",
)  # what goes on with the sentence behind them, and is no name
CITY = "dumai"  # ends a name unless it begins one or a district's name: "RS Awal Bros Dumai", "polsek Dumai Timur"
DIRECTIONS = words("kota timur barat selatan")
ALONE = words(
    "mushola musholla mushalla musala surau spbu alfamart indomaret mall"
)  # of them a name is left out as often as not
PARTS = words("gerbang pagar pintu gapura halaman pos")  # of what stands there: "depan gerbang SDN 3"
TITLES = words("pak bu mak haji h dr")  # that begin the name of a shop
SHORTS = words(
    "sd sdn sdit smp smpn sma sman smk smkn mts mtsn man mi ma tk paud spbu rs rsud rm pt cv tpu kua pdam pltd"
)

STOPS = (STREET_STOPS - words("utama nasional kabupaten baru lama besar kecil tanah setapak kota dumai")) | words(
    "dr jalan jl jln gg gang lorong siur tadi td semalam barusan sekarang saat sejak menutup bikin buat parkir jualan orang",
    "sekali banget bgt parah tinggi dalam is are has have was for since every tolong dong nih sih deh ya yah ni lho",
    "kemaren kmrn kmarin td mlm min admin pihak petugas hidup nyala roboh hilang bocor pecah miring goyang amis kumuh",
    "liar tapi tetapi dimana mana waktu hujan kena tertutup jatuh jebol mengalir airnya jalannya lampunya pohonnya tidak dibersihkan",
)
# "tersumbat", "berlubang", "kebanjiran": verbs, and no names
VERB = re.compile(r"(?:ter|ber|mem|men|meng)\w{4,}|ke\w{3,}an|di\w{4,}(?:i|kan)|\w{3,}nya")
