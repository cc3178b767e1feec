## Bahasa Indonesia: sumber kebenaran. en.ftl memuat kunci dan argumen yang sama.
## Tanda <b>, <i>, <code>, dan <blockquote> adalah HTML Telegram; setiap argumen sudah diamankan.

### Sapaan dan bantuan

language-name = Bahasa Indonesia
sample = (contoh)
welcome =
    Selamat datang di kanal aduan <b>{ $city }</b> { $sample }.
    Ceritakan saja masalah, usul, atau pertanyaan Anda dengan kata-kata sendiri. Boleh langsung kirim foto atau lokasi.
welcome-cities = Untuk kota lain? Tekan nama kotanya.
notice =
    <i>Yang Anda kirim dipakai untuk menangani laporan ini. Petugas yang menanganinya akan membacanya; nama Anda tidak pernah tampil untuk umum. Percakapan ini juga tersimpan di Telegram. Selengkapnya: /privasi</i>
privacy =
    <b>Data Anda di kanal { $city }</b>

    <b>Untuk apa:</b> menangani laporan Anda sesuai tugas pelayanan publik. Tidak untuk hal lain.
    <b>Siapa yang melihat:</b> koordinator dan instansi yang menangani membaca isi laporan serta nama yang Anda izinkan. Umum hanya melihat isi yang sudah disamarkan petugas, tanpa nama, setelah laporan diperiksa.
    <b>Anonim:</b> petugas pun tidak melihat nama Anda. <b>Rahasia:</b> umum tidak melihat laporan Anda sama sekali.
    <b>Telegram:</b> pesan di sini juga tersimpan di Telegram dan tidak terenkripsi ujung ke ujung. NIK tidak diperlukan; jangan dikirim.
    <b>Hak Anda:</b> meminta salinan, perbaikan, pembatasan, atau penghapusan data. Tulis saja permintaannya di sini; kami jawab dalam 3 × 24 jam (UU 27/2022).
help =
    <b>Cara melapor</b>
    Tulis masalahnya dengan kata-kata sendiri, atau kirim foto, pesan suara, atau lokasi. Saya hanya menanyakan yang belum ada, lalu Anda memeriksa dan menekan Kirim.

    /laporanku – laporan Anda dan perkembangannya
    /cek NOMOR – melihat satu laporan
    /batal – membatalkan yang sedang berjalan
    Ingin menambah keterangan? Balas saja pesan tentang laporan itu.
help-officer = <b>Perintah petugas</b>
help-emergency = Keadaan darurat: { $numbers }.
unknown-command = Perintah itu tidak saya kenal. Ceritakan saja masalah Anda dengan kata-kata sendiri, atau lihat /bantuan.
command-nearest = Maksud Anda /{ $command }?
unknown-command-officer = Perintah itu tidak saya kenal. Perintah Anda ada di /bantuan.
command-of-others = /{ $name } hanya untuk { $roles }; Anda { $own }. Perintah Anda sendiri ada di /bantuan.
home-head = Selamat datang, Anda bertugas di kanal aduan <b>{ $city }</b> { $sample } sebagai { $offices }.
home-head-hub = Selamat datang, Anda bertugas untuk semua kota di kanal aduan ini { $sample } sebagai { $offices }.
home-office = { $role } { $agency }
home-commands =
    Perintah Anda: { $commands }
    Artinya ada di /bantuan.
stray-words = Tulisan itu
stray-file = Berkas itu
stray = { $what } belum saya kirim ke siapa pun. Untuk menjawab satu laporan, buka kartunya dan tekan tindakannya, atau balas kartunya. Mau diapakan?
stray-no-queue = { $what } belum saya kirim ke siapa pun. Mau diapakan?
ask-language = Bahasa mana yang Anda pilih? / Which language do you prefer?
language-guessed = <i>Saya menjawab dalam bahasa Indonesia, seperti tulisan Anda. Another language: /bahasa</i>
language-set = Baik, mulai sekarang saya berbahasa Indonesia.
lost-reply = Maaf, jawaban saya yang terakhir mungkin tidak sampai. Silakan lanjutkan, atau lihat /laporanku.
apology = Ada gangguan di pihak kami; pesan terakhir Anda belum bisa saya proses (rujukan { $reference }). Petugas sudah diberi tahu. Yang lain aman; silakan lanjutkan.
repeat-mark = (Pesan ini mungkin sampai dua kali.)

### Perintah di menu

command-lapor = Buat laporan baru
command-laporanku = Laporan saya dan perkembangannya
command-cek = Lihat laporan dengan nomornya
command-tanggapi = Jawab atau tambah keterangan
command-batal = Batalkan yang sedang berjalan
command-bantuan = Cara memakai kanal ini
command-bahasa = Pilih bahasa
command-privasi = Bagaimana data Anda dipakai
command-antrean = Yang menunggu Anda
command-tiket = Buka kartu laporan
command-verifikasi = Periksa dan teruskan laporan
command-teruskan = Teruskan ke instansi lain
command-tindaklanjut = Kabarkan tindak lanjut
command-minta = Minta keterangan pelapor
command-tunda = Tunda sampai tanggal tertentu
command-ubah = Betulkan judul, jenis, kategori, tempat
command-selesai = Nyatakan selesai
command-kembalikan = Kembalikan ke koordinator
command-bukanwewenang = Di luar wewenang kota
command-arsip = Arsipkan dengan alasan
command-gabung = Gabungkan dengan laporan induk
command-catat = Catatan internal
command-sp4n = Catat nomor SP4N
command-templat = Jawaban siap pakai
command-beda = Selisih dengan SP4N dan lembar serah terima
command-undang = Undang petugas
command-petugas = Daftar petugas
command-instansi = Daftar instansi
command-ikatgrup = Ikat grup ini ke instansi

### Jenis laporan

kind-complaint = Pengaduan
kind-aspiration = Aspirasi
kind-information = Permintaan Informasi

### Tombol

button-new = Buat laporan
button-mine = Laporan saya
button-look = Lihat
button-open = Buka kartu
button-open-number = Buka { $number }
button-open-line = Buka { $line }
button-take-up = Lanjutkan { $number }
button-kept-words = Pakai tulisan tadi: { $words }
button-kept-files = Pakai { $count } berkas tadi
button-kept-drop = Buang yang tadi
button-send-after = Susulkan ke { $number }
button-own-report = Buat laporan sendiri
button-counter = Catat di loket
button-open-private = Buka di chat pribadi
button-private = Buka chat pribadi
button-skip = Lewati
button-back = Kembali
button-back-card = Kembali ke kartu
button-cancel = Batal
button-change = Ubah
button-send = Kirim
button-yes = Betul
button-other-day = Tanggal lain
button-today = Hari ini
button-yesterday = Kemarin
button-unknown-day = Tidak tahu
button-done = Cukup
button-files-clear = Hapus semua lampiran
button-resume = Lanjutkan
button-resume-titled = Lanjutkan: { $title }
button-split = Pisah jadi { $count } laporan
button-anew = Mulai baru
button-drop = Buang
button-undo = Kembalikan draf
button-history = Riwayat
button-files = Lampiran
button-map = Peta
button-more = Lainnya
button-queue = Lihat antrean
button-refresh = Perbarui
button-next = Berikutnya
button-previous = ← Sebelumnya
button-next-page = Selanjutnya →
button-answer-for = Jawaban untuk { $number }
button-withdraw-number = Cabut laporan { $number }
button-file-anew = Kirim lagi
button-new-report = Laporan baru
button-copy-link = Salin tautan
button-dismiss = Akhiri tugas { $name }
button-verify = Verifikasi
button-verify-outside = Arahkan ke { $agency }
button-correct = Simpan
button-forward-other = Salah instansi? Pindahkan
button-forward-to = Teruskan ke { $agency }
button-forward-else = Instansi lain

### Formulir

form-taken = Terima kasih, sudah saya catat.
ask-kind = Apa yang ingin Anda sampaikan? Tekan tombolnya, atau ketik angkanya.
ask-content-complaint = Ceritakan masalahnya dengan kata-kata sendiri. Boleh sekalian dengan foto.
ask-content-aspiration = Apa usul atau harapan Anda? Ceritakan dengan kata-kata sendiri.
ask-content-information = Apa yang ingin Anda ketahui? Tulis pertanyaannya dengan kata-kata sendiri.
ask-content-file = Kirimannya sudah saya simpan. Apa masalahnya? Ceritakan dengan kata-kata sendiri.
ask-content-spoken = Rekamannya sudah saya simpan dan akan diteruskan ke petugas. Tulis masalahnya dengan kata-kata sendiri supaya lebih cepat sampai ke petugas yang tepat, atau lewati bila rekaman sudah menjelaskan semuanya.
ask-content-large = Tulis masalahnya dengan kata-kata sendiri supaya lebih cepat sampai ke petugas yang tepat, atau lewati bila rekaman sudah menjelaskan semuanya.
ask-content-link = Tautannya sudah saya simpan. Tautan saja belum cukup; apa masalahnya? Ceritakan dengan kata-kata sendiri.
ask-content-bare-complaint = Apa masalahnya? Petugas perlu tahu apa yang harus ditangani, misalnya "lampu jalan mati".
ask-content-bare-aspiration = Apa usul atau harapan Anda? Petugas perlu tahu isinya, misalnya "tambah tempat sampah di pasar".
ask-content-bare-information = Apa yang ingin Anda ketahui? Tulis pertanyaannya, misalnya "apa syarat membuat KTP baru".
ask-content-more =
    Yang sudah Anda tulis:
    <blockquote>{ $words }</blockquote>
    Apa yang ingin Anda tambahkan?
ask-content-again =
    Yang sudah Anda tulis:
    <blockquote>{ $words }</blockquote>
    Bagaimana seharusnya bunyinya?
ask-content-pin = Lokasinya sudah saya simpan. Apa masalahnya di sana? Ceritakan dengan kata-kata sendiri. Boleh sekalian dengan foto.
ask-date = Kapan kejadiannya? Petugas perlu tahu sejak kapan masalahnya ada. Pilih, atau tulis tanggalnya, misalnya "19/11" atau "Kamis lalu".
ask-date-guess = Kejadiannya <b>{ $day }</b>, betul?
ask-date-impossible = Tanggal "{ $understood }" tidak ada di kalender. Kapan kejadiannya? Pilih, atau tulis tanggalnya, misalnya "19/11" atau "Kamis lalu".
ask-place = Di mana tempatnya? Petugas perlu tahu ke mana harus datang. Tulis nama jalan atau kelurahan, atau kirim lokasi.
ask-place-doubt = Yang Anda maksud { $place } yang mana? Ada lebih dari satu tempat dengan nama itu. Tekan tombolnya, atau ketik angkanya.
ask-city-doubt = Tempat itu bisa di lebih dari satu kota. Di kota mana kejadiannya? Tekan tombolnya, atau ketik angkanya.
ask-title = Tulis judul yang Anda inginkan, satu kalimat pendek.
ask-agency = Instansi mana yang sebaiknya menangani? Pilih, tulis nama atau angkanya, atau lewati: petugas yang memilih.
ask-category = Laporan ini tentang apa? Pilih, atau lewati: petugas yang memilih.
ask-attachments = Lampiran sekarang: { $count }. Kirim foto, video, atau berkas satu per satu. Sudah cukup?
ask-name = Nama apa yang boleh dilihat petugas? Umum tidak pernah melihatnya.
ask-change = Bagian mana yang ingin diubah?
field-kind = Jenis
field-content = Isi
field-title = Judul
field-date = Tanggal
field-place = Tempat
field-city = Kota
field-agency = Instansi
field-category = Kategori
field-attachments = Lampiran
field-name = Nama
untitled = laporan tanpa judul

review-head = <b>Periksa sebelum dikirim</b>
review-title = { $kind } · { $title }
review-date = Waktu: { $day }
review-when = Waktu: "{ $words }"
review-place = Tempat: { $place }
review-agency = Untuk: { $agency } (petugas yang memastikan)
review-agency-guess = Untuk: { $agency } (perkiraan saya; petugas yang memastikan)
button-city-back = Kembalikan ke { $city }
review-category = Kategori: { $category }
review-files = Lampiran: { $count } berkas
review-delicate = Laporan seperti ini bisa Anda kirim Anonim atau Rahasia; tombolnya di bawah, dan Anda yang memutuskan.
quote = <blockquote>{ $words }</blockquote>
switch-anonymous-on = Anonim: ya
switch-anonymous-off = Anonim: tidak
switch-confidential-on = Rahasia: ya
switch-confidential-off = Rahasia: tidak
switch-name-anonymous = Anonim
switch-name-confidential = Rahasia
place-area = Kel. { $village }, Kec. { $district }
place-pin = titik lokasi di peta
place-outside = di luar { $city }
form-outside = Lokasi itu di luar { $city }; tetap saya simpan sebagai tempat kejadian, dan petugas akan memeriksanya. Salah tempat? Kirim saja lokasi yang benar.

