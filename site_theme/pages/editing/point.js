// A point without typing numbers: where the phone is, or a tap on the drawing of the record's own page. Both are WGS84.
const DRAWING = { width: 360, height: 280 };
const POINT_FIELDS = ["latitude", "longitude", "datum", "accuracy"];
const FOLDERS = { center: "centers/", area: "areas/", circle: "circles/" };

function setPoint(path, latitude, longitude, accuracy) {
  const point = { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6), datum: "wgs84", accuracy };
  Object.keys(point).forEach(name => setAt([...path, name], point[name]));
}

const accuracyOf = meters => (meters <= 15 ? "entrance" : meters <= 50 ? "building" : meters <= 200 ? "street" : "area");

function whereThePhoneIs(path, say, done) {
  if (!navigator.geolocation) {
    say(_("这个浏览器不告诉位置。"));
    return;
  }
  say(_("正在定位…"));
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    setPoint(path, coords.latitude, coords.longitude, accuracyOf(coords.accuracy));
    done(fill(_("记下了，误差约 {count} 米。"), { count: Math.round(coords.accuracy) }));
  }, () => say(_("没有得到位置：请允许定位，或者到开阔的地方再试。")), { enableHighAccuracy: true, timeout: 20000 });
}

// The drawing of a page of this site, with the degrees of its edges; it is only read, none of its scripts run.
function fetchDrawing(address) {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", page.dataset.home + address);
    asked.responseType = "document";
    asked.onerror = reject;
    asked.onload = () => {
      const figure = asked.response && asked.response.querySelector("figure.map[data-map] svg");
      if (!figure) reject(asked.status);
      else resolve({ svg: document.importNode(figure, true), bounds: JSON.parse(figure.parentNode.dataset.map).bounds });
    };
    asked.send();
  });
}

const areaOf = draft => (draft.area ? "areas/" + draft.area + "/" : "");

function markOn(svg, x, y) {
  const mark = svg.querySelector(".placed") || svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "circle"));
  Object.entries({ class: "placed", cx: x * DRAWING.width, cy: y * DRAWING.height, r: 9 }).forEach(pair => mark.setAttribute(...pair));
}

function tapOnDrawing({ svg, bounds }, path, done) {
  const [south, west, north, east] = bounds, point = valueAt(path) || {};
  if (point.datum === "wgs84") markOn(svg, (point.longitude - west) / (east - west), (north - point.latitude) / (north - south));
  svg.addEventListener("click", tapped => {
    tapped.preventDefault();
    const box = svg.getBoundingClientRect();
    const x = (tapped.clientX - box.left) / box.width, y = (tapped.clientY - box.top) / box.height;
    markOn(svg, x, y);
    setPoint(path, north - y * (north - south), west + x * (east - west), "building");
    done(_("记下了。再点一下可以改。"));
  });
}

// The tools above the fields of a point; nothing for other parts.
function pointTools(part, path, fields) {
  if (!/^(?:Location|Door)$/.test(part)) return null;
  const said = element("p", "small"), place = element("div", "card"), { draft, kind, record } = made;
  said.setAttribute("role", "status");
  place.hidden = true;
  const say = words => { said.textContent = words; };
  const done = words => {
    say(words);
    POINT_FIELDS.forEach(name => {
      const at = form.parts[part].filter(field => !field.part && field.kind !== "other").findIndex(field => field.name === name);
      const control = fields[at] && fields[at].querySelector("input, select");
      if (control) control.value = valueAt([...path, name]);
    });
  };
  const own = (FOLDERS[kind] || "") + record + "/";
  const show = () => fetchDrawing(own).catch(() => fetchDrawing(areaOf(draft))).then(found => {
    place.textContent = "";
    place.appendChild(found.svg);
    place.hidden = false;
    say(_("在图上点一下门口。"));
    tapOnDrawing(found, path, done);
  }).catch(() => say(_("没有图可以点，请用手机的位置，或者填数字。")));
  return element("div", "ways", [
    plainButton(_("用手机现在的位置"), () => whereThePhoneIs(path, say, done), "action"),
    plainButton(_("在地图上点"), show, "action"), place, said,
  ]);
}
