// Choosing a place: known spots of the sample city and coordinates that can be changed.

import { askForm, field } from "./dialogs.js";
import { button, el } from "./dom.js";
import { mapBox } from "./map.js";

const PRESETS = [
  ["Pusat Dumai", 1.6667, 101.45],
  ["Teluk Binjai", 1.6725, 101.4632],
  ["Bukit Kapur", 1.5683, 101.4012],
  ["Sungai Sembilan", 1.8516, 101.3321],
  ["Di luar kota (Pekanbaru)", 0.5071, 101.4478],
];

/** {latitude, longitude}, or null. */
export function askLocation() {
  const latitude = field("Lintang", { inputmode: "decimal", value: String(PRESETS[0][1]) });
  const longitude = field("Bujur", { inputmode: "decimal", value: String(PRESETS[0][2]) });
  const map = el("div", { class: "place-map" });
  const redraw = () => drawChosen(map, latitude.input, longitude.input);
  [latitude.input, longitude.input].forEach((input) => input.addEventListener("input", redraw));
  const presets = PRESETS.map(([name, lat, lon]) => button(name, { class: "preset", onclick: () => choose(lat, lon) }));
  const choose = (lat, lon) => {
    latitude.input.value = String(lat);
    longitude.input.value = String(lon);
    redraw();
  };
  redraw();
  const body = [
    map,
    el("div", { class: "presets" }, presets),
    el("div", { class: "field-row" }, latitude.node, longitude.node),
  ];
  return askForm({
    title: "Kirim lokasi",
    body,
    confirm: "Kirim lokasi",
    read: () => readPlace(latitude.input, longitude.input),
  });
}

function drawChosen(map, latitude, longitude) {
  try {
    map.replaceChildren(mapBox(readPlace(latitude, longitude)));
  } catch {
    map.replaceChildren(el("p", { class: "faint" }, "Koordinat belum lengkap."));
  }
}

const degrees = (input) => Number.parseFloat(input.value.replace(",", "."));

function readPlace(latitudeInput, longitudeInput) {
  const [latitude, longitude] = [degrees(latitudeInput), degrees(longitudeInput)];
  if (!(Math.abs(latitude) <= 90)) throw new Error("Lintang adalah angka dari -90 sampai 90, misalnya 1.6667.");
  if (!(Math.abs(longitude) <= 180)) throw new Error("Bujur adalah angka dari -180 sampai 180, misalnya 101.45.");
  return { latitude, longitude };
}
