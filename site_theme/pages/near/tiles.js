// Places lie in small files by where they are (generator/service_circles/writing/finding/near/). Here those around a point are fetched.
var index = JSON.parse(document.getElementById("near-index").textContent);
var STEPS_PER_DEGREE = 100000;
var VERSION_SIGNS = 8;
var fill = circles.fill;
var answers = {};

function fetchJson(name) {
  if (!answers[name]) {
    answers[name] = fetch(name).then(function (answer) {
      if (!answer.ok) { throw new Error(name); }
      return answer.json();
    });
    answers[name].catch(function () { delete answers[name]; });
  }
  return answers[name];
}

function nameOf(stem, versions, number) {
  return stem + "." + versions.substr(number * VERSION_SIGNS, VERSION_SIGNS) + ".json";
}

// One sign for each part, depth first: A to O is cut into the quarters that its bits name; any other is a file.
function tilesOf() {
  var tiles = [], at = 0;
  function read(path, south, west, size) {
    var sign = index.tree[at++], quarters = sign.charCodeAt(0) - 64, half = size / 2, quarter;
    if (quarters < 1 || quarters > 15) {
      tiles.push({
        name: nameOf("t" + path, index.tiles, tiles.length), key: "near" + path, places: null,
        south: south, west: west, size: size, count: 2 * parseInt(sign, 36)
      });
      return;
    }
    for (quarter = 0; quarter < 4; quarter++) {
      if (quarters & 1 << quarter) {
        read(path + quarter, south + half * (quarter >> 1), west + half * (quarter & 1), half);
      }
    }
  }
  read("", index.square[0], index.square[1], index.square[2]);
  return tiles;
}
var tiles = tilesOf();

function pointOf(steps) { return { latitude: steps[0] / STEPS_PER_DEGREE, longitude: steps[1] / STEPS_PER_DEGREE }; }

function placesOf(tile, data) {
  return data.ids.map(function (id, at) {
    var open = data.open[at];
    return {
      id: id, name: data.names[at], address: data.addresses[at], kind: data.kinds[data.kind[at]],
      point: pointOf([data.at[0] + data.north[at], data.at[1] + data.east[at]]), shift: data.shift,
      services: data.offers[at].map(function (offered) { return data.services[offered]; }),
      key: tile.key + "-" + open, hours: data.hours[open], summary: data.summaries[open], reason: open
    };
  });
}

function fetchTile(tile) {
  return fetchJson(tile.name).then(function (data) { tile.places = tile.places || placesOf(tile, data); });
}

// Meters per degree on the plane that touches the earth at a latitude, as in generator/service_circles/geo/distance.py.
function planeAt(latitude) {
  var sine = Math.sin(latitude * Math.PI / 180), flattening = 1 - 0.00669437999014 * sine * sine;
  var meters = 6378137 * Math.PI / 180;
  return {
    north: meters * (1 - 0.00669437999014) / Math.pow(flattening, 1.5),
    east: meters / Math.sqrt(flattening) * Math.cos(latitude * Math.PI / 180)
  };
}

function metersOn(plane, from, latitude, longitude) {
  var north = (latitude - from.latitude) * plane.north, east = (longitude - from.longitude) * plane.east;
  return Math.sqrt(north * north + east * east);
}

function metersToTile(plane, from, tile) {
  var latitude = Math.min(Math.max(from.latitude, tile.south), tile.south + tile.size);
  var longitude = Math.min(Math.max(from.longitude, tile.west), tile.west + tile.size);
  return Math.max(0, metersOn(plane, from, latitude, longitude) - 1);  // what lies within a meter is dealt out anyhow
}

// How many of the files that are missing are worth fetching together: as many as will likely be needed.
function firstBatch(missing, plane, wanted) {
  var tile = missing[0].tile, square = tile.size * plane.north * tile.size * plane.east;
  var radius = Math.sqrt(wanted * square / (Math.PI * Math.max(tile.count, 1)));
  return missing.filter(function (other) { return other.away <= Math.max(radius, missing[0].away); }).length;
}

// The nearest `wanted` places that are accepted, each {place, meters}. Fetches at most `most` files; `within` is
// how far everything is known, in meters. `all` are the nearest of all, accepted or not.
function nearest(from, accepts, wanted, most) {
  var plane = planeAt(from.latitude), left = most, isFirst = true;
  var order = tiles.map(function (tile) { return { tile: tile, away: metersToTile(plane, from, tile) }; });
  order.sort(function (one, other) { return one.away - other.away; });

  function known() {
    var found = [];
    order.forEach(function (part) {
      (part.tile.places || []).forEach(function (place) {
        found.push({ place: place, meters: metersOn(plane, from, place.point.latitude, place.point.longitude) });
      });
    });
    return found.sort(function (one, other) { return one.meters - other.meters || (one.place.id < other.place.id ? -1 : 1); });
  }

  function look() {
    var all = known(), found = all.filter(function (one) { return accepts(one.place); });
    var farthest = found.length < wanted ? Infinity : found[wanted - 1].meters;
    var missing = order.filter(function (part) { return !part.tile.places && part.away <= farthest; });
    var within = missing.length ? missing[0].away : Infinity, batch;
    if (!missing.length || left < 1) {
      return {
        found: found.filter(function (one) { return one.meters <= within; }).slice(0, wanted),
        isAll: !order.some(function (part) { return !part.tile.places; }) && found.length <= wanted,
        within: within, all: all
      };
    }
    batch = missing.slice(0, Math.min(left, isFirst ? Math.min(firstBatch(missing, plane, wanted), 3) : 2));
    isFirst = false;
    left -= batch.length;
    return Promise.all(batch.map(function (part) { return fetchTile(part.tile); })).then(look);
  }
  return Promise.resolve().then(look);
}
