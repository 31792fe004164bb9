// Near me over several districts: the index of each is fetched from the portal's own copies when it is near enough, so
// that a reader at a border gets places of both sides (generator/service_circles/federating/publishing/near_districts.py).
const index = JSON.parse(document.getElementById("near-index").textContent);
const opened = new Map();
const tiles = index.districts.map(district => ({
  of: district, box: district.box, size: Math.max(district.box[2] - district.box[0], district.box[3] - district.box[1], 0.001),
  count: district.count, places: null, open() { return openTile(this); },
}));

// The index of a district, whose files lie in its folder; null if it cannot be used, which is its own affair.
function indexOf(district) {
  if (!opened.has(district.id)) {
    opened.set(district.id, fetchJson(district.folder + "index.json").then(found => {
      learnForms(found.simplified);
      return Object.assign(found, { key: district.id + "-", folder: district.folder, site: district.site, name: district.name });
    }).catch(() => null));
  }
  return opened.get(district.id);
}

async function openTile(tile) {
  const of = await indexOf(tile.of);
  if (!tile.places && of) tiles.push(...readTree(of, of.folder).map(found => Object.assign(found, { open() { return openPlaces(this); } })));
  tile.places = [];
}

async function openPlaces(tile) {
  try { tile.places = tile.places || placesOf(tile, await fetchJson(tile.name)); }
  catch (error) { tile.places = []; }
}

// An area to start from, 'rongxi/mingzhu'; its walks are to places of its own district only.
async function areaWithId(id) {
  const [name, inside] = id.split("/"), district = index.districts.find(one => one.id === name), of = district && await indexOf(district);
  const area = of && inside && await areaIn(of, of.folder, inside);
  return area && Object.assign({}, area, { id, of, page: (of.site || "../") + "areas/" + (of.site ? inside : name) + "/" });
}

// The rows of a file of the chooser; those of a district's own files get ids and addresses that hold here.
async function rowsIn(file) {
  const rows = await fetchJson(file), place = /^(.*in\/([a-z0-9-]+)\/.*near\/)[^/]+$/.exec(file);
  const here = row => Object.assign({}, row, { id: place[2] + "/" + row.id }, row.file && { file: place[1] + row.file },
    row.open && { open: row.open.map(here) }, row.below && { below: row.below.map(here) });
  return place ? rows.map(here) : rows;
}
