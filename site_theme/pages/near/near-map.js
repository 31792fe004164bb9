// The map of what is listed: a plain drawing with the walk of the standard, over which Leaflet is opened on tap.
var WIDTH = 360, HEIGHT = 280;

function svgPart(name, attributes, text) {
  var part = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.keys(attributes).forEach(function (key) { part.setAttribute(key, attributes[key]); });
  if (text) { part.textContent = text; }
  return part;
}

// The start in the middle, everything around it inside: units of the drawing per meter.
function scaleFor(from, found) {
  var plane = planeAt(from.latitude), east = 150, north = 150;
  found.forEach(function (one) {
    east = Math.max(east, Math.abs(one.place.point.longitude - from.longitude) * plane.east);
    north = Math.max(north, Math.abs(one.place.point.latitude - from.latitude) * plane.north);
  });
  return Math.min((WIDTH / 2 - 20) / east, (HEIGHT / 2 - 20) / north);
}

function drawingOf(scale) {
  var drawing = svgPart("svg", { "class": "map-drawing", viewBox: "0 0 " + WIDTH + " " + HEIGHT, "aria-hidden": "true" });
  var radius = index.minutes * index.pace * scale, lines = "", at;
  for (at = 10; at < WIDTH; at += 34) { lines += "M" + at + " 0V" + HEIGHT; }
  for (at = 4; at < HEIGHT; at += 34) { lines += "M0 " + at + "H" + WIDTH; }
  drawing.appendChild(svgPart("path", { "class": "map-grid", d: lines }));
  drawing.appendChild(svgPart("circle", { "class": "map-estimate", cx: WIDTH / 2, cy: HEIGHT / 2, r: radius.toFixed(1) }));
  drawing.appendChild(svgPart("text", {
    "class": "map-label map-on-estimate", x: WIDTH / 2, y: (HEIGHT / 2 - radius + 4).toFixed(1)
  }, fill(_("步行约 {count} 分钟"), { count: index.minutes })));
  return drawing;
}

function mapData(from, found, scale) {
  var plane = planeAt(from.latitude), north = HEIGHT / 2 / scale / plane.north, east = WIDTH / 2 / scale / plane.east;
  var bounds = [from.latitude - north, from.longitude - east, from.latitude + north, from.longitude + east];
  var shift = found.length && found[0].place.shift;
  var data = { bounds: bounds, fit: bounds };
  data.points = [[from.latitude, from.longitude, from.name || _("您的位置"), null, null, "pin"]];
  found.forEach(function (one, at) {
    data.points.push([one.place.point.latitude, one.place.point.longitude, one.place.name, addressOf(one.place), at + 1, "center"]);
  });
  if (index.layers) {
    data.tiles = index.layers;
    if (shift) {
      data.gcj02 = {
        bounds: bounds.map(function (degrees, at) { return degrees + shift[at % 2]; }),
        points: data.points.map(function (point) { return [point[0] + shift[0], point[1] + shift[1]]; })
      };
    }
  }
  return data;
}

// A map that is shown or not; `show` is told what is listed whenever that changes.
function makeMap(figure) {
  var button = figure.querySelector("button"), listed = null, close = null;

  function say(words) {
    button.textContent = words;
    button.setAttribute("aria-expanded", String(close !== null));
  }

  function draw() {
    var scale = scaleFor(listed.from, listed.found);
    figure.setAttribute("data-map", JSON.stringify(mapData(listed.from, listed.found, scale)));
    figure.insertBefore(drawingOf(scale), button);
  }

  function shut() {
    close();
    close = null;
    figure.removeChild(figure.querySelector(":scope > .map-drawing"));
    say(_("看地图"));
  }

  function open() {
    say(_("正在打开…"));
    draw();
    circles.fetchLeaflet(figure).then(function () {
      close = window.circlesMap.open(figure);
      say(_("收起地图"));
    }).catch(function () {
      figure.removeChild(figure.querySelector(":scope > .map-drawing"));
      say(_("看地图"));
      circles.announce(_("地图没有打开，请检查网络后再试"));
    });
  }

  button.addEventListener("click", function () {
    if (close) { shut(); } else if (!figure.querySelector(".map-drawing")) { open(); }
  });
  say(_("看地图"));

  return {
    show: function (from, found) {
      listed = { from: from, found: found };
      figure.hidden = !found.length;
      if (close) {
        shut();
        if (found.length) { open(); }
      }
    }
  };
}
