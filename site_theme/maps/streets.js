// Streets and their names below everything else, drawn from the files of generator/service_circles/writing/finding/streets/.
const STREETS_AT = new URL("../maps/" + document.documentElement.lang, document.currentScript.src).href;
const MOST_CELLS = 4, WORLD = 256, STEPS = 1e5;
const LOOKS_OF_LAND = ["park", "water", "water"], LINES_OF_LAND = { 3: ["water", 2.5], 4: ["rail", 1.4], 5: ["main-edge", 6] };
// By kind of street: color, width at zoom 16, edge.
const LOOKS_OF_STREETS = [
  ["main", 8, "main-edge"], ["street", 5, "casing"], ["street", 3, "casing"], ["path", 1.3], ["path", 3.5], ["path", 1.3],
];
const DRAWN_FROM_BELOW = [3, 5, 4, 2, 1, 0], STEPS_KIND = 4;

const worldOf = (latitude, longitude) => {
  const sine = Math.sin(latitude * Math.PI / 180);
  return [(longitude + 180) / 360 * WORLD, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD];
};

function numbersOf(text) {
  const numbers = [];
  for (let at = 0, value = 0, shift = 0; at < text.length; at++) {
    const bits = text.charCodeAt(at) - 63;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits < 32) {
      numbers.push(value & 1 ? -(value + 1) / 2 : value / 2);
      value = shift = 0;
    }
  }
  return numbers;
}

// Lines as {kind, points}: points in pixels of zoom 0, one after the other.
function linesOf(text, [south, west]) {
  return text.split(" ").filter(Boolean).map(line => {
    const numbers = numbersOf(line), points = [];
    for (let at = 1, north = south, east = west; at < numbers.length; at += 2) {
      north += numbers[at];
      east += numbers[at + 1];
      points.push(...worldOf(north / STEPS, east / STEPS));
    }
    return { kind: numbers[0], points };
  });
}

function groundOf(data) {
  const lines = linesOf(data.lines, data.at);
  lines.forEach(line => {
    line.name = data.names[Math.floor(line.kind / data.kinds)];
    line.kind %= data.kinds;
  });
  return { lines, land: linesOf(data.land, data.at), cells: data.cells || {}, size: data.size };
}

let overview = null;
const cells = new Map();
const getJson = address => fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status));

function fetchOverview() {
  overview = overview || getJson(STREETS_AT + ".json").then(groundOf);
  overview.catch(() => { overview = null; });
  return overview;
}

function fetchCell(name, hash) {
  if (!cells.has(name)) {
    cells.set(name, getJson(STREETS_AT + "-" + name + ".json?v=" + hash).then(groundOf));
    cells.get(name).catch(() => { cells.delete(name); });
  }
  return cells.get(name);
}

// The names of the cells in view, or none if there are too many.
function cellsIn(bounds, { cells: hashes, size }) {
  const names = [], floor = degrees => Math.floor(degrees / size);
  for (let south = floor(bounds.getSouth()); south <= floor(bounds.getNorth()); south++) {
    for (let west = floor(bounds.getWest()); west <= floor(bounds.getEast()); west++) {
      if (names.length > MOST_CELLS) return [];
      if (hashes[south + "_" + west]) names.push(south + "_" + west);
    }
  }
  return names.length > MOST_CELLS ? [] : names;
}

class Streets extends L.Renderer {
  initialize() { super.initialize({ padding: 0.3, pane: "streets", interactive: false }); }

  onAdd(map) {
    if (!map.getPane("streets")) map.createPane("streets").style.zIndex = 350;
    this._grounds = [];
    super.onAdd(map);
    fetchOverview().then(ground => {
      this._overview = ground;
      map.getContainer().classList.add("map-has-streets");
      this._fetchCells();
    }).catch(() => {});  // the drawing of the page is there already
  }

  // Leaflet asks for these.
  _destroyContainer() { this._container.remove(); }
  _onZoomEnd() {}
  _updatePaths() {}

  _initContainer() {
    this._container = document.createElement("canvas");
    this._pen = this._container.getContext("2d");
  }