form-city-unknown = Kota itu belum saya kenali; laporan Anda tetap tersimpan. Kanal ini melayani { $cities }. Tekan salah satu tombolnya, atau ketik nama kotanya.
form-content-long = Laporan ini terlalu panjang: { $length } karakter, batasnya { $limit }. Pesan terakhir tidak saya simpan; yang sebelumnya tersimpan. Ringkas pesan itu, lalu kirim lagi.
form-content-rest = { $count } karakter pertama menjadi isi laporan, sisanya saya lampirkan sebagai berkas lanjutan.txt; tidak ada kata yang hilang.
form-content-cut = Pesan panjang itu hanya tersimpan bagian awalnya, sisanya tidak: satu laporan paling panjang { $limit } karakter. Tulis sisanya dengan lebih ringkas.
form-files-many = Sudah ada { $limit } lampiran, itu batasnya. Yang sebelumnya tersimpan.
form-file-large = Berkas itu { $size } MB, lebih besar dari { $limit } MB yang bisa saya simpan. Petugas tetap bisa membukanya di Telegram; jangan hapus pesannya, atau kirim yang lebih kecil.
form-file-kept = Berkasnya sudah saya simpan sebagai lampiran. Pertanyaan tadi masih menunggu jawaban.
form-file-wanted = Di sini saya menunggu foto, video, atau berkas. Bila sudah cukup, tekan Cukup.
form-location-kept = Lokasinya sudah saya simpan sebagai tempat kejadian.
form-title-long = Judul paling panjang { $limit } karakter; yang tadi { $length }. Tulis yang lebih pendek. Yang lain tetap tersimpan.
form-name-long = Nama paling panjang { $limit } karakter; yang tadi { $length }. Tulis yang lebih pendek.
form-place-vague = Tidak tahu persis juga tidak apa-apa. Tulis yang terdekat saja: kelurahan, sekolah, masjid, atau toko di dekat situ; atau kirim lokasi.
form-place-long = Itu lebih panjang dari { $limit } karakter, jadi saya tambahkan ke isi laporan. Untuk tempatnya, tulis nama jalan atau kelurahannya saja.
form-text-long = Tulisan itu terlalu panjang: { $length } karakter, batasnya { $limit }. Ringkas, lalu kirim lagi.
form-words-long = Tulisan Anda terlalu panjang; batasnya { $limit } karakter. Tulisan itu masih ada di atas; ringkas, lalu kirim lagi.
form-date-impossible = Tanggal "{ $understood }" tidak ada di kalender. Contoh: 19/11, "Kamis lalu", "kemarin". Yang lain sudah saya simpan.
form-date-future = Tanggal "{ $understood }" belum tiba. Contoh: 19/11, "kemarin". Yang lain sudah saya simpan.
form-date-unknown = Tanggal dari "{ $understood }" belum saya pahami. Contoh: 19/11, "Kamis lalu", "kemarin". Yang lain sudah saya simpan.
form-date-kept = Di situ saya tidak menemukan tanggal, jadi saya tambahkan ke isi laporan.
form-place-kept = Di situ saya tidak mengenali tempatnya, jadi saya tambahkan ke isi laporan.
form-date-too-old = Tanggal "{ $understood }" sudah terlalu lama. Contoh: 19/11, "Kamis lalu". Yang lain sudah saya simpan.
form-ahead-date-impossible = Tanggal "{ $understood }" tidak ada di kalender. Contoh: 5/12, "Senin", "7 hari lagi".
form-ahead-date-unknown = Tanggal dari "{ $understood }" belum saya pahami. Contoh: 5/12, "Senin", "7 hari lagi".
form-ahead-far = Sampai { $day } tidak bisa: penundaan mulai besok dan paling jauh { $days } hari kerja, yaitu sampai { $latest }.
form-agency-unknown = Instansi "{ $given }" tidak saya temukan. Yang mirip: { $nearest }. Tulis salah satunya.
form-agency-none = Instansi "{ $given }" tidak ada di kota ini. Tulis nama instansi yang lain.
form-agency-none-card = Instansi "{ $given }" tidak ada di kota ini. Semua instansi ada di balik tombol Instansi pada kartu ini.
form-choice-unknown = "{ $given }" tidak ada di antara pilihannya. Tekan salah satunya, atau tulis namanya.
form-agency-unknown-card = Instansi "{ $given }" tidak saya temukan. Yang mirip: { $nearest }. Pilih dengan tombol Instansi pada kartu ini.
form-file-left-out = "{ $action }" hanya menerima teks: berkasnya tidak ikut, teksnya saya pakai.
form-words-wanted = Di sini hanya teks yang bisa dipakai, jadi berkas itu tidak saya kirim. Tulis dengan kata-kata.
form-agency-rest = Saya mengenali "{ $known }", tetapi tidak "{ $rest }". Belum ada yang diteruskan.
form-category-unknown = Kategori "{ $given }" tidak saya temukan. Yang mirip: { $nearest }. Tulis salah satunya.
form-button-old = Tombol itu dari pertanyaan sebelumnya. Jawaban Anda yang lain tetap tersimpan.
form-parent-unknown = Laporan induk "{ $given }" tidak saya temukan. Tulis nomornya, misalnya DMI-7K3F9QX.
form-sp4n-unknown = "{ $given }" bukan nomor SP4N. Nomornya tujuh angka, misalnya 9165816.
form-sp4n-status = "{ $given }" bukan status SP4N. Pilihannya: { $known }. Contoh: 9165816 Proses
form-unreadable-sticker = Stiker tidak bisa saya baca. Tulis saja dengan kata-kata. Yang lain tetap tersimpan.
form-unreadable-contact = Kontak tidak diperlukan dan tidak saya simpan. Tulis jawabannya dengan kata-kata. Yang lain tetap tersimpan.
form-unreadable-poll = Jajak pendapat tidak bisa saya baca. Tulis saja dengan kata-kata. Yang lain tetap tersimpan.
form-unreadable-dice = Itu tidak bisa saya baca. Tulis saja dengan kata-kata. Yang lain tetap tersimpan.
form-unreadable-game = Permainan tidak bisa saya baca. Tulis saja dengan kata-kata. Yang lain tetap tersimpan.
form-unreadable-venue = Kirim lokasinya sebagai titik, atau tulis nama tempatnya. Yang lain tetap tersimpan.
form-unreadable-story = Cerita Telegram tidak bisa saya baca. Tulis saja dengan kata-kata. Yang lain tetap tersimpan.
form-unreadable-other = Pesan itu tidak bisa saya baca. Tulis saja dengan kata-kata, atau kirim foto. Yang lain tetap tersimpan.

draft-waiting = Anda punya draf yang belum dikirim: "{ $title }". Dilanjutkan?
draft-discarded = Draf dibuang. Bila salah tekan, draf bisa dikembalikan.
old-filed =
    Tombol itu dari laporan yang sudah terkirim:
    <code>{ $number }</code>
    Ingin melihatnya atau membuat laporan baru?
old-unknown = Tombol itu sudah tidak berlaku. Anda bisa membuat laporan baru atau melihat /laporanku.
split-done = Sudah saya pisah jadi { $count } laporan. Yang di bawah ini dulu; "{ $title }" tersimpan dan saya tawarkan sesudahnya.
split-next =
    { $count ->
        [1] Masih ada satu laporan dari pesan Anda yang belum dikirim: "{ $title }". Lanjutkan sekarang atau kapan saja.
       *[other] Masih ada { $count } laporan dari pesan Anda yang belum dikirim; berikutnya "{ $title }". Lanjutkan sekarang atau kapan saja.
    }
added = Sudah saya tambahkan. Bila laporannya sudah lengkap, tekan Kirim.
righted-day = Waktunya saya ganti menjadi: { $day }.
righted-content = Isinya saya ganti; yang sebelumnya tetap tercatat dalam riwayat.
righted-place = Tempatnya saya ganti menjadi: { $place }.
edit-taken = Perubahan pesan Anda sudah saya pakai.
edit-split = Pesan itu sudah dipisah jadi { $count } laporan, dan isinya tetap seperti tadi; bunyi barunya saya simpan di riwayat. Untuk mengganti isinya, tekan Ubah.
edit-late = Pesan yang Anda ubah itu sudah dipakai, jadi perubahannya tidak ikut. Untuk menambah keterangan, balas pesan tentang laporannya.
edit-filed =
    Perubahan Anda sudah ditambahkan ke laporan; isi yang pertama juga tetap ada.
    <code>{ $number }</code>

### Laporan saya

mine-none = Anda belum punya laporan. Ceritakan saja masalahnya di sini.
mine-draft = Draf "{ $title }" belum dikirim dan masih menunggu Anda.
small-thanks = Sama-sama. Kabar berikutnya saya kirim di sini.
small-abuse = Maaf kalau ini menjengkelkan. Ceritakan saja apa yang salah dan di mana, atau tulis "bicara dengan petugas".
small-nod = Baik. Kabar laporan Anda saya kirim di sini.
asked-robot = Saya program, bukan orang. Laporan yang Anda kirim dibaca dan ditangani petugas.
asked-person = Saya program; petugas bisa membantu Anda lewat chat ini. Petugas baru tahu setelah Anda setuju.
asked-withdrawal =
    { $count ->
        [0] Tidak ada laporan Anda yang bisa dicabut sekarang.
       *[other] Buka /laporanku, pilih laporannya, lalu tekan "Cabut laporan".
    }
asked-withdrawal-one = Untuk mencabut laporan { $number }, tekan tombol di bawah.
asked-kept = Laporan { $number } tidak dicabut.
asked-kept-late = Laporan { $number } sudah dicabut dan tidak bisa dibuka lagi. Bila masalahnya masih ada, kirim laporan baru.
asked-data = Permintaan tentang data Anda sudah saya teruskan ke { $holder }; jawabannya datang di chat ini dalam 3 × 24 jam.
asked-information = Baik, ini saya catat sebagai Permintaan Informasi.
mine-list = <b>Laporan Anda</b> ({ $count })
mine-line =
    <code>{ $number }</code> · { $status }
    { $title } ({ $day })
mine-head =
    <code>{ $number }</code>
    Status: <b>{ $status }</b>
mine-history = <b>Perjalanan laporan</b>
unknown-number = Laporan "{ $number }" tidak saya temukan. Periksa lagi nomornya, misalnya DMI-7K3F9QX; huruf besar atau kecil sama saja.
ask-check = Laporan orang lain bisa dilihat dengan nomornya, misalnya: /cek DMI-7K3F9QX
check-slow = Beberapa nomor tadi tidak ditemukan. Coba lagi dalam { $seconds } detik. Laporan Anda sendiri ada di /laporanku.
check-sp4n = #{ $sp4n } adalah nomor SP4N-LAPOR!. Statusnya bisa dilihat di lapor.go.id. Nomor kanal ini seperti DMI-7K3F9QX.
ask-answer = Tulis nomor dan jawabannya, misalnya: /tanggapi DMI-7K3F9QX tiangnya di sisi sekolah. Lebih mudah lagi: balas pesan tentang laporannya.
reply-not-yours = Pesan itu tentang laporan { $number }, yang bukan laporan Anda. Untuk melapor sendiri, tulis saja di sini.
about-over = Ini tentang laporan { $number }, "{ $title }", yang sudah berakhir? Kata-kata Anda sudah saya simpan.
about-withdrawn = Laporan { $number }, "{ $title }", sudah Anda cabut, dan laporan yang dicabut tidak bisa Anda buka lagi. Isi dan lampirannya bisa dikirim lagi sebagai laporan baru; Anda memeriksanya dulu.
about-over-for-good = Laporan { $number }, "{ $title }", tidak bisa dibuka lagi. Isinya bisa dikirim lagi sebagai laporan baru.
about-withdrawing = Laporan { $number }, "{ $title }", dicabut, atau kata-kata itu tambahan untuk petugas?
about-proposed = Ini tentang laporan { $number }, "{ $title }"? Kata-kata Anda sudah saya simpan.
form-settled = Syukurlah bila sudah beres. Laporan yang sedang ditulis ini dibuang saja?
reply-solved = Jawaban Anda tentang laporan { $number } sudah saya simpan. Apakah masalahnya sudah selesai?
answer-or-new =
    Kata-kata Anda sudah saya simpan. Ini jawaban untuk petugas, atau laporan baru?
    { $choices }
done-citizen-rate =
    Terima kasih, nilai { $stars } untuk laporan { $number } sudah dicatat. Sehari ini masih bisa diubah.
    Ingin menambahkan satu kalimat? Tulis saja, atau lewati.
act-citizen-confirm = Sudah selesai
act-citizen-dispute = Belum selesai
act-citizen-answer = Tambah keterangan
act-citizen-reopen = Buka kembali
act-citizen-restore = Lengkapi dan buka kembali
act-citizen-review = Minta ditinjau
act-citizen-rate = Beri nilai
act-citizen-tighten = Jadikan anonim atau rahasia
act-citizen-loosen = Matikan anonim atau rahasia
act-citizen-urge = Ingatkan instansi
act-citizen-withdraw = Cabut laporan
ask-citizen-dispute = Apa yang belum selesai pada laporan { $number }? Tulis di sini, boleh dengan foto.
ask-citizen-answer = Tulis keterangan untuk laporan { $number }, boleh dengan foto.
ask-citizen-reopen = Mengapa laporan { $number } perlu dibuka kembali? Tulis di sini, boleh dengan foto.
ask-citizen-restore = Tulis keterangan yang kurang untuk laporan { $number }, boleh dengan foto.
ask-citizen-review = Mengapa pengarsipan laporan { $number } perlu ditinjau? Tulis di sini.
ask-citizen-rate = Berapa nilai penanganan laporan { $number }? 1 buruk, 5 sangat baik.
ask-citizen-tighten =
    Anonim: petugas tidak melihat nama Anda. Rahasia: umum tidak melihat laporan Anda.
    Mana yang ingin dinyalakan untuk laporan { $number }?
