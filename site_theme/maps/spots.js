// Places as markers that a finger can tell apart: those that would overlap are one marker, which lists all of them.
// A point is [latitude, longitude, name, address, number or null, kind, line or null, facilities].
const [NAME, ADDRESS, NUMBER, KIND, LINE, HAS] = [2, 3, 4, 5, 6, 7], MOST_NAMED = 40;

const isAt = point => other => other[0] === point[0] && other[1] === point[1];

// Points in groups, each where its first one is; pins stay by themselves, as they mark where others are. The sign of
// several is wider than high.
function groupsOf(map, points, em) {
  const groups = [], isNear = (one, other) => Math.abs(one.x - other.x) < 2.6 * em && Math.abs(one.y - other.y) < 1.9 * em;
  points.forEach((point, at) => {
    const spot = map.latLngToLayerPoint([point[0], point[1]]), isPin = point[KIND] === "pin";
    const group = !isPin && groups.find(other => !other.isPin && isNear(other.spot, spot));
    if (group) group.members.push(at);
    else groups.push({ spot, isPin, members: [at] });
  });
  return groups;
}

// Whether the name of a single place fits beside its marker, on the right or on the left.
function giveSides(map, groups, points, em) {
  const half = em * 0.95, corner = map.containerPointToLayerPoint([0, 0]), far = corner.add(map.getSize()), boxOf = ({ spot }) => [spot.x - half, spot.y - half, spot.x + half, spot.y + half];
  const taken = groups.map(boxOf), overlaps = box => taken.some(other => (
    box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]
  ));
  if (groups.length > MOST_NAMED) return;
  groups.filter(({ isPin, members }) => !isPin && members.length === 1).forEach(group => {
    const width = Array.from(points[group.members[0]][NAME]).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 0.8 : 0.46) * em, em * 0.3);
    const { x, y } = group.spot, high = em * 0.55;
    const right = [x + half, y - high, x + half + width, y + high], left = [x - half - width, y - high, x - half, y + high];
    const box = [right, left].find(tried => tried[0] > corner.x && tried[2] < far.x && !overlaps(tried));
    if (!box) return;
    taken.push(box);
    group.side = box === right ? "right" : "left";
  });
}

function iconOf(group, points) {
  const first = points[group.members[0]], many = group.members.length > 1;
  const label = many ? fill(_("{count} 处").forms(group.members.length), { count: group.members.length })
    : first[NUMBER] === null ? "" : String(first[NUMBER]);
  const parts = [element("span", "map-spot-sign", label)];
  if (group.side) parts.push(element("b", "map-spot-name map-spot-name-" + group.side, first[NAME]));
  const html = element("div", "", parts);
  return L.divIcon({ className: "map-spot map-spot-" + (many ? "many" : first[KIND]), html, iconSize: null, popupAnchor: [0, -12] });
}

function labelOf(group, points) {
  const names = group.members.map(at => {
    const number = points[at][NUMBER];
    return number === null ? points[at][NAME] : fill(_("{number} 号 {name}"), { number, name: points[at][NAME] });
  });
  return names.length > 1 ? fill(_("{count} 处：{names}").forms(names.length), { count: names.length, names: names.join(_("、")) }) : names[0];
}

// `actionOf` gives a button for a place, or null. Returns what shows other points.
function makeSpots(map, actionOf) {
  const shown = new Map();
  let points = [], zoomed = null;

  function popupOf(group, marker) {
    const here = group.members.map(at => points[at]);
    points.filter(isAt(here[0])).forEach(point => { if (!here.includes(point)) here.push(point); });
    const box = element("div", "map-popup", here.map(point => element("div", "", entryOf(point))));
    const bounds = L.latLngBounds(here.map(point => [point[0], point[1]]));
    if (here.some(point => !isAt(here[0])(point)) && map.getZoom() < map.getMaxZoom()) {
      box.appendChild(button(_("放大看这几处"), () => {
        marker.closePopup();
        map.fitBounds(bounds, { padding: [60, 60], maxZoom: map.getMaxZoom() });
      }));
    }
    return box;
  }

  function entryOf(point) {
    const address = point[ADDRESS], isAllowed = address && /^https?:$|^file:$/.test(new URL(address, location.href).protocol);
    const link = isAllowed && element("a", "map-popup-link", _("去看看"));
    if (link) link.href = address;
    const name = point[NUMBER] === null ? "" : element("span", "map-popup-number", String(point[NUMBER]));
    return [name, element("strong", "", point[NAME]), point[LINE] && element("div", "map-popup-line", point[LINE]),
      point[HAS] && element("div", "map-popup-line", facilitiesWords(point[HAS], [0, 1, 2, 3])), link, actionOf(point)];
  }

  function add(group) {
    const first = points[group.members[0]], marker = L.marker([first[0], first[1]], {
      icon: iconOf(group, points), riseOnHover: true, zIndexOffset: group.isPin ? -1e5 : -1000 * group.members[0],
    });
    marker.addTo(map).bindPopup(() => popupOf(group, marker), { autoPanPaddingTopLeft: [10, 76], maxHeight: 260, maxWidth: 280 });  // below the buttons
    name(marker.getElement(), labelOf(group, points));
    return marker;
  }

  // Markers that stay are not touched, so that what is open stays open; the focus follows its place.
  function update() {
    const em = emPixels(), view = map.getBounds().pad(0.3), groups = groupsOf(map, points, em)
      .filter(({ members }) => view.contains([points[members[0]][0], points[members[0]][1]]));
    giveSides(map, groups, points, em);
    const wanted = new Map(groups.map(group => [group.members.join() + (group.side || ""), group]));
    let focused = null;
    shown.forEach(({ marker, group }, key) => {
      if (wanted.has(key)) return;
      if (marker.getElement() === document.activeElement) focused = group.members[0];
      marker.remove();
      shown.delete(key);
    });
    wanted.forEach((group, key) => { if (!shown.has(key)) shown.set(key, { group, marker: add(group) }); });
    shown.forEach(({ group, marker }) => { if (group.members.includes(focused)) marker.getElement().focus({ preventScroll: true }); });
  }

  map.on("moveend", () => {
    if (map.getZoom() !== zoomed || points.length > MOST_NAMED) update();
    zoomed = map.getZoom();
  });
  return others => {
    shown.forEach(({ marker }) => marker.remove());
    shown.clear();
    points = others;
    update();
  };
}

function button(words, act) {
  const made = element("button", "map-popup-link", words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
