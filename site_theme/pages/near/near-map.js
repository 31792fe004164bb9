// The map of the listed places: a plain drawing with the walk of the standard, over which Leaflet is opened. near-page.js
// fetches this once a reader wants the map.
const index = JSON.parse(document.getElementById("near-index").textContent);
const WIDTH = 360, HEIGHT = 280;
let addressOf = null;

function svgPart(name, attributes, text) {
  const part = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.keys(attributes).forEach(key => part.setAttribute(key, attributes[key]));
  part.textContent = text || "";
  return part;
}

// The start in the middle, everything around it inside: units of the drawing per meter.
function scaleFor(plane, [latitude, longitude], found) {
  const points = found.map(({ place }) => place.point);
  const east = Math.max(150, ...points.map(point => Math.abs(point[1] - longitude) * plane.east));
  const north = Math.max(150, ...points.map(point => Math.abs(point[0] - latitude) * plane.north));
  return Math.min((WIDTH / 2 - 20) / east, (HEIGHT / 2 - 20) / north);
}

function drawingOf(scale) {
  const drawing = svgPart("svg", { "class": "map-drawing", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  const radius = index.minutes * index.pace * scale;
  let lines = "";
  for (let at = 10; at < WIDTH; at += 34) lines += `M${at} 0V${HEIGHT}`;
  for (let at = 4; at < HEIGHT; at += 34) lines += `M0 ${at}H${WIDTH}`;
  drawing.appendChild(svgPart("path", { "class": "map-grid", d: lines }));
  drawing.appendChild(svgPart("circle", { "class": "map-estimate", cx: WIDTH / 2, cy: HEIGHT / 2, r: radius.toFixed(1) }));
  drawing.appendChild(svgPart("text", {
    "class": "map-label map-on-estimate", x: WIDTH / 2, y: (HEIGHT / 2 - radius + 4).toFixed(1)
  }, fill(_("步行约 {count} 分钟"), { count: index.minutes })));
  return drawing;
}

// As in generator/service_circles/writing/drawings/maps/leaflet_data.py.
function mapData(plane, from, found, scale) {
  const [latitude, longitude] = from.point, shift = found.length && found[0].place.shift;
  const north = HEIGHT / 2 / scale / plane.north, east = WIDTH / 2 / scale / plane.east;
  const bounds = [latitude - north, longitude - east, latitude + north, longitude + east];
  const points = found.map(({ place }, at) => [...place.point, place.name, addressOf(place), at + 1, "center"]);
  const data = { bounds, fit: bounds, tiles: index.layers, streets: index.streets };
  if (index.streets && from.walks) data.walks = from.id;
  data.points = [[latitude, longitude, from.name || _("您的位置"), null, null, "pin"], ...points];
  if (shift) {
    data.gcj02 = {
      bounds: bounds.map((degrees, at) => degrees + shift[at % 2]),
      points: data.points.map(point => [point[0] + shift[0], point[1] + shift[1]])
    };
  }
  return data;
}

// A map that opens at once and can be shut; the function that is returned shows what is listed whenever that changes.
circles.makeNearMap = (figure, first, addressOfPlace) => {
  addressOf = addressOfPlace;
  const button = figure.querySelector("button");
  let listed = first, close = null;

  function say(words) {
    button.textContent = words;
    button.setAttribute("aria-expanded", String(close !== null));
  }

  function draw() {
    const { from, found } = listed, plane = planeAt(from.point[0]), scale = scaleFor(plane, from.point, found);
    figure.setAttribute("data-map", JSON.stringify(mapData(plane, from, found, scale)));
    figure.insertBefore(drawingOf(scale), button);
  }

  function eraseDrawing() {
    figure.removeChild(figure.querySelector(":scope > .map-drawing"));
    say(_("看地图"));
  }

  function shut() {
    close();
    close = null;
    eraseDrawing();
  }

  function open() {
    say(_("正在打开…"));
    draw();
    fetchLeaflet(figure).then(() => {
      close = window.circlesMap.open(figure);
      say(_("收起地图"));
    }).catch(() => {
      eraseDrawing();
      announce(_("地图没有打开，请检查网络后再试"));
    });
  }

  button.addEventListener("click", () => {
    if (close) shut(); else if (!figure.querySelector(".map-drawing")) open();
  });
  open();
  return now => {
    listed = now;
    if (!close) return;
    shut();
    if (now.found.length) open();
  };
};
