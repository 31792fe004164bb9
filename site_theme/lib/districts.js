// A district of a portal by its id: {id, name, site}. They lie in files of some by the order of ids, `blocks`, of which each
// is [first id, file] (generator/service_circles/federating/publishing/district_blocks.py).
const districtsKnown = new Map();

async function districtWithId(blocks, id) {
  const block = blocks.filter(([first]) => first <= id).pop();
  const rows = block && !districtsKnown.has(id) ? await fetchJson(block[1]).catch(() => []) : [];
  rows.forEach(([own, name, site]) => districtsKnown.set(own, { id: own, name, site }));
  return districtsKnown.get(id);
}
