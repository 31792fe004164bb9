// Served with Leaflet, on tap: a map to move over the drawing of a figure. Names become text, never HTML.
const corners = ([south, west, north, east]) => [[south, west], [north, east]];

// Texts that Leaflet would read as HTML are escaped first.
const asHtml = text => element("span", "", text).innerHTML;

function name(part, words) {
  part.setAttribute("aria-label", words);
  part.removeAttribute("title");
}

// The focus goes into a popup and comes back from it; Escape closes it.
function carePopups(map) {
  let before = null;
  map.on("popupopen", event => {
    const popup = event.popup.getElement(), close = popup.querySelector(".leaflet-popup-close-button");
    name(close, _("关闭"));
    before = document.activeElement;
    (popup.querySelector(".map-popup-link") || close).focus({ preventScroll: true });
    popup.onkeydown = key => {
      if (key.key === "Escape") map.closePopup(event.popup);
    };
  });
  map.on("popupclose", () => {
    if (before) { before.focus({ preventScroll: true }); }
  });
}

function decoration(drawing, deep) {
  const copy = drawing.cloneNode(deep);
  ["role", "aria-labelledby", "aria-describedby"].forEach(name => { copy.removeAttribute(name); });
  copy.setAttribute("aria-hidden", "true");
  copy.setAttribute("preserveAspectRatio", "none");
  return copy;
}

// The drawing without what Leaflet draws itself and without its ground.
function copyOf(drawing) {
  const copy = decoration(drawing, true);
  copy.querySelectorAll(
    "title,desc,.map-ground,.map-grid,.map-marker,.map-dot,.map-pin,.map-leader,.map-leader-end,.map-scale,.map-scale-words,.map-north,.map-of-place"
  ).forEach(part => { part.remove(); });
  return copy;
}

// The grid of the drawing, if it has one, carried on one drawing's width and height to every side.
function paperOf(drawing) {
  const paper = decoration(drawing, false), drawn = drawing.querySelector(".map-grid");
  if (!drawn) return paper;
  const grid = drawn.cloneNode(false);
  const lines = grid.getAttribute("d"), down = lines.match(/M[\d.]+ 0V/g), x = parseFloat(down[0].slice(1));
  const step = down.length > 1 ? parseFloat(down[1].slice(1)) - x : 360;
  const y = parseFloat(lines.match(/M0 ([\d.]+)H/)[1]);
  let path = "";
  for (let at = x - Math.ceil(360 / step) * step; at < 720; at += step) path += "M" + at + "-280V560";
  for (let at = y - Math.ceil(280 / step) * step; at < 560; at += step) path += "M-360 " + at + "H720";
  grid.setAttribute("d", path);
  paper.setAttribute("viewBox", "-360 -280 1080 840");
  paper.appendChild(grid);
  return paper;
}

function addControls(map) {
  L.control.zoom({ zoomInTitle: _("放大"), zoomOutTitle: _("缩小") }).addTo(map);
  carePopups(map);
  const scale = L.control.scale(SCALE).addTo(map);
  function inChinese() {
    const line = scale.getContainer().firstChild;
    line.textContent = line.textContent.replace("km", _("公里")).replace("m", _("米"));
  }
  map.on("moveend", inChinese);
  inChinese();
}

function addTiles(map, data, box, moveTo) {
  const layers = {};
  let shifted = "wgs84";
  data.tiles.forEach(tile => {
    layers[asHtml(tile.name)] = L.tileLayer(tile.url, { maxZoom: 19, attribution: asHtml(tile.attribution), datum: tile.datum });
  });
  layers[_("不用底图")] = L.layerGroup([], { datum: "wgs84" });
  function use(layer) {
    box.classList.toggle("map-has-tiles", layer instanceof L.TileLayer);
    if (layer.options.datum !== shifted) { shifted = layer.options.datum; moveTo(shifted === "gcj02" ? data.gcj02 : data); }
  }
  map.on("baselayerchange", event => { use(event.layer); });
  L.control.attribution({ prefix: false, position: "bottomleft" }).addTo(map);
  const chooser = L.control.layers(layers, null, { position: "bottomright" }).addTo(map);
  name(chooser.getContainer().querySelector(".leaflet-control-layers-toggle"), _("选择底图"));
  layers[Object.keys(layers)[0]].addTo(map);
  use(layers[Object.keys(layers)[0]]);
}

function build(figure, box) {
  const data = JSON.parse(figure.getAttribute("data-map"));
  const moving = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, bounceAtZoomLimits: false,
    zoomAnimation: moving, fadeAnimation: moving, markerZoomAnimation: moving, inertia: moving
  });
  const drawing = figure.querySelector(".map-drawing"), copy = copyOf(drawing);
  // Streets end where the drawing does: there is nothing to see farther out.
  const bare = drawing.querySelector(".map-land") !== null && !data.tiles;
  box.classList.toggle("map-bare", bare);
  map.invalidateSize(false).fitBounds(corners(data.fit), { padding: bare ? [8, 8] : [24, 24] });
  const free = data.streets || data.tiles;
  map.setMinZoom(bare && !free ? map.getBoundsZoom(corners(data.bounds)) : map.getZoom() - 1).setMaxZoom(Math.min(19, Math.max(18, map.getZoom() + 2)));
  map.setMaxBounds(L.latLngBounds(corners(data.bounds)).pad(bare && !free ? 0 : 0.5));
  if (data.streets) new Streets().addTo(map);
  const paper = L.svgOverlay(paperOf(drawing), L.latLngBounds(corners(data.bounds)).pad(1)).addTo(map);
  const overlay = L.svgOverlay(copy, corners(data.bounds)).addTo(map);
  // Words keep their size while the drawing grows.
  function steady() { copy.style.setProperty("--unit", String(360 / (parseFloat(copy.style.width) || 360))); }
  map.on("zoomend viewreset", steady);
  steady();
  addControls(map);
  const walks = walksOnMap(map, figure, box, data);
  const show = makeSpots(map, walks.asked);
  show(data.points);
  if (data.tiles) {
    addTiles(map, data, box, place => {
      map.setMaxBounds(L.latLngBounds(corners(place.bounds)).pad(0.5));
      overlay.setBounds(L.latLngBounds(corners(place.bounds)));
      paper.setBounds(L.latLngBounds(corners(place.bounds)).pad(1));
      show(data.points.map((point, at) => [...place.points[at].slice(0, 2), ...point.slice(2)]));
    });
  }
  return map;
}

// Opens the map in a figure; what it returns closes it again.
function open(figure) {
  const box = element("div", "map-live");
  box.setAttribute("role", "region");
  name(box, _("可移动的地图，方向键移动，加号减号缩放"));
  figure.insertBefore(box, figure.querySelector(".map-open").nextSibling);
  figure.classList.add("map-is-open");
  const map = build(figure, box);
  return () => {
    map.remove();
    box.remove();
    figure.querySelectorAll(".map-told").forEach(told => { told.remove(); });
    figure.classList.remove("map-is-open");
  };
}

window.circlesMap = { open, makeSpots, numbersOf, button, Streets, name, asHtml, addControls, element };