ask-citizen-withdraw = Bila laporan { $number } dicabut, petugas berhenti menanganinya, dan hanya koordinator yang bisa membukanya lagi. Cabut laporan ini?
ask-citizen-loosen =
    Tanpa anonim, petugas melihat nama Anda. Tanpa rahasia, umum melihat isi yang sudah disamarkan.
    Mana yang ingin dimatikan untuk laporan { $number }?

### Kabar kepada pelapor

push-file =
    📩 Laporan Anda sudah masuk.
    <code>{ $number }</code>
    Status: { $status }. Ingin menambah keterangan atau foto? Balas pesan ini.
push-verify =
    ➡️ Laporan Anda sudah diperiksa dan diteruskan ke <b>{ $holder }</b>.
    <code>{ $number }</code>
    Status: { $status }.
push-forward =
    ➡️ Laporan Anda diteruskan ke <b>{ $holder }</b>.
    <code>{ $number }</code>
    Status: { $status }.
push-return =
    ➡️ { $agency } mengembalikan laporan Anda ke { $holder } untuk diteruskan ke instansi yang tepat:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-follow_up =
    🛠 Tindak lanjut dari { $agency }:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-propose =
    ✅ { $agency } menyatakan laporan Anda selesai:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-ask =
    ❓ { $agency } perlu keterangan untuk laporan Anda:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-file-more =
    🛠 Lampiran lain untuk { $action ->
        [propose] kabar selesai
        [ask] pertanyaan
       *[other] tindak lanjut
    } dari { $agency }:
    <code>{ $number }</code>
    Status: { $status }.
push-file-after =
    🛠 Foto kedua untuk { $action ->
        [propose] kabar selesai
       *[other] tindak lanjut
    } dari { $agency }. Foto pertama menunjukkan keadaan sebelum, foto ini sesudah:
    <code>{ $number }</code>
    Status: { $status }.
push-remind =
    ❓ Petugas masih menunggu keterangan Anda.
    <code>{ $number }</code>
    Status: { $status }.
push-postpone =
    { $agency } menunda laporan Anda:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-resume =
    Laporan Anda dilanjutkan.
    <code>{ $number }</code>
    Status: { $status }.
push-answer =
    Keterangan Anda sudah diteruskan ke { $holder }.
    <code>{ $number }</code>
    Status: { $status }.
push-addition =
    Tambahan Anda sudah masuk dan { $holder } sudah diberi tahu.
    <code>{ $number }</code>
    Status: { $status }.
push-confirm =
    ✅ Terima kasih, laporan Anda selesai.
    <code>{ $number }</code>
    Status: { $status }. Seberapa puas Anda dengan penanganannya? 1 buruk, 5 sangat baik.
push-lapse-closed =
    ✅ Selesai otomatis, karena tidak ada jawaban sampai batas waktunya.
    <code>{ $number }</code>
    Status: { $status }. Seberapa puas Anda dengan penanganannya? 1 buruk, 5 sangat baik.
push-lapse-archived =
    🗄 Laporan Anda diarsipkan karena keterangan yang diminta belum datang.
    <code>{ $number }</code>
    Status: { $status }.
push-dispute =
    Baik, laporan Anda dikerjakan lagi oleh { $holder }.
    <code>{ $number }</code>
    Status: { $status }.
push-reopen =
    Laporan Anda dibuka kembali dan dikerjakan oleh { $holder }:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-restore =
    Laporan Anda dibuka kembali dari arsip.
    <code>{ $number }</code>
    Status: { $status }.
push-review =
    🔎 Permintaan Anda sudah masuk; { $holder } akan meninjau pengarsipan laporan ini.
    <code>{ $number }</code>
    Status: { $status }.
push-archived-incomplete =
    🗄 Laporan Anda diarsipkan karena belum lengkap:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-archived-outside_authority =
    🗄 Laporan Anda di luar wewenang pemerintah kota:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-referred =
    🗄 Laporan Anda di luar wewenang pemerintah kota. Yang berwenang: <b>{ $outside }</b>.
    { $known }
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-referred-city =
    🗄 Ini urusan <b>{ $city }</b>, bukan wewenang pemerintah kota di sini.
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
    Kanal ini juga melayani { $city }: satu tekan mengirim laporan yang sama ke sana, dengan isi dan lampirannya. Untuk laporan lain: { $link }
button-refile = Kirim ke { $city }
push-archived-out_of_scope =
    🗄 Laporan Anda diarsipkan karena bukan urusan pelayanan publik:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-archived-abuse =
    🗄 Laporan Anda diarsipkan karena melanggar aturan kanal ini:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-archived-duplicate =
    🗄 Laporan Anda digabungkan dengan laporan lain.
    <code>{ $number }</code>
    Status: { $status }.
push-archived-withdrawn =
    🗄 Laporan Anda sudah dicabut.
    <code>{ $number }</code>
    Status: { $status }.
push-merge =
    🗄 Laporan Anda sama dengan { $parent } dan digabungkan dengannya. Nomor Anda tetap berlaku; kabar { $parent } saya kirim ke sini.
    <code>{ $number }</code>
    Status: { $status }.
push-unmerge =
    Laporan Anda dipisahkan lagi dan ditangani tersendiri.
    <code>{ $number }</code>
    Status: { $status }.
push-record_sp4n =
    Laporan Anda juga tercatat di SP4N-LAPOR! dengan nomor #{ $sp4n }.
    <code>{ $number }</code>
    Status: { $status }.
push-tighten-anonymous =
    Petugas menjadikan laporan Anda anonim: nama Anda tidak terlihat lagi.
    <code>{ $number }</code>
    Status: { $status }.
push-tighten-confidential =
    Petugas menjadikan laporan Anda rahasia: umum tidak melihatnya lagi.
    <code>{ $number }</code>
    Status: { $status }.
push-loosen-anonymous =
    Laporan Anda tidak lagi anonim bagi petugas. Umum tetap tidak melihat nama Anda.
    <code>{ $number }</code>
    Status: { $status }.
push-loosen-confidential =
    Laporan Anda tidak lagi rahasia: umum melihat isi yang sudah disamarkan.
    <code>{ $number }</code>
    Status: { $status }.
push-tighten-anonymous-own = Laporan Anda sekarang anonim: petugas tidak melihat nama Anda lagi.
push-tighten-confidential-own = Laporan Anda sekarang rahasia: umum tidak melihatnya lagi.
push-loosen-anonymous-own = Laporan Anda tidak lagi anonim bagi petugas. Umum tetap tidak melihat nama Anda.
push-loosen-confidential-own = Laporan Anda tidak lagi rahasia: umum melihat isi yang sudah disamarkan petugas.
next-unverified = Sekarang diperiksa oleh { $holder }, paling lambat <b>{ $due }</b>.
next-assigned = Sekarang di { $holder }. Tindak lanjut pertama paling lambat <b>{ $due }</b>.
next-in_progress = Sekarang dikerjakan { $holder }, selesai paling lambat <b>{ $due }</b>.
next-proposed = Apakah benar sudah selesai? Tanpa jawaban sampai <b>{ $due }</b>, laporan yang ditangani { $holder } ini ditutup otomatis.
next-waiting_citizen = Balas pesan ini paling lambat <b>{ $due }</b>. Selama { $holder } menunggu Anda, batas waktu petugas berhenti dulu.
next-postponed = { $holder } melanjutkannya paling lambat <b>{ $due }</b>.
next-closed = Bila ternyata belum selesai, laporan yang ditangani { $holder } ini bisa dibuka kembali sampai <b>{ $due }</b>.
next-archived-incomplete = Laporan ini bisa Anda lengkapi dan buka kembali kapan saja.
next-archived-outside_authority = Tidak setuju? Anda bisa meminta pengarsipan ini ditinjau.
next-archived-out_of_scope = Tidak setuju? Anda bisa meminta pengarsipan ini ditinjau.
next-archived-abuse = Tidak setuju? Anda bisa meminta pengarsipan ini ditinjau.
next-archived-duplicate = Ingin menambah keterangan? Balas pesan ini; instansi yang menangani akan membacanya.
next-archived-withdrawn = Bila masalahnya muncul lagi, buat saja laporan baru.
news-verify =
    ➡️ Laporan { $number } yang Anda ikuti ditangani <b>{ $agency }</b>.
    <code>{ $own }</code>
news-forward =
    ➡️ Laporan { $number } yang Anda ikuti diteruskan ke <b>{ $agency }</b>.
    <code>{ $own }</code>
news-follow_up =
    🛠 Tindak lanjut dari { $agency } untuk laporan { $number } yang Anda ikuti:
    <code>{ $own }</code>
    <blockquote>{ $words }</blockquote>
news-propose =
    ✅ { $agency } menyatakan laporan { $number } yang Anda ikuti selesai:
    <code>{ $own }</code>
    <blockquote>{ $words }</blockquote>
news-postpone =
    ⏸ Laporan { $number } yang Anda ikuti ditunda { $agency } sampai { $day }.
    <code>{ $own }</code>
news-resume =
    ▶️ Laporan { $number } yang Anda ikuti dikerjakan lagi oleh { $agency }.
    <code>{ $own }</code>
news-confirm =
    ✅ Laporan { $number } yang Anda ikuti selesai.
    <code>{ $own }</code>

## Laporan yang diarsipkan, untuk umum dan untuk yang mengikutinya
archived-incomplete = Diarsipkan karena belum lengkap.
archived-outside_authority = Diarsipkan karena di luar wewenang kota.
archived-out_of_scope = Diarsipkan karena bukan urusan pelayanan publik.
archived-duplicate = Digabungkan dengan laporan lain.
archived-ended = Laporan ini sudah berakhir.
news-archive =
    🗄 Laporan { $number } yang Anda ikuti diarsipkan.
    <code>{ $own }</code>
    Masalahnya masih ada? Buka laporan Anda di /laporanku dan tekan Minta ditinjau, atau buat laporan baru.

### Riwayat

event-line = { $day } · { $sentence }{ $said }
event-words = : "{ $words }"
event-file = masuk
event-verify = diperiksa, diteruskan ke { $holder }
event-forward = diteruskan ke { $holder }
event-return = dikembalikan { $agency } ke { $holder }
event-follow_up = tindak lanjut { $agency }
event-ask = { $agency } minta keterangan
event-answer = keterangan pelapor
event-edited = pelapor mengubah tulisannya
event-postpone = ditunda { $agency }
event-resume = dilanjutkan
event-propose = { $agency } menyatakan selesai
event-confirm = pelapor menyatakan selesai
event-dispute = pelapor menyatakan belum selesai
event-lapse = batas waktu jawaban lewat
event-reopen = dibuka kembali
event-restore = dibuka kembali dari arsip
event-review = pelapor minta pengarsipan ditinjau
event-refer = di luar wewenang kota
event-archive = diarsipkan
event-withdraw = dicabut pelapor
event-merge = digabungkan dengan laporan lain
event-unmerge = dipisahkan lagi
event-tighten = akses dibatasi
event-loosen = akses dilonggarkan
event-note = catatan internal { $agency }
event-correct = data dibetulkan
event-record_sp4n = nomor SP4N dicatat
event-rate = pelapor memberi nilai
event-urge = pelapor mengingatkan instansi
event-late = batas waktu terlewati
event-undelivered = pesan tidak sampai ke pelapor
history-head = <b>Riwayat { $number }</b>

### Kartu petugas

