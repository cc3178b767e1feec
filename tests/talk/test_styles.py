"""First messages in many styles, played over HTTP to the ticket: what is filled in, what is asked, how many presses."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from storage.models import Ticket
from tests.stage import PIXEL, Person, Stage

PHOTO = {"content": PIXEL, "name": "foto.png", "mime": "image/png"}
SOUND = {"size": 9_000, "name": "suara.ogg", "mime": "audio/ogg"}
FILM = {"size": 90_000, "name": "video.mp4", "mime": "video/mp4"}
NIK = "1472010101900001"
HERE = {"latitude": 1.667, "longitude": 101.45}
AT_ONCE = 10  # scenes side by side

# What is asked, by a word of its own, and the answer: a button in brackets, words otherwise.
QUESTIONS = {
    "guess": ("betul?", "[Betul]"),
    "date": ("Kapan kejadiannya?", "[Kemarin]"),
    "vague": ("Kapan kejadiannya?", "sudah lama min"),
    "unknown": ("Kapan kejadiannya?", "[Tidak tahu]"),
    "impossible": ("tidak ada di kalender", "28/2"),
    "place": ("Di mana tempatnya?", "Jl. Contoh 5"),
    "doubt": ("yang mana?", "1"),
    "content": ("Apa masalahnya", "parit tersumbat sampah sejak kemarin"),
    "spoken": ("atau lewati bila rekaman", "[Lewati]"),
    "private": ("memuat NIK", "[Hapus dari laporan]"),
    "english": ("When did it happen?", "[Yesterday]"),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """`sent`: texts, contents, or ("edit", words) of the message before; `holds`: what the review card says."""

    style: str
    sent: tuple[Any, ...]
    asked: tuple[str, ...]
    holds: tuple[str, ...]
    taps: int
    lacks: str = "\0"


LONG = (
    "Assalamualaikum pak, saya warga yang tinggal di Jalan Anggrek RT 04 Kelurahan Bukit Datuk. Sejak dua minggu yang "
    "lalu air parit di sepanjang jalan kami meluap setiap kali hujan, masuk ke teras dan dapur. Anak-anak terpaksa "
    "dititip ke rumah neneknya. Sudah dua kali kami gotong royong tetapi tumpat lagi karena gorong-gorongnya kecil. "
    "Mohon dikeruk dan dilebarkan. Terima kasih."
)
SCENES = (
    Scene(
        "short",
        ("lampu jalan mati depan SDN 3",),
        ("date",),
        ("Lampu jalan mati depan SDN 3", "Tempat: Depan SDN 3"),
        2,
    ),
    Scene("short", ("banjir",), ("date", "place"), ("Pengaduan · Banjir", "Tempat: Jl. Contoh 5"), 2),
    Scene("short", ("got bau dkt masjid raya",), ("date",), ("Tempat: Dekat masjid raya",), 2),
    Scene("long", (LONG,), ("guess",), ("Jl. Anggrek, RT 4, Kel. Bukit Datuk", "Pengaduan · "), 2),
    Scene(
        "shouted",
        ("SAMPAH MENUMPUK DI TELUK BINJAI SUDAH SEMINGGU!!!",),
        ("guess",),
        ("Pengaduan · Sampah menumpuk di teluk binjai", "Kel. Teluk Binjai"),
        2,
    ),
    Scene("shouted", ("PARKIR LIAR DEPAN PUSKESMAS BIKIN MACET",), ("date",), ("Tempat: Depan puskesmas",), 2),
    Scene("abbreviated", ("jln rsk prh di bkt timah kmrn ad yg jth",), ("guess",), ("Kel. Bukit Timah",), 2),
    Scene("abbreviated", ("lmpu jln dpn smpn 2 mati sdh 3 hr min",), ("guess",), ("Tempat: Depan SMPN 2",), 2),
    Scene(
        "regional", ("aie pam indak iduik di Bukit Kayu Kapur sajak patang",), ("date",), ("Kel. Bukit Kayu Kapur",), 2
    ),
    Scene("regional", ("lampune mati kabeh nang Gurun Panjang ket wingi",), ("guess",), ("Kel. Gurun Panjang",), 2),
    Scene(
        "regional",
        ("parit kat depan rumah kami dah penuh sampah, di Buluh Kasap",),
        ("date",),
        ("Kel. Buluh Kasap",),
        2,
    ),
    Scene(
        "several",
        ("di jalan Cut Nyak Dien ada lubang, terus lampunya mati, sampah juga numpuk dari senin",),
        ("guess",),
        ("Jl. Cut Nyak Dien", "sampah juga numpuk"),
        2,
    ),
    Scene("photo", ({"photo": PHOTO},), ("content", "guess", "place"), ("Lampiran: 1 berkas", "parit tersumbat"), 2),
    Scene(
        "photo", ({"photo": PHOTO, "caption": "lubang di Jl. Contoh kemarin"},), ("guess",), ("Lampiran: 1 berkas",), 2
    ),
    Scene(
        "album",
        (
            {"photo": PHOTO, "caption": "sampah numpuk di Purnama sejak kemarin", "album": "1"},
            {"photo": PHOTO, "album": "1"},
            {"photo": PHOTO, "album": "1"},
        ),
        ("guess",),
        ("Lampiran: 3 berkas", "Kel. Purnama"),
        2,
    ),
    Scene("voice", ({"voice": SOUND},), ("spoken", "date", "place"), ("Lampiran: 1 berkas", "Tempat: Jl. Contoh 5"), 3),
    Scene(
        "video",
        ({"video": FILM, "caption": "jalan putus di Sungai Geniot kemarin"},),
        ("guess",),
        ("Kel. Sungai Geniot",),
        2,
    ),
    Scene(
        "edited",
        ("lampu mati", ("edit", "lampu taman mati di Purnama sejak kemarin")),
        ("guess",),
        ("Pengaduan · Lampu taman mati di Purnama", "Kel. Purnama"),
        2,
    ),
    Scene(
        "pasted NIK",
        (f"NIK saya {NIK}, KTP belum jadi di Disdukcapil sejak kemarin, di Jl. Contoh",),
        ("private", "guess"),
        ("KTP belum jadi",),
        3,
        NIK,
    ),
    Scene(
        "row",
        ("assalamualaikum min", "mau lapor", "pohon tumbang di Purnama kemarin"),
        ("guess",),
        ("Kel. Purnama",),
        2,
    ),
    Scene(
        "greeting", ("Selamat pagi pak, izin lapor, jembatan papan di Mundam lapuk",), ("date",), ("Kel. Mundam",), 2
    ),
    Scene(
        "pin", ({"location": HERE}, "jalan berlubang besar di sini kemarin"), ("guess",), ("titik lokasi di peta",), 2
    ),
    Scene(
        "wish", ("Mohon dibuatkan zebra cross di depan SDN Contoh",), (), ("Aspirasi", "Tempat: Depan SDN Contoh"), 1
    ),
    Scene("question", ("apa syarat pindah KK ya min?",), (), ("Permintaan Informasi",), 1),
    Scene(
        "forwarded",
        ({"text": "Viral! Jalan Datuk Laksamana tergenang kemarin", "forward_from_name": "Contoh"},),
        ("guess",),
        (),
        2,
    ),
    Scene("danger", ("ada kebakaran di Purnama sekarang tolong",), (), ("Kel. Purnama", "Waktu: "), 1),
    Scene(
        "bribe",
        ("petugas kelurahan Purnama minta uang 100rb kemarin",),
        ("guess",),
        ("Anonim atau Rahasia", "aparatur"),
        2,
    ),
    Scene(
        "unknown",
        ("tiang listrik miring di simpang Pattimura",),
        ("vague",),
        ('Waktu: "sudah lama min"', "Simpang Pattimura"),
        1,
    ),
    Scene("unknown", ("drainase tumpat di Jl. Contoh",), ("unknown",), ('Waktu: "Tidak tahu"',), 2),
    Scene(
        "impossible",
        ("Sejak 31 Februari lampu di Purnama mati",),
        ("impossible",),
        ("Pengaduan · Lampu di Purnama mati",),
        1,
    ),
    Scene("ambiguous", ("parit mampet di bukit kapur kemarin",), ("guess", "doubt"), ("Kel. Bukit Kapur",), 2),
    Scene("link", ("https://contoh.id/berita lampu jalan mati di Purnama kemarin",), ("guess",), ("Kel. Purnama",), 2),
    Scene("command", ("/lapor jalan amblas di Mekar Sari kemarin",), ("guess",), ("Kel. Mekar Sari",), 2),
)


async def test_many_styles_over_http_are_filled_in_asked_and_sent_as_they_should_be(quick_stage: Stage) -> None:
    assert len(SCENES) >= 30
    for first in range(0, len(SCENES), AT_ONCE):
        played = SCENES[first : first + AT_ONCE]
        people = [await quick_stage.person(f"Warga {first + number}") for number in range(len(played))]
        await asyncio.gather(*(_plays(one, scene) for one, scene in zip(people, played, strict=True)))
    async with quick_stage.database.transaction() as session:
        assert len(list(await session.scalars(select(Ticket)))) == len(SCENES)


async def _plays(person: Person, scene: Scene) -> None:
    last = 0
    for one in scene.sent:
        if isinstance(one, tuple):
            await person.hears("?")
            await person.edits(last, one[1])
        else:
            last = await (person.says(one) if isinstance(one, str) else person.sends(**one))
    for question in scene.asked:
        fragment, answer = QUESTIONS[question]
        await person.hears(fragment)
        await (person.taps(answer[1:-1]) if answer.startswith("[") else _answers(person, answer))
    card = await person.hears("Periksa sebelum dikirim", *scene.holds)
    assert scene.lacks not in card["text"], scene
    await person.taps("Kirim")
    await person.hears("sudah masuk")
    assert person.taps_made == scene.taps, scene
    await _asked_no_more(person, scene)


async def _answers(person: Person, words: str) -> None:
    """Written when the question has been read, so that it does not join the telling."""
    await person.stage.post("/sim/updates", _later(person, words))


def _later(person: Person, words: str) -> dict[str, Any]:
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    chat = {"id": person.chat, "type": "private", "first_name": person.name}
    moment = int(person.stage.clock().timestamp()) + 60
    return {
        "message": {
            "message_id": 90_000_000 + person.id % 1_000_000,
            "date": moment,
            "chat": chat,
            "from": sender,
            "text": words,
        }
    }


async def _asked_no_more(person: Person, scene: Scene) -> None:
    """A telling in one message is asked exactly what the scene says."""
    if len(scene.sent) > 1:
        return
    wanted = {QUESTIONS[one][0] for one in scene.asked}
    fragments = {fragment for fragment, _ in QUESTIONS.values()}
    said = [one.get("text", "") for one in await person.messages() if not one.get("out")]
    asked = {fragment for fragment in fragments for text in said if fragment in text and "Periksa" not in text}
    assert asked - wanted <= ({"Kapan kejadiannya?"} if "impossible" in scene.asked else set()), scene


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "Assalamualaikum pak, lampu jalan di muko surau Jl Kelakap Tujuah alah mati tigo hari, kalam bana",
            ("Tempat: Jl. Kelakap Tujuah", "Sabtu, 21 November 2026"),
        ),
        (
            "Nuwun sewu pak, sampah neng ngarep omahku gang mawar kel bukit datuk wis seminggu ora dijupuk",
            ("Pengaduan · Sampah neng ngarep", "Selasa, 17 November 2026", "Gg. Mawar, Kel. Bukit Datuk"),
        ),
        (
            "Hello, the drain on Jalan Yos Sudarso has been overflowing since last Sunday and it smells",
            ("Tempat: Jl. Yos Sudarso\n", "Minggu, 22 November 2026"),
        ),
        (
            "jalan gang kami di kel mundam kemarin jadi kubangan",
            ("Tempat: Kel. Mundam", "Senin, 23 November 2026"),
        ),
    ],
)
async def test_words_of_the_region_were_read_as_names_or_not_at_all(
    quick_stage: Stage, words: str, shown: tuple[str, ...]
) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears("betul?")
    await budi.taps("Betul")
    await budi.hears("Periksa sebelum dikirim", *shown)