  _fetchCells() {
    const names = cellsIn(this._map.getBounds(), this._overview);
    this._grounds = [this._overview];
    this._draw();
    Promise.all(names.map(name => fetchCell(name, this._overview.cells[name]))).then(found => {
      if (!this._map || !found.length) return;
      this._grounds = found.concat({ lines: [], land: this._overview.land });
      this._draw();
    }).catch(() => {});
  }

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    super._update();
    if (this._overview) this._fetchCells();
  }

  _draw() {
    if (!this._map || !this._bounds) return;
    const canvas = this._container, size = this._bounds.getSize(), fine = Math.min(2, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(canvas, this._bounds.min);
    canvas.width = size.x * fine;
    canvas.height = size.y * fine;
    canvas.style.width = size.x + "px";
    canvas.style.height = size.y + "px";
    const zoom = this._map.getZoom(), origin = this._map.getPixelOrigin().add(this._bounds.min);
    drawStreets(this._pen, this._grounds, { fine, size, scale: Math.pow(2, zoom), wide: Math.pow(2, (zoom - 16) * 0.7), origin });
    this.fire("update");
  }
}

function drawStreets(pen, grounds, view) {
  const style = getComputedStyle(document.documentElement), color = name => style.getPropertyValue("--map-" + name).trim();
  const onView = points => points.map((value, at) => value * view.scale - (at % 2 ? view.origin.y : view.origin.x));
  const isSeen = spots => {
    let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
    for (let at = 0; at < spots.length; at += 2) {
      left = Math.min(left, spots[at]); right = Math.max(right, spots[at]);
      top = Math.min(top, spots[at + 1]); bottom = Math.max(bottom, spots[at + 1]);
    }
    return right > 0 && bottom > 0 && left < view.size.x && top < view.size.y;
  };
  const shown = lines => lines.map(({ kind, name, points }) => ({ kind, name, spots: onView(points) })).filter(({ spots }) => isSeen(spots));

  function trace(lines) {
    pen.beginPath();
    lines.forEach(({ spots }) => {
      pen.moveTo(spots[0], spots[1]);
      for (let at = 2; at < spots.length; at += 2) pen.lineTo(spots[at], spots[at + 1]);
    });
  }

  function stroke(lines, name, width, dash) {
    trace(lines);
    pen.setLineDash(dash || []);
    pen.strokeStyle = color(name);
    pen.lineWidth = width;
    pen.stroke();
  }

  pen.setTransform(view.fine, 0, 0, view.fine, 0, 0);
  pen.clearRect(0, 0, view.size.x, view.size.y);
  pen.lineJoin = pen.lineCap = "round";
  const land = [].concat(...grounds.map(ground => shown(ground.land))), lines = [].concat(...grounds.map(ground => shown(ground.lines)));
  LOOKS_OF_LAND.forEach((name, kind) => {
    trace(land.filter(line => line.kind === kind));
    pen.fillStyle = color(name);
    pen.fill("evenodd");
  });
  Object.keys(LINES_OF_LAND).forEach(kind => {
    const [name, width] = LINES_OF_LAND[kind];
    stroke(land.filter(line => line.kind === Number(kind)), name, width * view.wide);
  });
  const byKind = LOOKS_OF_STREETS.map((look, kind) => lines.filter(line => line.kind === kind));
  DRAWN_FROM_BELOW.forEach(kind => {
    const [, width, edge] = LOOKS_OF_STREETS[kind];
    if (edge) stroke(byKind[kind], edge, (width + 1.6) * view.wide);
  });
  DRAWN_FROM_BELOW.forEach(kind => {
    const [name, width, edge] = LOOKS_OF_STREETS[kind], dash = kind === STEPS_KIND ? [1.2, 1.8] : [0.1, 3.2];
    pen.lineCap = kind === STEPS_KIND ? "butt" : "round";
    stroke(byKind[kind], name, Math.max(0.8, width * view.wide), edge ? [] : dash);
  });
  pen.setLineDash([]);
  writeNames(pen, [0, 1, 2, 3, 4].map(kind => byKind[kind]), view, { ink: style.getPropertyValue("--muted"), ground: color("ground"), font: style.getPropertyValue("--font") });
}