card-head = <b>{ $number }</b> · { $status } · { $holder }{ $left }
card-title = <b>{ $title }</b>
card-facts = { $facts }
happened-words = waktu: "{ $words }"
card-supervised = berkadar pengawasan
card-files = { $count } lampiran
card-from = dari { $name }
card-from-anonymous = pelapor anonim
card-anonymous-own = anonim
card-confidential = RAHASIA
card-unreachable = Pelapor tidak terjangkau lewat Telegram.
left-days = {" "}· <b>sisa { $days } hari kerja</b> ({ $due })
left-today = {" "}· <b>hari ini terakhir</b> ({ $due })
left-late = {" "}· <b>lewat { $days } hari kerja</b> ({ $due })
queue-empty = Tidak ada yang menunggu Anda sekarang.
queue-head = <b>{ $count } laporan menunggu</b>{ $late ->
    [0] {""}
   *[other] {", "}{ $late } lewat batas
}{ $today ->
    [0] {""}
   *[other] {", "}{ $today } batasnya hari ini
}
queue-line = { $line }. <b>{ $number }</b> · { $status }{ $left } · { $title }
queue-group = <i>{ $status }{ $left }</i>
queue-row = { $line }. <b>{ $number }</b> · { $title }
queue-held = <b>{ $count } laporan</b>
queue-no-match = Tidak ada laporan yang cocok.
queue-through = Semua laporan di bawah ini sudah Anda kerjakan hari ini; yang lain tidak ada.
queue-sifted = Disaring: { $list }
queue-cut = Kata itu ada di banyak laporan; hanya sebagian yang dilihat. Tambah kata supaya tepat.
sift-ask = Tampilkan yang mana? Kata dicari dengan /antrean KATA, laporan rahasia dengan nomornya saja.
sift-late = Lewat batas
sift-today = Hari ini
sift-soon = Dua hari kerja
button-sift = Saring
button-sift-none = Semua
button-check = Periksa
button-read = Baca seluruhnya
card-changed = Laporan ini berubah sejak kartu itu dibuat: { $what }{ $words }. Kartunya sudah diperbarui; periksa lalu tekan lagi.
verify-chosen = ✓ { $name }
verify-with-supervision = Berkadar
verify-without-supervision = Tidak berkadar
more-head = Tindakan lain untuk { $number }:
photo-before = Sebelum
photo-after = Sesudah
files-none = Laporan { $number } tidak punya lampiran.
button-files-sp4n = Berkas untuk SP4N (paling besar 2 MB)
files-sp4n = Lampiran laporan { $number } untuk formulir SP4N-LAPOR!, paling besar 2 MB. Foto diperkecil dan tempat pengambilannya dihapus.{ $count ->
    [1] {""}
   *[other] {" "}Yang tidak muat disebut di tidak-ikut.txt.
}
files-sp4n-none = Lampiran laporan { $number } belum tersimpan di kanal ini. Coba lagi sebentar lagi.
files-head = Lampiran laporan { $number }: { $count } berkas
handled-elsewhere = Laporan { $number } sekarang di { $holder }; instansi Anda tidak perlu menanganinya lagi. Kartunya sudah diperbarui.
handled = Sudah ditangani rekan Anda { $minutes } menit lalu: { $what }{ $words }. Kartunya sudah diperbarui.
done =
    ✓ { $action }: { $number }
    Status sekarang: { $status }.
done-verify =
    ✓ { $number } diteruskan ke { $holder }.
    Status sekarang: { $status }.
done-forward =
    ✓ Teruskan: { $number } ke <b>{ $holder }</b>.
    Status sekarang: { $status }.
done-already = Tombol itu sudah Anda tekan tadi; tidak ada yang perlu diulang.
done-propose =
    ✓ Selesai: { $number }
    Pelapor sekarang ditanya, apakah benar sudah selesai. Status sampai dijawab: { $status }.
done-correct =
    ✓ Perubahan { $number } disimpan ({ $holder }).
    Status sekarang: { $status }.
action-over = Tindakan itu sudah berakhir. Buka lagi kartunya lewat /antrean atau /laporanku.
verify-stale = Kartu yang tadi sudah berubah. Ini kartu yang sekarang; periksa lalu tekan lagi.
action-put-away = Pertanyaan tentang { $number } saya simpan dulu. Tidak ada yang terkirim.
card-put-away = Perubahan pada { $number } belum disimpan; saya ingat sampai Anda melanjutkannya.
action-cancelled = Baik, tidak jadi. Tidak ada yang berubah.
nothing-to-cancel = Tidak ada yang sedang berjalan. Ceritakan saja masalah Anda bila ingin melapor.
nothing-to-cancel-office = Tidak ada yang sedang berjalan. Perintah Anda ada di /bantuan.
nothing-to-cancel-officer = Tidak ada yang sedang berjalan. Yang menunggu Anda ada di /antrean.
act-verify = Verifikasi
act-forward = Teruskan
act-return = Kembalikan
act-follow_up = Tindak lanjuti
act-ask = Minta data
act-postpone = Tunda
act-resume = Lanjutkan
act-propose = Selesai
act-reopen = Buka kembali
act-restore = Pulihkan dari arsip
act-refer = Bukan wewenang
act-archive = Arsipkan
act-merge = Gabungkan
act-unmerge = Pisahkan
act-tighten = Batasi akses
act-loosen = Longgarkan akses
act-note = Catat
act-correct = Ubah
act-record_sp4n = Nomor SP4N
ask-number = Laporan mana untuk /{ $command }? Pilih, atau tulis nomornya, misalnya DMI-7K3F9QX.
ask-need-text = Kirim teks "{ $action }" untuk { $number }. Pelapor akan membacanya persis seperti yang Anda tulis.
ask-again-text = Sekarang teksnya untuk { $number }.
ask-again-file = Berkas diterima. Sekarang teksnya untuk { $number }.
ask-misnamed = Teks Anda untuk { $number } menyebut nomor laporan lain: { $others }. Belum ada yang terkirim; pelapor yang Anda pilih akan membacanya apa adanya. Untuk laporan yang mana?
ask-need-agency = Ke instansi mana { $number } diteruskan? Pilih, atau tulis namanya.
ask-forward-sure = Teruskan { $number } ke <b>{ $agency }</b>? Pelapor dan instansi itu langsung diberi tahu.
ask-need-date = Sampai tanggal berapa { $number } ditunda? Pilih, atau tulis misalnya "5/12".
ask-need-reason = Apa alasan mengarsipkan { $number }?
ask-need-parent = Nomor laporan induk untuk { $number }?
ask-need-sp4n = Nomor SP4N untuk { $number }? Tujuh angka, boleh diikuti statusnya.
ask-need-switch = Mana yang diubah untuk { $number }?
ask-need-rating = Nilai untuk { $number }?
ask-follow_up-text = Kirim teks tindak lanjut untuk { $number }, boleh dengan foto atau dokumen. Dua foto diberi label, yang pertama sebelum, yang kedua sesudah, bila kedua kata itu ada dalam teks Anda. Pelapor membacanya persis seperti yang Anda tulis.
ask-propose-text = Apa yang sudah dikerjakan untuk { $number }? Kirim teksnya, boleh dengan foto atau dokumen. Dua foto diberi label, yang pertama sebelum, yang kedua sesudah. Pelapor membacanya persis seperti yang Anda tulis.
ask-ask-text = Keterangan apa yang diperlukan untuk { $number }? Pelapor akan membacanya persis seperti yang Anda tulis.
ask-return-text = Mengapa { $number } dikembalikan? Pelapor dan koordinator membacanya.
ask-postpone-text = { $number } ditunda sampai { $day }. Mengapa? Pelapor membacanya. Tanggalnya salah? Tulis saja tanggal yang benar.
ask-archive-text = Jelaskan alasannya untuk { $number }. Pelapor membacanya persis seperti yang Anda tulis.
ask-refer-outside = Siapa yang berwenang atas { $number }? Pilih, atau tulis sendiri siapa dan ke mana pelapor bisa pergi. Pelapor membacanya persis seperti yang Anda tulis.
ask-refer-text-named = Yang berwenang atas { $number } adalah { $outside }, bukan pemerintah kota. Apa alasannya? Pelapor membacanya persis seperti yang Anda tulis, dengan nama dan alamat badan itu.
ask-refer-text = Mengapa { $number } bukan wewenang kota? Pelapor membacanya persis seperti yang Anda tulis, dengan nama dan alamat yang Anda pilih.
ask-reopen-text = Mengapa { $number } dibuka kembali? Pelapor membacanya.
ask-note-text = Tulis catatan internal untuk { $number }. Pelapor tidak pernah melihatnya.
reason-incomplete = Belum lengkap
reason-out_of_scope = Bukan pelayanan publik
reason-abuse = Penyalahgunaan
reply-which = Teks Anda untuk { $number } sudah saya simpan: "{ $words }". Dipakai untuk apa?
reply-which-file = Berkas Anda untuk { $number } sudah saya simpan. Dipakai untuk apa? Teksnya saya tanyakan sesudah itu.
ask-listed = Pesan itu menyebut beberapa laporan. Tulisan Anda sudah saya simpan: "{ $words }". Untuk laporan yang mana?
ask-listed-file = Pesan itu menyebut beberapa laporan. Berkas Anda sudah saya simpan. Untuk laporan yang mana?
done-file-after = Berkas itu saya susulkan ke { $number }.

### Penolakan

refused-role = Tindakan "{ $action }" untuk { $number } bukan wewenang Anda.
refused-state = Laporan { $number } berstatus { $status }; "{ $action }" tidak bisa dilakukan sekarang.
refused-proposed = Laporan { $number } sudah dinyatakan selesai dan menunggu jawaban pelapor; "{ $action }" tidak bisa dilakukan sekarang.
refused-waiting_citizen = Laporan { $number } menunggu keterangan dari pelapor; "{ $action }" tidak bisa dilakukan sekarang.
refused-state-plain = Tindakan itu tidak bisa dilakukan sekarang.
refused-possible = Yang bisa sekarang: { $actions }.
refused-kept = Teks Anda belum dikirim: "{ $words }"
refused-return-own = { $number } sudah di koordinator; teruskan ke instansi yang tepat.
refused-third-return = { $number } sudah dua kali dikembalikan. Sekarang koordinator yang memutuskan; hubungi koordinator lewat catatan.
refused-no-reason = Pengarsipan { $number } perlu alasan: belum lengkap, bukan pelayanan publik, atau penyalahgunaan.
refused-reopened-once = Laporan { $number } sudah pernah dibuka kembali. Bila masih ada masalah, buat laporan baru.
refused-reopen-late = Batas waktu membuka kembali { $number } sudah lewat. Bila masih ada masalah, buat laporan baru.
refused-merged = { $number } digabungkan dengan laporan lain; pisahkan dulu.
refused-restore = Laporan { $number } hanya bisa dibuka kembali oleh koordinator. Anda bisa meminta pengarsipan ini ditinjau.
refused-review-withdrawn = Laporan { $number } Anda cabut sendiri. Bila masalahnya muncul lagi, buat laporan baru.
refused-reviewed-once = Pengarsipan { $number } sudah pernah diminta ditinjau; koordinator akan menjawab.
refused-not-merged = { $number } tidak digabungkan dengan laporan lain.
refused-not-late = Batas waktunya belum lewat, jadi instansi belum perlu diingatkan.
refused-urged-once = Instansi sudah Anda ingatkan untuk batas waktu ini.
refused-rated = Laporan { $number } sudah Anda nilai. Terima kasih.
refused-other-branch = Itu bukan bagian dari kota laporan { $number }. Tidak ada yang berubah.
refused-same-holder = { $number } sudah ada di instansi itu.
refused-merge-confidential = Laporan induk itu rahasia; { $number } tidak bisa digabungkan dengannya.
refused-merge-archived = Laporan induk itu sudah diarsipkan; { $number } tidak bisa digabungkan dengannya.
refused-merge-itself = { $number } tidak bisa digabungkan dengan dirinya sendiri.
refused-merge-unverified = Laporan induk { $parent } belum diperiksa; periksa dulu, lalu gabungkan { $number }.
refused-postpone-date = { $number } hanya bisa ditunda sampai tanggal sesudah hari ini, paling jauh { $days } hari kerja.

### Kartu verifikasi

yes = ya
no = tidak
verify-none = belum ada
verify-head = <b>Verifikasi { $number }</b>
correct-head = <b>Ubah { $number }</b>
verify-title = Judul: <b>{ $title }</b>
verify-kind = Jenis: { $kind }
verify-supervised = Berkadar pengawasan: { $supervised }
verify-category = Kategori: { $category }
verify-place = Tempat: { $place }
verify-elsewhere = Tempatnya tampaknya di { $city }. Bila benar, tekan Bukan wewenang dan pilih { $city }: pelapor bisa mengirimnya ke sana dengan satu tekan.
along = Ikut berubah: { $list }.
along-agency = instansi ke { $value }
along-supervised = berkadar pengawasan ke { $value }
verify-agency = Untuk: <b>{ $agency }</b>
verify-unserved = Belum ada petugas aktif di { $agency }; sementara itu kabarnya diterima { $instead }.
verify-public =
    Teks untuk umum:
    <blockquote>{ $words }</blockquote>
verify-confidential = Rahasia: umum tidak melihat apa pun.
verify-names = Ada nama orang? Periksa judul dan teks umumnya.
verify-answered = { $place } (dari jawaban pelapor)
verify-use-place = Tempat: { $place }
verify-field-kind = Jenis
verify-field-category = Kategori
verify-field-place = Tempat
verify-field-agency = Instansi
verify-field-title = Judul
verify-field-public_text = Teks umum
verify-ask-kind = Jenis laporan { $number }?
verify-ask-category = Kategori laporan { $number }?
verify-ask-agency = Instansi yang menangani { $number }?
verify-ask-title = Tulis judul baru untuk { $number }.
verify-ask-place = Tulis tempat kejadian { $number }.
verify-ask-public_text = Tulis teks yang boleh dibaca umum untuk { $number }, tanpa nama, nomor, dan alamat rumah.

### Kabar kepada petugas

officer-danger = 🚨 <b>Menyebut bahaya: { $words }.</b>
officer-file =
    📩 Laporan baru <b>{ $number }</b>
    { $title }
    Periksa paling lambat { $due }.
