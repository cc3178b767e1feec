"""Words for comparing reports: those that say nothing about the matter, and those that say the same matter."""

from __future__ import annotations

from bot.suggest.wordlists import words


def _subjects(lines: str) -> dict[str, str]:
    """Word -> the subject that stands first on its line."""
    return {
        word: subject for subject, *words in (line.split() for line in lines.splitlines() if line) for word in words
    }


STOP_WORDS = words(
    "yang yg di dan dgn dengan ke dari dr dari pada untuk utk buat bagi oleh atau atw tapi tetapi namun kalau kalo klo jika",
    "bila maka karena krn karna sebab supaya agar biar hingga sampai sampe sejak semenjak sudah sdh udah udh dah telah belum",
    "blm masih msh akan mau ingin pengen bisa dapat boleh harus hrs jangan jgn jg tidak tdk tak gak ga gk nggak enggak ndak",
    "nda kagak bukan ada adalah ialah itu ini tu tuh nih sini situ sana saya sy aku gue kami kita km kamu anda dia mereka",
    "warga masyarakat pak bapak bpk bu ibu buk bang mas mbak min admin kak halo hai selamat pagi siang sore malam assalamualaikum",
    "assalamu alaikum wr wb salam mohon tolong tlg mohonlah harap dimohon dong donk deh ya yah sih lah kah pun kok lho loh",
    "terima kasih makasih trims thx thanks lapor laporan melaporkan melapor aduan mengadu pengaduan keluhan mengeluh tindak",
    "lanjut ditindaklanjuti segera sgr cepat secepatnya tolonglah diperbaiki perbaiki perbaikan dibenahi ditangani penanganan",
    "dibenerin benerin betulin dicek cek pemerintah pemko pemkot dinas petugas instansi terkait pihak kota dumai kel kelurahan",
    "kec kecamatan hari minggu seminggu bulan sebulan tahun setahun lama sekali banget sangat amat terlalu lagi terus trs selalu",
    "sering srg kadang kemarin kmrn semalam tadi barusan sekarang skrg skg hari besok lusa setiap tiap jam pukul tgl tanggal",
    "lebih kurang hampir sekitar sktr banyak bnyk beberapa semua seluruh para lain lainnya juga saja aja cuma hanya baru kira",
    "bagaimana gimana mengapa kenapa kapan apa apakah siapa mana dimana berapa jadi menjadi sehingga akibat akibatnya kondisi",
    "keadaan terjadi nya orang pengguna pengendara melintas lewat melewati depan dpn dekat dkt samping sebelah belakang seberang",
    "arah menuju tepatnya persis sepanjang sekitarnya bagian dalam luar atas bawah tempat lokasi daerah kawasan lingkungan titik",
    "disamarkan nik rekening telah mulai makin semakin akhirnya padahal apalagi bahkan hal masalah sama seperti spt kayak kyk",
    "the a an of at in on is are and to for it this that there has have been our my we i please not no since with near",
)
# Words that many reports of a place share: they count, but little.
WEAK_WORDS = words(
    "jalan gang rumah sekolah simpang lorong besar kecil parah rusak bahaya warga anak motor mobil kendara truk jatuh celaka",
    "ganggu resah tutup buka bau kotor panjang tengah pinggir tepi ujung utama raya umum kantor toko masjid mesjid musholla",
    "perumahan komplek lapangan jembatan buat pasang ganti angkut bersih macet rawan gelap hujan banjir air",
)
# A subject's token stands beside the words themselves, so that "gelap gulita" finds "lampu padam".
SUBJECTS = _subjects(
    """
lampu lampu pju penerangan terang gelap padam mati redup lampunya bohlam street light streetlight dark
lubang lubang berlubang bolong aspal hotmix jebol ambles amblas retak terkelupas bergelombang kupak kupak-kapik pothole
sampah sampah tumpukan menumpuk tps bak tong busuk limbah menggunung garbage trash
banjir banjir genangan tergenang menggenang terendam meluap luapan rob flood flooded
parit parit got selokan drainase gorong mampet tersumbat sumbat saluran drain
air pdam ledeng keran kran pipa bocor air
pohon pohon dahan ranting tumbang batang rimbun
rambu rambu marka zebra cross penyeberangan traffic merah trafficlight
anjing anjing hewan liar sapi kambing ternak monyet gigit
asap asap bakar membakar terbakar dibakar kabut pembakaran smoke
bising bising berisik ribut knalpot brong musik karaoke dangdut speaker
parkir parkir parkiran juru jukir
pungli pungli pungutan liar bayar dipungut calo
listrik listrik pln tiang kabel kawat menjuntai trafo
jembatan jembatan titian papan
debu debu berdebu tanah berserakan
obat obat puskesmas dokter antre antrian pasien
bansos bansos bantuan pkh blt bpnt sembako
ktp ktp kk akta akte disdukcapil dukcapil
guru guru murid siswa spp
nyamuk nyamuk dbd fogging jentik demam
balap balap balapan geng begal tawuran
lapak pkl lapak pedagang kaki trotoar
cpo cpo tangki tumpah tumpahan minyak ceceran
buaya buaya ular biawak
"""
)
# A number means something beside one of these: "rt 05", "sdn 3", "km 7".
NUMBERED = words("rt rw km sd sdn smp smpn sma sman smk smkn tk blok no nomor gang gg tiang jalur posyandu")
