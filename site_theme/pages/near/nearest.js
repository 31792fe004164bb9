// Places lie in small files by their position (generator/service_circles/writing/finding/near/): the leaves of a quadtree.
// Those around a point are fetched.
const HASH_LENGTH = 8;
const nameOf = (stem, hashes, number) => `${stem}.${hashes.substr(number * HASH_LENGTH, HASH_LENGTH)}.json`;

// One character for each part, depth first: A to O is cut into the quarters that its bits name; any other is a file.
function readTree(of, folder) {
  const tiles = [];
  let at = 0;
  function read(path, south, west, size) {
    const character = of.tree[at++], quarters = character.charCodeAt(0) - 64, half = size / 2;
    if (quarters < 1 || quarters > 15) {
      const name = folder + nameOf("t" + path, of.tiles, tiles.length), box = [south, west, south + size, west + size];
      tiles.push({ of, name, key: "near" + (of.key || "") + path, box, size, count: 2 * parseInt(character, 36), places: null });
      return;
    }
    for (let quarter = 0; quarter < 4; quarter++) {
      if (quarters & 1 << quarter) read(path + quarter, south + half * (quarter >> 1), west + half * (quarter & 1), half);
    }
  }
  read("", ...of.square);
  return tiles;
}

function placesOf(tile, data) {
  const hoursOf = number => ({
    key: tile.key + "-" + number, hours: data.hours[number], summary: data.summaries[number], reason: number,
  });
  return data.ids.map((id, at) => {
    const own = data.own[at];
    return {
      of: tile.of, id, name: data.names[at], address: data.addresses[at], kind: data.kinds[data.kind[at]], has: data.has[at],
      point: pointAt(data.at[0] + data.north[at], data.at[1] + data.east[at]), shift: data.shift,
      services: data.offers[at].map(offered => data.services[offered]),
      own: data.offers[at].map(offered => own[offered] >= 0 && hoursOf(own[offered])), ...hoursOf(data.open[at]),
    };
  });
}

async function fetchTile(tile) {
  if (tile.open) return tile.open();
  const data = await fetchJson(tile.name);
  tile.places = tile.places || placesOf(tile, data);
}

// Places within a meter of each other are dealt out, whichever square they lie in.
const metersToTile = (plane, from, tile) => Math.max(0, metersOn(plane, from, nearestIn(tile.box, from)) - 1);

// The number of missing files to fetch together: as many as will likely be needed.
function firstBatch(missing, plane, wanted) {
  const { tile, away } = missing[0], square = tile.size * plane.north * tile.size * plane.east;
  const radius = Math.sqrt(wanted * square / (Math.PI * Math.max(tile.count, 1)));
  return Math.min(3, missing.filter(other => other.away <= Math.max(radius, away)).length);
}

// The walk to a place: straight `meters`, and what is told: `minutes` and `onFoot` meters. They are estimated, unless the
// page of the estate `from` tells them. `isBeyond`: more than the standard's minutes, though the straight line is short.
function walkTo(place, meters, { walks, streets, of }) {
  const isKnown = walks && (!of || of === place.of), walk = isKnown && walks[place.id];
  const estimated = Math.max(1, Math.ceil(meters / place.of.pace));
  if (walk) return { place, meters, minutes: walk[0], onFoot: walk[1], isEstimate: !streets };
  const isBeyond = walk === 0, minutes = isBeyond ? Math.max(estimated, place.of.minutes + 1) : estimated;
  return { place, meters, minutes, onFoot: meters, isBeyond, isEstimate: true };
}

// The quickest `wanted` places that are accepted. Fetches at most `most` files, of which a portal's count less (`cost` of a
// tile); within `within` meters everything is known. `all` are the quickest of all, accepted or not.
async function nearest(from, accepts, wanted, most) {
  const plane = planeAt(from.point[0]);

  function look() {
    const order = tiles.map(tile => ({ tile, away: metersToTile(plane, from.point, tile) }));
    order.sort((one, other) => one.away - other.away);
    const all = [].concat(...order.map(({ tile }) => tile.places || []))
      .map(place => walkTo(place, metersOn(plane, from.point, place.point), from))
      .sort((one, other) => one.minutes - other.minutes || one.onFoot - other.onFoot || (one.place.id < other.place.id ? -1 : 1));
    const found = all.filter(one => accepts(one.place));
    const farthest = found.length < wanted ? Infinity : Math.max(...found.slice(0, wanted).map(one => one.meters));
    return { all, found, missing: order.filter(({ tile, away }) => !tile.places && away <= farthest) };
  }

  let { all, found, missing } = look();
  for (let left = most, size = 0; missing.length && left > 0;) {
    size = Math.min(Math.ceil(left), size ? 2 : firstBatch(missing, plane, wanted));
    await Promise.all(missing.slice(0, size).map(({ tile }) => (left -= tile.cost || 1, fetchTile(tile))));
    ({ all, found, missing } = look());
  }
  const within = missing.length ? missing[0].away : Infinity;
  const isAll = tiles.every(tile => tile.places) && found.length <= wanted;
  return { found: found.filter(one => one.meters <= within).slice(0, wanted), isAll, within, all };
}