officer-assigned =
    ➡️ Laporan <b>{ $number }</b> untuk instansi Anda
    { $title }
    Tindak lanjut pertama paling lambat { $due }.
officer-forwarded-away = Laporan <b>{ $number }</b> diteruskan ke { $holder }; instansi Anda tidak perlu menanganinya lagi.
officer-returned =
    { $agency } mengembalikan <b>{ $number }</b>: "{ $words }"
    Teruskan paling lambat { $due }.
officer-archived = Laporan <b>{ $number }</b> diarsipkan koordinator: "{ $words }"
officer-restored = Laporan <b>{ $number }</b> dibuka kembali dari arsip: { $title }. Batas berikutnya { $due }.
officer-reopened = Laporan <b>{ $number }</b> dibuka kembali: "{ $words }". Batas berikutnya { $due }.
officer-answer = Pelapor menjawab untuk <b>{ $number }</b>: "{ $words }". Batas berikutnya { $due }.
officer-file-more = Lampiran berikutnya dari pelapor untuk <b>{ $number }</b>.
officer-edited = Pelapor mengubah tulisannya pada <b>{ $number }</b>: "{ $words }"
officer-confirmed = ✅ Pelapor menyatakan <b>{ $number }</b> selesai: { $title }
officer-disputed = Pelapor menyatakan <b>{ $number }</b> belum selesai: "{ $words }". Batas berikutnya { $due }.
officer-withdrawn = Pelapor mencabut <b>{ $number }</b>: { $title }. Tidak ada yang perlu dikerjakan lagi.
officer-review = 🔎 Pelapor minta pengarsipan <b>{ $number }</b> ditinjau: "{ $words }"
group-confidential = Laporan rahasia <b>{ $number }</b> menunggu. Buka di chat pribadi.
group-lapse-closed = ✅ <b>{ $number }</b> selesai otomatis: pelapor tidak menjawab. Kartunya: /tiket { $number }
group-lapse-archived = 🗄 <b>{ $number }</b> diarsipkan: pelapor tidak melengkapi. Kartunya: /tiket { $number }
group-private = <b>{ $number }</b> tidak dibahas di grup ini. Buka di chat pribadi.
group-no-filing = Laporan tidak diterima di grup, supaya data Anda tidak terlihat orang lain. Buka chat pribadi dengan saya.
group-officers-only = Tombol ini hanya untuk petugas instansi.
group-greeting = Salam. Administrator kanal bisa mengikat grup ini ke instansi dengan /ikatgrup NAMA INSTANSI. Laporan warga hanya diterima di chat pribadi.

## Grup instansi: siapa mengerjakan apa

group-no-links = Itu hanya di chat pribadi: di sini semua anggota membaca tautan dan nama.
group-taken = 🔧 Diambil { $name }.
group-ticket = Laporan <b>{ $number }</b>: { $title }. Batas berikutnya { $due }.
button-take = Saya kerjakan
button-let-go = Lepaskan
take-yours = Anda mengerjakan { $number }.
take-free = { $number } dilepaskan.
take-faster = Sudah diambil { $name }.
take-over = { $number } tidak menunggu instansi Anda lagi.

### Administrator

role-koordinator = koordinator
role-penghubung = penghubung
role-pengawas = pengawas
role-simpul = simpul
role-admin = admin
invite-role = Siapa yang diundang? Pilih perannya, atau tulis: /undang penghubung Dinas Perhubungan
invite-role-unknown = Peran "{ $given }" tidak ada.
invite-city = Untuk kota mana { $role } itu?
invite-agency = Untuk instansi mana?
invite-everything = seluruh kanal
invite-branch-unknown = Kota atau instansi "{ $given }" tidak saya temukan. Yang ada: { $nearest }. Contoh: /undang admin Dinas Perhubungan. Tanpa nama, tautannya untuk seluruh wewenang Anda.
invite-link =
    Undangan { $role } untuk { $agency }. Berlaku { $days } hari, untuk satu orang:
    <code>{ $link }</code>
invitation-unknown = Undangan itu tidak dikenal atau sudah ditarik. Minta tautan baru kepada administrator.
invitation-used = Undangan itu sudah dipakai. Minta tautan baru kepada administrator.
invitation-expired = Undangan itu sudah kedaluwarsa. Minta tautan baru kepada administrator.
invitation-accepted = Selamat bergabung. Anda sekarang <b>{ $role }</b> untuk { $agency }. Yang menunggu Anda ada di /antrean; semua perintah ada di /bantuan.
officers-none = Belum ada petugas. Undang dengan /undang.
officers-head = <b>Petugas</b> ({ $count })
officers-line = { $place }. { $name } – { $role }, { $agency }, sejak { $since }
officer-last = Itu petugas terakhir dengan peran ini. Undang penggantinya dulu dengan /undang.
officer-gone = Tugas { $name } berakhir: { $role }, { $agency }. Aksesnya ditutup sekarang juga. Bila keliru, tugasnya bisa dikembalikan dalam sehari.
button-office-again = Kembalikan tugasnya
officer-again = Tugas { $name } berlaku lagi: { $role }, { $agency }.
officer-again-late = Tugas itu tidak bisa dikembalikan lagi dengan tombol: sudah berlaku, instansinya ditutup, atau lewat sehari. Undang lagi dengan /undang.
officer-gone-already = Petugas itu sudah tidak bertugas.
office-over = Tugas Anda di kanal ini sudah berakhir: { $role }, { $agency }. Laporan Anda sendiri tetap ada di /laporanku.
office-again = Tugas Anda di kanal ini berlaku lagi: { $role }, { $agency }. Antrean Anda: /antrean.
office-everywhere = seluruh kanal
agencies-sample = (contoh untuk demonstrasi, bukan daftar resmi)
bind-private = Jalankan perintah ini di grup instansinya: /ikatgrup NAMA INSTANSI
bind-which = Instansi mana? Tulis misalnya: /ikatgrup Dinas Perhubungan. Yang mirip: { $nearest }.
bind-done = Grup ini sekarang menerima kabar laporan untuk { $agency }.

## Undangan yang terbuka dan memulai sebuah kota

command-undangan = Undangan yang terbuka
command-mulai_kota = Memulai sebuah kota
button-withdraw = Tarik: { $role }, { $agency }
button-setup-next = Lanjut
button-setup-coordinator = Undang koordinator
button-setup-skip = Tanpa koordinator baru
button-setup-make = Buat undangan ({ $count })
invitations-none = Tidak ada undangan yang terbuka. Buat dengan /undang.
invitations-head = <b>Undangan yang terbuka</b> ({ $count })
invitations-line = { $role }, { $agency } – sampai { $day }
invitation-withdrawn = Undangan { $role } untuk { $agency } ditarik; tautannya tidak berlaku lagi.
invitation-over = Undangan itu sudah tidak terbuka. Tidak ada yang berubah.
setup-which = Langkah 1 dari 3. Kota mana yang dimulai?
setup-facts =
    Langkah 1 dari 3. <b>{ $city }</b> { $sample }
    { $agencies } instansi, { $categories } kategori, { $areas } kelurahan
    Koordinator: { $coordinator }
    Pengawas: { $supervisor }
    Simpul: { $hub }
    Zona waktu: { $zone }
    Sudah benar?
setup-coordinator =
    Langkah 2 dari 3. Koordinator memeriksa laporan baru. Yang sudah bertugas di { $city }: { $names }.
    Undang koordinator?
setup-nobody = belum ada
setup-agencies = Langkah 3 dari 3. Instansi mana yang mendapat undangan penghubung sekarang? Yang belum punya penghubung sudah dicentang.
setup-none = Belum ada yang dipilih. Centang satu instansi, atau undang koordinator dengan /undang koordinator.
setup-done =
    <b>{ $count } undangan untuk { $city }</b>, masing-masing untuk satu orang, berlaku sampai { $day }:
setup-line =
    { $agency }, { $role }:
    { $link }
setup-document = Halaman untuk dicetak: satu kode QR untuk setiap undangan. Siapa pun yang memegang lembarnya bisa memakainya, jadi serahkan langsung. Yang terbuka dan tombol untuk menariknya ada di /undangan.
setup-over = Langkah itu sudah selesai atau dibatalkan. Mulai lagi dengan /mulai_kota.
setup-page-title = Undangan petugas, { $city }
setup-page-how = Pindai dengan kamera telepon, lalu tekan Mulai di Telegram. Satu lembar untuk satu orang.
setup-page-until = Berlaku sampai { $day }

## Serah terima ke SP4N-LAPOR!

beda-head = Selisih kanal ini dengan SP4N-LAPOR!, { $city }:
beda-none = Tidak ada selisih dengan SP4N-LAPOR!: semua laporan punya nomor dan statusnya cocok.
beda-agency = <b>{ $agency }</b>: { $counts }
beda-ours = { $count } selesai di sini, terbuka di SP4N
beda-theirs = { $count } selesai di SP4N, terbuka di sini
beda-missing = { $count } tanpa nomor SP4N
beda-unknown = status belum dicatat
beda-line = <code>{ $number }</code> #{ $sp4n }: di sini { $ours }, di SP4N { $theirs }
button-sheet-make = Buat lembar serah terima
button-sheet-secret = Lembar laporan Rahasia
button-sheet-fill = Kirim lembar terisi
sheet-yes = Ya
sheet-no = Tidak
sheet-none = Tidak ada laporan yang menunggu nomor SP4N di lembar ini.
sheet-made = { $count } laporan, paling banyak { $limit } di satu lembar. Isi dua kolom terakhir (nomor dan status SP4N), lalu kirim berkasnya kembali ke sini.
sheet-ask = Kirim lembar yang sudah diisi sebagai berkas .xlsx, paling besar 1 MB. Mana berkasnya?
sheet-received = Lembar diterima. Hasilnya saya kabarkan di sini.
sheet-large = Lembar ini terlalu besar. Tidak ada yang berubah. Pakai lembar dari /beda dan isi dua kolom terakhirnya saja.
sheet-long = Lembar ini punya terlalu banyak baris. Tidak ada yang berubah. Paling banyak 500 baris; bagi menjadi beberapa lembar.
sheet-unreadable = Berkas ini tidak bisa dibaca sebagai lembar .xlsx. Tidak ada yang berubah. Simpan lagi sebagai Excel (.xlsx), lalu kirim ulang.
sheet-columns = Baris pertama harus memuat kolom "Nomor kanal", "Nomor SP4N", dan "Status SP4N". Tidak ada yang berubah. Pakai lembar dari /beda.
sheet-not-fetched = Lembar ini tidak berhasil diambil dari Telegram. Tidak ada yang berubah. Kirim ulang berkasnya.
sheet-not-yours = Anda bukan lagi koordinator kota ini. Tidak ada yang berubah.
sheet-read = Lembar sudah dibaca: { $taken } dicatat, { $same } sudah sama, { $wrong } tidak bisa dipakai.
sheet-row-unknown = Baris { $row }: "{ $given }" bukan laporan kota Anda yang sudah diverifikasi.
sheet-row-number = Baris { $row }: "{ $given }" bukan nomor SP4N. Nomornya tujuh angka.
sheet-row-status = Baris { $row }: "{ $given }" bukan salah satu dari enam status SP4N: { $known }.
sheet-row-twice = Baris { $row }: { $given } sudah dipakai laporan lain, atau laporan ini tertulis dua kali.
sheet-row-refused = Baris { $row }: laporan ini tidak bisa Anda ubah{ $given }.
sheet-more = … dan { $count } baris lain.

## Jawaban siap pakai

ready-head = Jawaban siap pakai <b>{ $agency }</b>: { $count } dari paling banyak { $limit }.
ready-line = { $action } · { $name }
ready-shown =
    <b>{ $name }</b>
    { $action } · { $category }
    <blockquote>{ $words }</blockquote>
ready-saved =
    ✓ Tersimpan: <b>{ $name }</b>
    { $action } · { $category }
    <blockquote>{ $words }</blockquote>
ready-sure = Hapus jawaban "{ $name }"? Kabar yang sudah terkirim tidak berubah.
ready-removed = ✓ Jawaban "{ $name }" dihapus.
ready-gone = Jawaban itu sudah tidak ada, atau bukan milik instansi Anda. Tidak ada yang berubah. Daftarnya: /templat
ready-all = Semua kategori
ready-nobody = pelapor
ready-ask-action = Untuk tindakan apa jawaban ini?
ready-ask-category = Untuk kategori apa?
ready-ask-words =
    Baris pertama: nama singkatnya. Baris berikutnya: teksnya.
    Yang diisi sendiri oleh sistem: { $known }
    Apa nama dan teksnya?
ready-two-lines = Saya perlu dua bagian: nama di baris pertama, teks mulai baris kedua. Belum ada yang disimpan; kirim lagi.
ready-long = Nama paling panjang { $name } huruf, teks paling panjang { $words } huruf. Belum ada yang disimpan; pendekkan dan kirim lagi.
ready-unknown = { $wrong } tidak saya kenal. Yang ada: { $known }. Belum ada yang disimpan; betulkan dan kirim lagi.
ready-many = Sudah ada { $limit } jawaban. Hapus satu lewat /templat sebelum menambah.
ready-preview =
    Ini yang dibaca pelapor { $number }:
    <blockquote>{ $words }</blockquote>
    Kirim, atau ketik teks lain sebagai gantinya?
