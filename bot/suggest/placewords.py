"""Words about places: abbreviations, marks before a name, where a street's name ends, what is too common to guess."""

from __future__ import annotations

from bot.suggest.wordlists import pairs, words

ABBREVIATIONS = pairs(
    """
bukit bkt bkit bukt bk
sungai sei sui sngai sungei sungi si
teluk tlk tluk telok tl
tanjung tj tjg tg tnjg tanjong tanjng
kampung kp kpg kmp kampong kamp kpung
bagan bgn bagn
timur tmr timr tim
barat brt bart
selatan slt sltn selatn
utara utr
dumai dmi dum dumay
pangkalan pkln pngkln pangk
lubuk lbk lubok
simpang spg simp smpg sp
medang mdg medg
sembilan smbln 9 smbilan
batu bt
kapur kpr
datuk dtk datok
timah tmh
besar bsr
baru br
jaya jy
laksamana laksmana
sari sr
mekar mkr
kabupaten kab
"""
)
VILLAGE_MARKS = words("kel kelurahan kl klurahan desa lurah")
DISTRICT_MARKS = words("kec kecamatan camat kecmatan")
STREET_MARKS = words("jl jln jalan gg gang lorong lr lrg jend")
CITY_MARKS = words("kota kab kabupaten kotamadya")
NEAR_MARKS = words("di d daerah wilayah kawasan sekitar")
AWAY = words("ke menuju arah dari tujuan jurusan lintas via asal warga penduduk orang ktp")
"""Before a name: somebody comes from there, something leads there; it does not happen there."""

# A single one of these is never taken for a close spelling of a name, and is no short form of a longer one.
COMMON = words(
    "bagan besar timur barat selatan utara kota baru lama jaya makmur panjang tetap simpang pangkalan sungai bukit teluk",
    "tanjung kampung lubuk batu medang sembilan kayu kapur datuk timah bumi ayu mekar sari ratu rimba gurun dumai laksamana",
    "bangsal aceh bintang bantuan bantu banjir buntu buntung gunung gantung patung pelindung mendung mandau bintara sukacita",
    "sukaramai purnawirawan purna perdana pertama permana pernah panama sampah sampai sembako pelatihan tinggal tengah",
    "binaan tanjakan kampus kampanye bulan buluh bukan bakal bahasa sekampus sekarang seberang jalanan banyak bintik bintal",
    "pulang pelayan basilika keliling kelainan makan malam mundur",
)
# Names that every region has: alone they say nothing.
GENERIC = words("kampungbaru pasarbaru kotabaru sukajadi sukamaju")

STREET_STOPS = words(
    "tadi td tdi kmrn kemaren kmarin kmaren kmren wingi skrg skrng skr sekarang saiki barusan brusan semalam semalem smlm tdi lusa besok",
    "rsk rusk rsak prh prah parahh ancur ancurr hncur hancurr dokek dokeek bolong2 lbg lobg tlng tulung tulong toloong",
    "cepat segera kirim damkar ambulans longsor berlumpur ambruk ambrol jebol putus sempit berdebu bolong pecah rusak berlubang lubang lobang berlobang hancur parah becek licin banjir tergenang gelap mati padam macet amblas ambles",
    "retak bergelombang tanah aspal beton semen cor diaspal diperbaiki dibangun ditutup umum raya2 utama provinsi nasional tol",
    "alah lah dah dh wis wes uwis ora indak ndak has have had been was were is are near next since where with and the there",
    "kabupaten lingkungan setapak perumahan menuju ke di dari depan dpn belakang blkg samping dekat dkt seberang sebrang sekitar",
    "arah sepanjang antara yang yg ini itu tersebut tsb sudah sdh udah udh belum blm tidak tdk tak gak ga nggak ada adalah dan",
    "atau dengan dgn untuk utk karena krn sampai sampe hingga sejak saat ketika kalau jika agar supaya mohon tolong tlg minta",
    "harap kami saya kita warga masyarakat banyak sering selalu sangat terlalu cukup lagi juga saja aja pun nya rt rw kel",
    "kelurahan kec kecamatan no nomor nmr kota dumai kondisi keadaan tempat masuk keluar penuh kotor bau sampah lampu parit got",
    "selokan drainase pohon tiang kabel air pak bu bapak ibu min terima kasih setiap tiap pagi siang sore malam hari kemarin",
    "minggu bulan tahun jam pukul pas tepat tepatnya persis kenapa mengapa kapan bagaimana gimana apa apakah bisa mau akan",
    "terjadi menjadi jadi rawan bahaya berbahaya membahayakan licin sempit kecil besar rame ramai sepi buntu tembus kaki",
    "keluarnya terus semakin makin mulai sempat pernah baru lama mobil motor truk kendaraan lewat orang anak sekolah",
)
