// Near me over several districts: the index of each is fetched from the portal's own copies when it is near enough, so
// that a reader at a border gets places of both sides (generator/service_circles/federating/publishing/near_districts.py).
// Many districts are listed in files by where they lie, which open into districts as these do into files of places.
const index = JSON.parse(document.getElementById("near-index").textContent);
const opened = new Map();

// Four districts may meet where somebody stands, and the boxes of more: files of a district count half, indexes less.
const OF_FILE = 0.5, OF_INDEX = 0.1;
const tileAround = ({ box, count }, open) => ({
  box, count, size: Math.max(box[2] - box[0], box[3] - box[1], 0.001), places: null, cost: OF_INDEX, open() { return open(this); },
});
const tileOfDistrict = district => tileAround(district, tile => openDistrict(tile, district));
const tileOfGroup = group => tileAround(group, tile => openGroup(tile, group));
const tiles = (index.districts || []).map(tileOfDistrict).concat((index.groups || []).map(tileOfGroup));

// The index of a district, whose files lie in its folder; null if it cannot be used, which is its own affair.
function indexOf({ id, name, site }) {
  const folder = index.folder.join(id);
  if (!opened.has(id)) {
    opened.set(id, fetchJson(folder + "index.json").then(found => {
      learnForms(found.simplified);
      return Object.assign(found, { key: id + "-", folder, site, name });
    }).catch(() => null));
  }
  return opened.get(id);
}

async function openGroup(tile, { file }) {
  const rows = await fetchJson(file);
  if (!tile.places) tiles.push(...rows.map(tileOfDistrict));
  tile.places = [];
}

// The part of a square that is in the box of its district, outside which it has no place.
const within = (square, box) => square.map((edge, at) => (at < 2 ? Math.max(edge, box[at]) : Math.min(edge, box[at])));

async function openDistrict(tile, district) {
  const of = await indexOf(district);
  if (!tile.places && of) tiles.push(...readTree(of, of.folder).map(found => Object.assign(found, {
    box: within(found.box, tile.box), cost: OF_FILE, open() { return openPlaces(this); } })));
  tile.places = [];
}

async function openPlaces(tile) {
  try { tile.places = tile.places || placesOf(tile, await fetchJson(tile.name)); }
  catch (error) { tile.places = []; }
}

// An area to start from, 'rongxi/mingzhu'; its walks are to places of its own district only.
async function areaWithId(id) {
  const [name, inside] = id.split("/"), district = inside && await districtWithId(index.blocks, name), of = district && await indexOf(district);
  const area = of && await areaIn(of, of.folder, inside);
  return area && Object.assign({}, area, { id, of, page: (of.site || "../") + "areas/" + (of.site ? inside : name) + "/" });
}

// The rows of a file of the chooser; those of a district's own files get ids and addresses that hold here.
async function rowsIn(file) {
  const rows = await fetchJson(file), place = /^(.*in\/([a-z0-9-]+)\/.*near\/)[^/]+$/.exec(file);
  const here = row => Object.assign({}, row, { id: place[2] + "/" + row.id }, row.file && { file: place[1] + row.file },
    row.open && { open: row.open.map(here) }, row.below && { below: row.below.map(here) });
  return place ? rows.map(here) : rows;
}