button-ready-new = Buat baru
button-ready-edit = Ubah
button-ready-drop = Hapus
button-ready-gone = Ya, hapus
button-ready-send = Kirim teks ini
button-ready-copy = Salin untuk diubah
button-ready-begin = Isi dengan contoh

## Alasan yang sudah tersedia: di tombol, lalu kalimat yang dibaca pelapor

stock-ask-place = Di mana tepatnya?
stock-ask-place-words = Di mana tepatnya tempat itu? Tulis nama jalan, nomor atau patokannya, dan kelurahannya, atau kirim lokasi.
stock-ask-when = Kapan?
stock-ask-when-words = Kapan kejadiannya: tanggal dan kira-kira pukul berapa? Apakah masih berlangsung?
stock-ask-photo = Kirim foto
stock-ask-photo-words = Bisakah Anda mengirim foto tempatnya, supaya petugas langsung mengenalinya?
stock-ask-details = Ceritakan lagi
stock-ask-details-words = Bisakah Anda menceritakan lebih lengkap apa yang terjadi dan apa yang Anda harapkan?
stock-return-task = Bukan tugas kami
stock-return-task-words = Hal ini bukan tugas { $holder }. Koordinator meneruskannya ke instansi yang tepat.
stock-return-area = Di luar wilayah kami
stock-return-area-words = Tempatnya di luar wilayah kerja { $holder }. Koordinator meneruskannya ke instansi yang tepat.
stock-return-place = Tempat belum jelas
stock-return-place-words = { $holder } belum dapat menemukan tempatnya. Koordinator memastikannya dulu.
stock-postpone-material = Menunggu bahan atau alat
stock-postpone-material-words = Pekerjaan menunggu bahan atau alat yang sedang didatangkan.
stock-postpone-budget = Menunggu anggaran
stock-postpone-budget-words = Pekerjaan menunggu anggaran yang sedang diproses.
stock-postpone-weather = Menunggu cuaca
stock-postpone-weather-words = Pekerjaan menunggu cuaca yang memungkinkan.
stock-refer-body = Tugas badan itu
stock-refer-body-words = Hal ini ditangani oleh { $outside }, bukan oleh pemerintah kota. Sampaikan laporan Anda ke sana.
stock-refer-asset = Milik badan itu
stock-refer-asset-words = Yang Anda laporkan adalah milik { $outside }, sehingga perbaikannya dilakukan oleh pemiliknya.
stock-archive-place = Tempat tidak jelas
stock-archive-place-words = Laporan ini belum bisa ditangani karena tempatnya belum jelas. Lengkapi tempatnya, lalu laporan dibuka kembali.
stock-archive-matter = Isi belum jelas
stock-archive-matter-words = Laporan ini belum bisa ditangani karena masalahnya belum jelas. Ceritakan apa yang terjadi, lalu laporan dibuka kembali.
stock-archive-private = Urusan pribadi
stock-archive-private-words = Hal ini adalah urusan antarwarga, bukan pelayanan publik, sehingga tidak bisa ditangani lewat kanal ini.
stock-archive-court = Sedang di pengadilan
stock-archive-court-words = Hal ini sedang atau sudah diputus pengadilan, sehingga tidak bisa ditangani lewat kanal ini.
stock-archive-nothing = Bukan laporan
stock-archive-nothing-words = Pesan ini tidak berisi laporan tentang pelayanan publik.
stock-archive-insult = Kata kasar
stock-archive-insult-words = Pesan ini berisi kata kasar tanpa masalah yang bisa ditangani. Laporkan masalahnya, maka kami tangani.

## Pohon instansi
tree-head = <b>{ $city }</b> di bawah { $hub } { $sample }
tree-line = { $indent }{ $name }
tree-agency = <b>{ $name }</b> ({ $short }), di bawah { $above }. Apa yang diubah?
button-tree-add = Tambah di bawahnya
button-tree-rename = Ganti nama
button-tree-move = Pindahkan
button-tree-close = Tutup
button-tree-do = Lakukan
button-tree-undo = Urungkan
button-tree-nobody = Tanpa pengganti
tree-unknown = Instansi "{ $given }" tidak ada. Pilih yang dimaksud di bawah ini, atau lihat semuanya dengan /instansi.
tree-which = Instansi "{ $given }" ada di beberapa kota. Yang mana?
tree-first-add = Menambah instansi: tekan dulu instansi di atasnya pada daftar ini, lalu Tambah di bawahnya.
tree-first-rename = Mengganti nama: tekan dulu instansinya pada daftar ini, lalu Ganti nama.
tree-first-move = Memindahkan: tekan dulu instansinya pada daftar ini, lalu Pindahkan.
tree-first-close = Menutup: tekan dulu instansinya pada daftar ini, lalu Tutup.
tree-ask-add = Apa nama instansi atau unit baru di bawah { $agency }? Tulis nama lengkapnya; singkatan boleh ditulis sesudah titik koma.
tree-ask-rename = Apa nama baru { $agency }? Tulis nama lengkapnya; singkatan boleh ditulis sesudah titik koma.
tree-ask-move = { $agency } dipindahkan ke bawah instansi mana?
tree-ask-close = Siapa yang menerima laporan { $agency } sesudah ditutup?
tree-preview-add = <b>{ $name }</b> akan ditambahkan di bawah { $agency }. Lakukan?
tree-preview-rename = { $agency } akan bernama <b>{ $name }</b>. Lakukan?
tree-preview-move = <b>{ $agency }</b> akan berada di bawah { $to }. Lakukan?
tree-preview-close = <b>{ $agency }</b> akan ditutup. { $count } laporan yang masih terbuka pindah ke: { $to }. Lakukan?
tree-done-add = { $name } sudah ditambahkan di bawah { $agency }. Petugasnya diundang dengan /undang.
tree-done-rename = { $agency } sekarang bernama { $name }.
tree-done-move = { $agency } sekarang berada di bawah { $to }.
tree-done-close = { $agency } sudah ditutup. { $count } laporan pindah ke: { $to }.
tree-dropped = Pertanyaan sebelumnya ({ $action }: { $agency }) saya tinggalkan; di sana tidak ada yang berubah.
tree-undone = Perubahan pada { $agency } sudah diurungkan.
tree-undo-late = Perubahan itu tidak bisa diurungkan lagi: sudah diurungkan, atau sudah ada yang berubah sesudahnya.
tree-gone = Instansi itu tidak ada dalam wewenang Anda. Tidak ada yang berubah.
tree-no-room = Di bawah unit tidak bisa ditambahkan instansi lagi. Tidak ada yang berubah.
tree-name = Nama instansi harus 3 sampai 120 huruf, singkatannya paling banyak 40. Tulis namanya sekali lagi.
tree-name-same = Namanya sudah begitu. Tulis nama yang lain, atau tekan Batal.
tree-name-taken = Nama itu sudah dipakai instansi lain di kota ini. Tulis nama yang lain.
tree-no-move = Instansi itu tidak bisa dipindahkan ke sana. Tidak ada yang berubah.
tree-has-units = Instansi itu masih mempunyai unit. Pindahkan atau tutup unitnya dulu.
tree-pillar = Koordinator, pengawas, dan simpul tidak bisa ditutup. Tidak ada yang berubah.
tree-holds = Instansi itu masih memegang { $count } laporan. Pilih dulu instansi yang menerimanya.
tree-too-many = Instansi itu masih memegang { $count } laporan, terlalu banyak untuk dialihkan sekaligus. Teruskan sebagian dulu.
push-handover =
    ➡️ Penanganan laporan Anda dialihkan ke <b>{ $holder }</b>. Status dan batas waktunya tetap.
    <code>{ $number }</code>
officer-handover = { $count } laporan dialihkan dari { $source } ke { $to }. Semuanya ada di /antrean.
event-handover = dialihkan ke { $holder }

due-both = { $step } (tindak lanjut), selesai paling lambat { $finish }
## Tenggat yang dijaga
push-late =
    ⏳ Batas waktu laporan Anda terlewati. Ini sudah tercatat dan diingatkan ke instansi.
    <code>{ $number }</code>
    Status: { $status }.
    Jalan lain yang terbuka bagi Anda: { $ombudsman }, telepon { $telephone }.
push-urge =
    Pengingat Anda sudah sampai di { $holder }.
    <code>{ $number }</code>
    Status: { $status }.
officer-urge = Pelapor mengingatkan: <b>{ $number }</b>, { $title }. { $missed }
missed-verify = Batas pemeriksaan { $day } sudah lewat.
missed-step = Batas tindak lanjut { $day } sudah lewat.
missed-finish = Batas penyelesaian { $day } sudah lewat.
digest-head = ☀️ <b>{ $day }</b>
digest-held = <b>{ $agency }</b>: { $count } laporan menunggu.
digest-held-due = <b>{ $agency }</b>: { $count } laporan menunggu: { $list }.
digest-late = lewat batas { $count }
digest-today = batasnya hari ini { $count }
digest-soon = dua hari kerja lagi { $count }
digest-line = • <b>{ $number }</b>{ $left } · { $title }
digest-night-closed = Selesai otomatis, pelapor tidak menjawab: { $count } ({ $list }).
digest-night-archived = Diarsipkan, pelapor tidak melengkapi: { $count } ({ $list }).
digest-night-resumed = Penundaan berakhir: { $count } ({ $list }).
digest-count = { $agency } { $count }
digest-climbed = Lewat { $days } hari kerja di instansi, baru hari ini: { $count } laporan ({ $list }).
digest-week = Minggu ini: { $open } laporan terbuka, { $waiting } belum ditindaklanjuti, { $late } lewat batas. Petugas yang tidak terlihat 30 hari: { $unseen }.
digest-unattended = Tidak ada petugas yang bertugas di: { $list }. Laporannya tetap menunggu.
nudge = <b>{ $agency }</b>: { $count } laporan belum ditindaklanjuti, { $late } di antaranya lewat batas. Satu tindak lanjut singkat sudah membantu pelapor.
button-backlog = Belum ditindaklanjuti
backlog-none = Semua laporan sudah ditindaklanjuti.
backlog-head = <b>Belum Ditindaklanjuti: { $count }</b>{ $late ->
    [0] {""}
   *[other] {", "}{ $late } lewat batas
}
backlog-line = { $agency }: { $count }{ $late ->
    [0] {""}
   *[other] {", "}{ $late } lewat batas
}
backlog-unserved = belum ada petugas aktif
backlog-yours = petugas aktifnya hanya Anda
pile-head = <b>{ $agency }</b>: { $count } belum ditindaklanjuti{ $late ->
    [0] {""}
   *[other] {", "}{ $late } lewat batas
}
button-pile = Buka { $agency }
backlog-helped = diingatkan { $day }: { $helped } dari { $reminded } sudah ditindaklanjuti
button-nudge = Ingatkan { $agency }
button-nudge-late = Ingatkan semua yang lewat batas
nudge-done = { $agency } diingatkan tentang { $count } laporan.
nudge-above = { $agency } belum punya petugas di sini, jadi koordinator kotanya yang diingatkan tentang { $count } laporan.
nudge-nobody = Tidak ada yang diingatkan: { $agency } belum punya petugas aktif selain Anda. Petugas diundang administrator dengan /undang.
nudge-already = { $agency } sudah diingatkan hari ini. Besok bisa diingatkan lagi.
nudge-nothing = { $agency } tidak punya laporan yang belum ditindaklanjuti.
nudge-many = { $agencies } instansi diingatkan tentang { $count } laporan.
nudge-many-already = Semua yang lewat batas sudah diingatkan hari ini. Besok bisa diingatkan lagi.
nudge-many-nobody = Tidak ada yang diingatkan: instansinya belum punya petugas aktif selain Anda.
nudge-many-nothing = Tidak ada lagi laporan yang lewat batas.
nudge-later = Di luar jam kerja: pesannya dikirim { $day }, pukul { $time }.
command-belum = Yang belum ditindaklanjuti, dan mengingatkan instansi
command-statistik = Angka kota dan instansi
command-cuti = Tandai cuti atau serahkan tugas
figures-head = <b>{ $place }</b>, tiga bulan terakhir
figures-lines =
    Terbuka { $open }, lewat batas { $late }, belum ditindaklanjuti { $waiting }
    Masuk { $filed } · tindak lanjut pertama: { $median } · nilai: { $rating }
    Petugas aktif 30 hari: { $active }, tidak terlihat: { $unseen }
