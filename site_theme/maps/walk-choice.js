// The walks between the place of a page and others on its map. What tells them, and their data, are fetched when one is asked for.
const SCRIPT_AT = document.currentScript.src, WALKS_AT = new URL("../walks/", SCRIPT_AT).href;
const idOf = address => (address || "").replace(/\/$/, "").split("/").pop();

// The id of the place that a map is about, and whether it is an estate.
function placeOf(data) {
  const page = /\/(centers|areas)\/([a-z0-9-]+)\/(index\.html)?$/.exec(location.pathname);
  if (typeof data.walks === "string") return { id: data.walks, isEstate: true };
  return data.walks && page ? { id: page[2], isEstate: page[1] === "areas" } : null;
}

function fetchScript() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(WALKS_SCRIPT, SCRIPT_AT).href;
    script.onload = resolve;
    script.onerror = () => { script.remove(); reject(); };
    document.head.appendChild(script);
  });
}

// The walks between the place of a page and those on its map, told below it; `asked` gives the button of a place.
function walksOnMap(map, figure, box, data) {
  const place = placeOf(data), told = element("div", "map-told"), casing = "--surface", line = "--accent";
  if (!place) return { asked: () => null };
  const others = data.points.filter(point => point[KIND] !== "pin" && /\/areas\//.test(point[ADDRESS]) !== place.isEstate);
  let fetched = null, drawn = [];

  function draw(points) {
    const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    drawn.forEach(part => { part.remove(); });
    drawn = points.length ? [[casing, 10], [line, 5]].map(([name, weight]) => (
      L.polyline(points, { color: color(name), weight, interactive: false, className: "map-way" }).addTo(map)
    )) : [];
    box.classList.toggle("map-shows-way", drawn.length > 0);
    if (drawn.length) map.closePopup().fitBounds(drawn[0].getBounds(), { padding: [40, 40], maxZoom: 18 });
  }

  function choose(otherId) {
    fetched = fetched || Promise.all([getJson(WALKS_AT + place.id + ".json"), circlesMap.tellWalk || fetchScript()]);
    fetched.then(([data]) => {
      const at = data.ids.indexOf(otherId);
      if (at < 0) announce(_("这一条的走法没有算过"));
      else draw(circlesMap.tellWalk(told, data, at, () => { draw([]); showChoice(); }));
    }).catch(() => {
      fetched = null;
      announce(_("没有取到数据，请检查网络后再试。"));
    });
  }

  function showChoice() {
    told.textContent = "";
    told.appendChild(element("p", "map-told-ask", _("怎么走")));
    told.appendChild(element("div", "chips", others.map(point => {
      const chip = button(point[NAME], () => choose(idOf(point[ADDRESS])));
      chip.className = "chip";
      return chip;
    })));
  }

  if (others.length) {
    box.parentNode.insertBefore(told, box.nextSibling);
    showChoice();
  }
  return { asked: point => others.includes(point) && button(_("怎么走"), () => choose(idOf(point[ADDRESS]))) };
}
