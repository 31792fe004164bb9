// All records, from the project's own YAML files, with look-ups; and the values that were computed before.
const fs = require("fs");
const path = require("path");
const yaml = require("js-yaml");

const KINDS = { areas: "area", centers: "center", circles: "circle", organizations: "organization", services: "service" };
const computed = require("./computed.json");
const all = Object.fromEntries(Object.keys(KINDS).map(folder => [folder, []]));
const byId = new Map();

function filesBelow(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : file.endsWith(".yaml") ? [file] : [];
  });
}

function groups(records, keys) {
  const found = new Map();
  for (const record of records) {
    for (const key of keys(record)) {
      if (!found.has(key)) { found.set(key, []); }
      found.get(key).push(record);
    }
  }
  return id => found.get(id) || [];
}

const listed = value => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

for (const file of filesBelow(require("./records.json"))) {
  const top = yaml.load(fs.readFileSync(file, "utf-8"), { schema: yaml.CORE_SCHEMA });
  for (const [folder, kind] of Object.entries(KINDS)) {
    for (const record of [...listed(top[kind]), ...listed(top[folder])]) {
      all[folder].push(record);
      byId.set(record.id, record);
    }
  }
}

const below = groups(all.areas, area => [area.parent || ""]);
const centersOf = groups(all.centers, center => [center.area]);
const within = new Map(), sums = new Map();

// Centers of an area and of all below it, top down.
function centersWithin(id) {
  if (!within.has(id)) { within.set(id, [...centersOf(id), ...below(id).flatMap(area => centersWithin(area.id))]); }
  return within.get(id);
}

// A figure of an area as given, else added up from those below it.
function total(id, name) {
  const key = `${id} ${name}`;
  if (!sums.has(key)) {
    sums.set(key, byId.get(id)[name] || below(id).reduce((sum, area) => sum + total(area.id, name), 0));
  }
  return sums.get(key);
}

function pathTo(id) {
  const found = [];
  for (let area = byId.get(id); area; area = byId.get(area.parent)) { found.unshift(area); }
  return found;
}

module.exports = {
  all, byId, computed, below, centersWithin, total, pathTo, listed,
  servicesOn: groups(all.services, service => [service.board]),
  servicesBy: groups(all.services, service => [service.organization]),
  circlesFrom: groups(all.circles, circle => listed(circle.origins)),
  offering: groups(all.centers, center => center.services.map(offered => offered.service)),
  working: groups(all.centers, center => new Set((center.organizations || []).map(each => each.organization))),
};