figures-median = { $days } hari kerja (median)
figures-no-city = Kota "{ $given }" tidak ada dalam wewenang Anda. Yang ada: { $cities }. Semuanya: /statistik
figures-none = belum ada
figures-rating = { $rating } dari 5
figures-agency = { $agency }: terbuka { $open }, lewat { $late }, belum ditindaklanjuti { $waiting }
ask-city = Laporan Anda sekarang untuk { $city }. Kota mana yang dituju?
city-chosen = Laporan Anda berikutnya untuk { $city }. Silakan ceritakan masalahnya.
city-only = Kanal ini melayani { $city }. Silakan ceritakan masalahnya.
hub-head = <b>{ $count } kota</b>, yang paling banyak lewat batas di atas
hub-city =
    <b>{ $city }</b>: terbuka { $open }, lewat { $late }, belum ditindaklanjuti { $waiting }
       tindak lanjut pertama: { $median } · petugas aktif: { $active }
button-hub-nudge = Ingatkan koordinator { $city }
hub-nudged = Koordinator { $agency } diingatkan tentang { $count } laporan.
away-how = Tulis tanggal terakhir Anda tidak bertugas, misalnya: /cuti 27/11. Untuk kembali bertugas: /cuti selesai.
away-sure = Tidak bertugas sampai { $day }, { $days } hari lagi? Selama itu laporan baru tidak sampai kepada Anda.
button-away = Ya, sampai { $day }
away-set = Anda ditandai tidak bertugas sampai { $day }. Rekan Anda tetap menerima laporan.
away-alone = Anda ditandai tidak bertugas sampai { $day }. Tidak ada rekan lain yang bertugas di { $agency }; koordinator sudah diberi tahu.
away-over = Selamat bertugas kembali. Laporan dan pengingat sampai lagi kepada Anda.
officer-none-left = Petugas terakhir { $agency } sudah tidak bertugas. { $count } laporan terbuka menunggu di sana.
officer-alone = { $agency } tidak punya petugas yang bertugas sampai { $day }. { $count } laporan terbuka menunggu di sana.

## Percakapan warga: kartu periksa, data pribadi, pilihan dengan angka, draf, bantuan

choice = { $number }. { $label }
title-spoken = Laporan lewat rekaman
place-pin-near = titik lokasi di peta (kelurahan perkiraan saya)
audience-head = <b>Siapa yang membaca</b>
audience-public-masked = Umum: isi yang sudah disamarkan, tanpa nama dan lampiran
audience-public-none = Umum: tidak ada, laporan ini tersembunyi
audience-agency-named = Instansi penangan: isi, lampiran, nama "{ $name }"
audience-agency-unnamed = Instansi penangan: isi, lampiran, tanpa nama
audience-coordinator-named = { $coordinator } (koordinator): isi, lampiran, nama
audience-coordinator-unnamed = { $coordinator } (koordinator): isi, lampiran, tanpa nama
private-found = Laporan Anda memuat { $kinds }. Itu tidak wajib; bila petugas tidak perlu membacanya, tekan Hapus dari laporan.
private-nik-found = Laporan Anda memuat { $kinds }. NIK tidak diperlukan untuk melapor; sebaiknya tekan Hapus dari laporan.
private-anonymous-found = Laporan ini anonim, tetapi memuat { $kinds }. Petugas bisa tahu siapa Anda; sebaiknya tekan Hapus dari laporan.
private-name = nama Anda
private-nik = NIK
private-card = nomor kartu
private-account = nomor rekening
private-mobile = nomor HP
private-landline = nomor telepon
private-email = alamat surel
private-removed = Sudah dihapus dari laporan. Pesan Anda di atas masih ada di Telegram; Anda bisa menghapusnya sendiri.
name-hidden = Nama Anda saya sembunyikan; bisa diubah di kartu.
report-confidential = Laporan ini saya jadikan rahasia: umum tidak melihatnya. Bisa diubah di kartu.
name-hidden-filed = Laporan { $number } sudah anonim: petugas tidak melihat nama Anda.
name-hide-which = Laporan yang mana yang namanya disembunyikan?
name-open = Laporan ini anonim. Untuk menampilkan nama Anda kepada petugas, tekan "Anonim: ya" di kartu sebelum dikirim.
name-open-already = Nama Anda memang terlihat oleh petugas, dan tidak oleh umum.
button-hide-name = Sembunyikan nama di { $number }
button-remove-private = Hapus dari laporan
button-send-as-is = Kirim apa adanya
ask-private = Tulisan Anda untuk laporan { $number } memuat { $kinds } dan belum saya kirim. Petugas yang menangani akan membacanya. Dihapus dulu dari tulisan itu?
button-other-place = Bukan itu
form-content-twice = Teks yang sama sudah ada di laporan ini, jadi tidak saya tambahkan dua kali.
form-bot-forward = Itu pesan dari bot lain. Isinya saya simpan; periksa apakah itu yang ingin Anda laporkan.
form-only-signs = Emoji atau tanda saja belum bisa saya pahami. Tulis dengan kata, misalnya "lampu jalan mati di depan SDN 3". Yang lain tetap tersimpan. / I cannot understand emoji or signs alone; please write it in words.
form-only-number = Angka saja belum bisa saya pahami. Tulis dengan kata, misalnya "lampu jalan mati di depan SDN 3". Yang lain tetap tersimpan.
form-only-nik = NIK tidak diperlukan untuk melapor, jadi tidak saya simpan. Ceritakan saja masalahnya. Yang lain tetap tersimpan.
form-thanked = Sama-sama. Kita lanjutkan.
form-greeted = Salam. Kita lanjutkan.
language-both = Saya membaca bahasa Indonesia dan Inggris. Tulisan Anda tersimpan; bila bisa, ceritakan juga dalam salah satunya. / I read Indonesian and English. Your words are kept; if you can, describe it in one of them too.
danger = <b>Bila ada yang terancam sekarang, telepon { $numbers }.</b> Laporan Anda tetap saya catat.
danger-again = <b>Telepon sekarang: { $numbers }.</b>
# SEJIWA: 119 ekstensi 8; healing119.id: Kementerian Kesehatan, kesprimkom.kemkes.go.id, 7 Agustus 2025.
despair =
    Terima kasih sudah mengatakannya. Anda tidak perlu menghadapinya sendiri.
    <b>Bila mendesak, telepon { $numbers }.</b> Untuk bicara dengan konselor Kementerian Kesehatan: <b>119 lalu tekan 8</b> (SEJIWA), atau healing119.id. Mintalah orang yang Anda percaya menemani Anda.
    Ini tidak saya catat sebagai laporan. Mau dihubungi petugas lewat chat ini? Petugas baru tahu setelah Anda setuju.
despair-note = Warga mungkin hendak mengakhiri hidup dan minta dihubungi
drafts-waiting = Anda punya { $count } draf yang belum dikirim. Mana yang dilanjutkan? Tekan tombolnya, atau ketik angkanya.
draft-beside = Draf lama Anda, "{ $title }", tetap tersimpan dan bisa dilanjutkan lewat /lapor. Yang ini saya catat sebagai laporan baru.
draft-remind = Draf laporan Anda, "{ $title }", belum dikirim. Masih ingin melaporkannya? Ini satu-satunya pengingat.
undecided-kept = Itu juga saya simpan.
about-which =
    Kata-kata Anda sudah saya simpan. Ini tentang laporan yang mana?
    { $choices }
button-addition-for = Tambahan untuk { $number }
button-is-report = Itu laporan baru
done-citizen-rate-words = Terima kasih, nilai { $stars } untuk laporan { $number } sudah dicatat, dan kalimat Anda ikut dicatat: "{ $words }"
done-citizen-rate-alone = Baik, nilainya saja. Terima kasih.
rescue-offer = Sepertinya saya belum memahami Anda. Mau dibantu petugas? Petugas baru tahu setelah Anda setuju.
button-rescue = Minta bantuan petugas
rescue-consent = { $holder } akan menerima laporan Anda apa adanya, { $name }, dan bertanya kepada Anda lewat chat ini. Setuju?
rescue-name = dengan nama "{ $name }"
rescue-unnamed = tanpa nama
button-rescue-yes = Ya, kirim ke petugas
button-rescue-no = Tidak, saya lanjutkan sendiri
rescue-empty = Warga minta dibantu petugas untuk melapor
officer-file-data =
    🔐 Permintaan tentang data pribadi: <b>{ $number }</b>
    { $title }
    Jawab dalam 3 × 24 jam sejak sekarang.
officer-file-help =
    ❓ Warga minta dibantu melapor: <b>{ $number }</b>
    { $title }
    Tanyakan yang kurang dengan "Minta data", paling lambat { $due }.
button-help-what = Apa yang bisa dilaporkan
button-help-elsewhere = Yang bukan urusan kota
button-help-time = Berapa lama
button-help-privacy = Data Anda
help-what =
    <b>Apa yang bisa dilaporkan</b>
    Semua urusan pelayanan publik kota: masalah, usul, atau pertanyaan. Cukup tulis apa, di mana, dan sejak kapan. Tiga contoh:

    "Lampu jalan depan SDN 3 Teluk Binjai mati sejak Selasa, gelap sekali kalau malam."
    "Mohon dibuatkan zebra cross di Jalan Sudirman dekat pasar."
    "Apa syarat pindah KK, dan di mana loketnya?"

    Foto membantu, tetapi tidak wajib. NIK tidak diperlukan.
help-elsewhere =
    <b>Yang bukan urusan { $city }</b>
    Hubungi langsung yang berwenang, supaya lebih cepat:
help-elsewhere-line = • { $name }: { $contact }
help-elsewhere-end =
    Ragu? Laporkan saja di sini; petugas menunjukkan jalannya.
    Keadaan darurat: { $emergency }.
help-time =
    <b>Berapa lama (hari kerja, tanpa Sabtu, Minggu, dan hari libur)</b>
    Diperiksa dan diteruskan: paling lama { $verify } hari
    Tindak lanjut pertama dari instansi: { $follow } hari sesudahnya
    Selesai, dihitung dari diperiksa: pengaduan { $complaint } hari, yang perlu pengawasan { $supervised } hari, aspirasi { $aspiration } hari, permintaan informasi { $information } hari
    Setelah dinyatakan selesai, Anda punya { $silent } hari untuk mengatakan belum.

    Tanggal pastinya selalu ada di kabar yang saya kirim. Bila batasnya lewat, Anda juga bisa ke Ombudsman RI, telepon { $ombudsman }.

## Loket: melapor untuk orang yang datang, menelepon, atau menulis

command-loket = Catat laporan orang yang datang atau menelepon
channel-counter = Datang langsung
channel-phone = Telepon
channel-letter = Surat
channel-sms = SMS
channel-telegram = Telegram
field-channel = Saluran
field-contact = Kontak
ask-channel = <b>Loket.</b> Anda mencatat laporan untuk orang lain. Lewat apa laporannya datang?
ask-name-counter = Siapa nama pelapornya? Nama disimpan tersegel; umum tidak pernah melihatnya.
ask-contact = Nomor telepon atau cara lain menghubungi pelapor? Boleh dilewati.
form-channel-unknown = Pilih salah satu: Datang langsung, Telepon, Surat, atau SMS.
form-contact-long = Kontak paling panjang { $limit } huruf; tulisan itu { $length } huruf dan tidak saya pakai. Yang lain tetap tersimpan. Tulis nomor teleponnya saja?
review-counter = Pelapor: { $name } · { $channel }
review-counter-contact = Pelapor: { $name } · { $channel } · { $contact }
button-new-code = Kode baru
counter-private = Loket hanya ada di obrolan pribadi. Buka di sana?
counter-officers-only = /loket hanya untuk petugas instansi koordinator. Laporan Anda sendiri bisa dibuat dengan /lapor. Draf yang ada tetap tersimpan.
counter-receipt =
    🧾 Laporan dari loket sudah masuk.
    <code>{ $number }</code>
    { $channel } · pelapor belum terhubung dengan Telegram.
    { $next }
    Kode untuk pelapor: <code>{ $code }</code>, berlaku sampai <b>{ $until }</b>. Cetak lembar yang saya kirim, atau bacakan nomor dan kode ini.
counter-elsewhere = Tempatnya tampaknya di { $city }. Bila benar, tekan Alihkan ke { $city }: laporannya masuk ke sana, lembar dan kodenya tetap Anda yang serahkan.
button-city-there = Alihkan ke { $city }
counter-there = Yang menangani { $city }. Bila lembarnya hilang, loket di sana membuat kode baru.
counter-sheet-there = Lembar untuk dicetak dan diberikan kepada pelapor laporan { $number }.
counter-sheet = Lembar untuk dicetak dan diberikan kepada pelapor laporan { $number }. Bila hilang, buat kode baru dengan /loket { $number }.
counter-aloud =
    📞 Kabar untuk pelapor yang belum terhubung dengan Telegram.
    <code>{ $number }</code> · { $name } · { $contact }
    Bacakan lewat telepon atau di loket:
    <blockquote>{ $words }</blockquote>
counter-unnamed = nama tidak ditampilkan
counter-no-contact = tanpa kontak
counter-linked =
    🔗 Pelapor sudah terhubung. Kabar berikutnya langsung sampai kepadanya.
    <code>{ $number }</code>
counter-linked-already = Pelapor laporan { $number } sudah terhubung dengan Telegram, jadi kode tidak diperlukan lagi.
card-unlinked = Pelapor belum terhubung dengan Telegram; kabarnya dibacakan loket.
card-unlinked-contact = Pelapor belum terhubung dengan Telegram; kabarnya dibacakan loket. Kontak: { $contact }
button-spoken-confirm = Pelapor bilang sudah selesai
button-spoken-dispute = Pelapor bilang belum selesai
button-spoken-answer = Catat jawaban pelapor
spoken-way-confirm = Pelapor menyatakan { $number } sudah selesai. Lewat apa ia mengatakannya?
spoken-way-dispute = Pelapor menyatakan { $number } belum selesai. Lewat apa ia mengatakannya?
spoken-way-answer = Pelapor menjawab untuk { $number }. Lewat apa jawabannya datang?
spoken-ask-dispute = Apa yang belum selesai pada { $number }? Tulis kata-kata pelapor.
spoken-ask-answer = Apa jawaban pelapor untuk { $number }? Tulis kata-katanya.
spoken-done-confirm =
    ✓ Dicatat: pelapor { $number } menyatakan selesai. Lewat: { $way }.
    Status sekarang: { $status }.
spoken-done-dispute =
    ✓ Dicatat: pelapor { $number } menyatakan belum selesai. Lewat: { $way }.
    Status sekarang: { $status }.
spoken-done-answer =
    ✓ Jawaban pelapor { $number } dicatat. Lewat: { $way }.
    Status sekarang: { $status }.
refused-spoken-own = { $number } Anda sendiri yang menyatakan selesai. Mintalah rekan di loket mencatat jawaban pelapor.
event-spoken = {" "}(dicatat loket, { $channel })
event-link = pelapor menghubungkan Telegram
push-linked =
    🔗 Laporan yang dicatat petugas untuk Anda sekarang terhubung dengan Telegram ini.
    <code>{ $number }</code>
    Status: { $status }. Setiap perubahan saya kabarkan di sini. Ingin menambah keterangan atau foto? Balas pesan ini.
claim-linked = Kodenya benar. Laporan { $number } sekarang ada di /laporanku Anda.
claim-unknown = Kode "{ $given }" tidak saya temukan. Cocokkan dengan lembar dari loket: tiga kelompok berisi empat huruf atau angka.
claim-used = Kode itu sudah dipakai, dan satu kode hanya berlaku sekali. Bila bukan Anda yang memakainya, tanyakan di loket.
claim-mine = Kode itu sudah Anda pakai. Laporannya ada di /laporanku Anda.
claim-expired = Kode itu sudah tidak berlaku. Loket bisa membuatkan kode baru untuk laporan Anda.
claim-officer = Kode itu untuk pelapornya. Anda petugas yang melihat laporan ini, jadi kodenya tidak saya pakai dan tetap berlaku.
claim-slow = Terlalu banyak kode yang salah. Coba lagi { $seconds } detik lagi.
slip-title = Tanda terima laporan, { $city }
slip-number = Nomor laporan
slip-filed = Tanggal masuk
slip-holder = Sekarang di
slip-due = Paling lambat
slip-head = Ikuti laporan Anda lewat Telegram
slip-how = Pindai gambar ini dengan ponsel yang memakai Telegram, atau buka { $bot } dan ketik kodenya. Setelah itu setiap kabar sampai langsung kepada Anda.
slip-spelled = Dibaca: { $words }
slip-until = Kode berlaku satu kali, sampai { $until }. Jangan berikan kepada orang lain.
slip-digit = { $digit ->
    [0] nol
    [1] satu
    [2] dua
    [3] tiga
    [4] empat
    [5] lima
    [6] enam
    [7] tujuh
    [8] delapan
   *[other] sembilan
}

## Kartu perjalanan, satu per laporan, berubah di tempat

progress-head =
    <b>Perjalanan laporan Anda</b>
    <code>{ $number }</code>
    { $title }
progress-filed = Masuk
progress-verified = Diperiksa
progress-worked = Ditindaklanjuti
progress-closed = Selesai
progress-archived = Diarsipkan
progress-done = { $step }: sudah{ $day }
progress-now = <b>{ $step }: sekarang</b>
progress-ahead = { $step }: belum
progress-status = Status: { $status }
progress-updated = Kartu ini berubah sendiri. Terakhir { $day }, pukul { $clock }.

### Berkas: diperiksa, disimpan, ditolak

form-file-program = Berkas itu program, bukan foto atau dokumen; demi keamanan petugas saya tidak menerimanya. Kirim foto, video, atau dokumen. Yang lain tetap tersimpan.
file-unnamed = tanpa nama
file-photo = foto
push-file-refused =
    Berkas "{ $name }" tidak saya simpan: isinya program, bukan foto atau dokumen. Laporan Anda dan lampiran lainnya aman.
    <code>{ $number }</code>
    Bila isinya bukti, kirim tangkapan layarnya dengan membalas pesan ini.
push-file-broken = Lampiran "{ $name }" untuk laporan <code>{ $number }</code> rusak dan tidak bisa dibuka; kirim lagi dengan membalas pesan ini.
file-failed = Lampiran { $which }: belum berhasil disimpan, mungkin masih dapat dibuka dari Telegram.
file-again = Yang belum tersimpan saya coba ambil lagi sekarang.
file-large = Lampiran { $which }: lebih dari { $limit } MB, hanya tersimpan di Telegram.
file-refused = Lampiran { $which }: ditolak karena berisi program.
file-broken = Lampiran { $which }: berkas rusak.

## Banjir pesan, orang yang diblokir, laporan dengan teks yang sama

command-blokir = Blokir pelapor dari satu laporan
command-bukablokir = Buka blokir pelapor
flood-slow = Pesan Anda datang terlalu cepat. Yang sudah saya jawab aman; pesan ini dan berikutnya belum saya simpan. Silakan lanjutkan setelah pukul { $time }.
flood-busy = Kanal sedang sangat ramai dan pesan ini belum saya simpan. Silakan kirim lagi beberapa menit lagi.
flood-filing = Anda sudah mengirim banyak laporan. Draf ini tersimpan; tekan Kirim lagi setelah { $day } pukul { $time }.
blocked = Pesan dari akun ini tidak diterima lagi karena kanal disalahgunakan. Bila menurut Anda keliru, sampaikan langsung di kantor { $office } dengan menyebut nomor laporan Anda. { $contact }
block-how = Siapa, dan mengapa? Tulis misalnya: /blokir DMI-7K3F9QX mengirim laporan palsu berulang kali. Atau balas pesan tentang laporannya: /blokir ALASAN
block-done = Pelapor dari <b>{ $number }</b> diblokir. Laporannya yang sudah masuk tetap berjalan. Membuka lagi: /bukablokir { $number } ALASAN
block-already = Pelapor dari <b>{ $number }</b> sudah diblokir.
block-officer = Laporan <b>{ $number }</b> dibuat oleh seorang petugas. Petugas tidak diblokir; perannya diakhiri lewat /petugas.
unblock-how = Siapa, dan mengapa? Tulis misalnya: /bukablokir DMI-7K3F9QX sudah menjelaskan di kantor.
unblock-done = Blokir pelapor dari <b>{ $number }</b> dibuka.
unblock-none = Pelapor dari <b>{ $number }</b> tidak sedang diblokir.
officer-bulk =
    Lebih dari { $same } laporan dengan teks yang sama masuk dalam sehari. Berikutnya saya tahan di sini dan tidak saya kabarkan satu per satu.
    <blockquote>{ $words }</blockquote>
    Apa yang dilakukan dengan yang ditahan?
button-bulk-look = Lihat yang ditahan
button-bulk-accept = Terima semua
button-bulk-archive = Arsipkan semua (penyalahgunaan)
button-bulk = Ditahan: { $count } laporan sama
bulk-look = <b>{ $count } laporan ditahan</b>: { $numbers }. Teksnya sama:
bulk-look-some = <b>{ $count } laporan ditahan</b>, antara lain { $numbers }. Teksnya sama:
bulk-sure = Arsipkan { $count } laporan sebagai penyalahgunaan? Setiap pelapornya membaca bahwa laporannya melanggar aturan kanal, dan bisa minta ditinjau.
button-bulk-sure = Ya, arsipkan { $count }
button-bulk-restore = Kembalikan semua
bulk-restore-done = { $count } laporan kembali dari arsip dan menunggu di antrean. Pelapornya diberi tahu.
officer-bulk-restored = { $count } laporan dengan teks yang sama kembali dari arsip dan menunggu di antrean.
bulk-was-restore = Yang ditahan ini sudah dikembalikan dari arsip dan ada di antrean.
bulk-accept-done = { $count } laporan diterima dan menunggu di antrean. Teks yang sama hari ini tidak ditahan lagi.
bulk-archive-done = { $count } laporan diarsipkan. Pelapornya diberi tahu alasannya dan cara minta ditinjau.
bulk-was-accept = Yang ditahan ini sudah diterima dan ada di antrean.
bulk-was-archive = Yang ditahan ini sudah diarsipkan.
bulk-archived = Laporan dengan teks yang sama dikirim berkali-kali.
card-held = Ditahan: teksnya sama dengan banyak laporan lain.

## Kabar yang lama tidak sampai

officer-overdue =
    <b>{ $count } kabar belum sampai</b>, yang tertua sejak { $day } pukul { $time }:
    { $lines }
    Saya terus mencoba dan tidak ada yang hilang. Yang mendesak bisa Anda sampaikan langsung; bila besok masih begini, beri tahu pengelola sistem.
overdue-machine = Di mesinnya, "lapor updates waiting" menunjukkan apa yang tertahan.
overdue-line = { $count } kabar ke { $chats } chat: { $cause }
overdue-behind = menunggu giliran
overdue-too_many_requests = Telegram meminta menunggu
overdue-token = Telegram menolak token bot
overdue-server_error = gangguan di Telegram
overdue-no_connection = tidak ada sambungan ke Telegram
overdue-stranger = sambungan ke Telegram dialihkan pihak lain
overdue-unknown = belum pasti terkirim, sedang dicoba lagi
overdue-network = jawaban Telegram tidak dikenal
overdue-fault = gangguan di program ini

## Laporan serupa dan mengikuti laporan orang lain

similar-head =
    { $count ->
        [one] Sudah ada laporan serupa di sekitar sana:
       *[other] Sudah ada laporan serupa di sekitar sana:
    }
similar-title = { $place }. <b>{ $title }</b>
similar-number =
    <code>{ $number }</code> · { $days ->
        [0] masuk hari ini
        [1] masuk kemarin
       *[other] masuk { $days } hari lalu
    }
similar-foot = Bila itu masalah yang sama, ikuti saja: kabarnya sampai ke Anda, dan petugas melihat bahwa masalah itu juga masalah Anda. Bila berbeda, tetap kirim laporan Anda.
button-follow = Ikuti laporan itu
button-follow-which = Ikuti laporan { $place }
button-send-all-the-same = Tetap kirim
button-unfollow = Berhenti mengikuti
button-support = Tambah foto atau keterangan
button-support-draft = Sertakan tulisan saya
follow-done =
    Anda sekarang mengikuti laporan "{ $title }".
    <code>{ $number }</code>
    Kabar yang boleh dibaca umum sampai ke Anda di sini. Ingin menambah foto atau keterangan? Balas pesan ini; hanya petugas yang membacanya, tanpa nama Anda.
follow-draft = Draf Anda tidak dikirim dan tetap tersimpan. Tulisan dan fotonya bisa disertakan ke laporan itu.
unfollow-done = Anda tidak lagi mengikuti laporan { $number }.
followed-list = <b>Laporan orang lain yang Anda ikuti</b> ({ $count })
followed-none = Anda tidak mengikuti laporan orang lain.
ask-support = Tulis keterangan untuk laporan { $number }, boleh dengan foto. Hanya petugas yang membacanya, tanpa nama Anda.
support-done =
    Tambahan Anda sudah disampaikan kepada petugas.
    <code>{ $number }</code>
card-supported = didukung { $count } warga
event-support = tambahan dari warga yang mengikuti
officer-support = Warga yang mengikuti <b>{ $number }</b> menambahkan: "{ $words }"
officer-file-support = Lampiran berikutnya dari warga yang mengikuti <b>{ $number }</b>.
refused-follow-own = Laporan { $number } milik Anda sendiri; kabarnya memang sampai ke Anda.
refused-support-unfollowed = Laporan { $number } tidak Anda ikuti, jadi tambahan Anda belum dikirim. Ikuti dulu lewat /cek, atau tulis laporan sendiri di sini.
refused-support-over = Laporan { $number } sudah berakhir, jadi tambahan Anda belum dikirim. Bila masalahnya masih ada, tulis saja laporan baru di sini.

## Perutean dan bahasa
# Alasan satu usul instansi, satu baris.
because-like = <i>mirip laporan tentang { $words }</i>
because-keywords = <i>karena menyebut: { $words }</i>
card-language = ditulis dalam { $written ->
        [en] bahasa Inggris
        [ar] aksara Arab
        [zh] aksara Tionghoa
       *[und] bahasa yang tidak dikenali
    }
language-offer = <i>Ingin saya menjawab dalam bahasa Inggris? / Would you like me to answer in English? /bahasa</i>
# Untuk tulisan yang bukan Indonesia atau Inggris: kedua bahasa, apa pun bahasa pembacanya.
