// Search in two steps at a portal. The first finds places and services of all districts; the second, with `?in=rongxi`,
// asks that district's own index, of which the portal has a copy. Results lead to the sites of districts.
const chosen = (/[?&]in=([a-z0-9-]+)/.exec(location.search) || [])[1], MOST_DISTRICTS = 8;
const places = document.getElementById("results").dataset, choice = document.getElementById("districts");
const districtsKnown = fetchJson(choice.dataset.districts).then(rows => new Map(rows.map(([id, name, site]) => [id, { id, name, site }])));
const ownHome = places.home;
if (chosen) {
  places.home = places.root + "in/" + chosen + "/" + places.prefix;
  places.root += "in/" + chosen + "/";
}

// The page of a result at its district's own site; that of the district here, if nobody knows where its site is.
function siteOf(address, known) {
  const inside = /areas\/([a-z0-9-]+)\/([a-z0-9-]+)\/$/.exec(address);
  const district = known.get(chosen || inside && inside[1]);
  if (!district || !(chosen ? address.startsWith(places.home) : inside)) return address;
  if (!district.site) return ownHome + "areas/" + district.id + "/";
  return district.site + (chosen ? address.slice(places.home.length) : "areas/" + inside[2] + "/");
}

function rowIn(name, line, search) {
  return linkItem("?" + new URLSearchParams(search), [element("span", "row-text", [element("b", "", name), element("span", "", line)])]);
}

function showChoice(known, met) {
  const query = new URLSearchParams(location.search).get("q") || "", line = fill(_("搜“{query}”"), { query }), list = choice.querySelector("ul");
  const districts = (met.size ? Array.from(met) : Array.from(known.keys())).slice(0, MOST_DISTRICTS).map(id => known.get(id));
  const rows = chosen ? [rowIn(_("回到所有的区"), line, { q: query })] : districts.map(({ id, name }) => rowIn(name, line, { in: id, q: query }));
  list.textContent = "";
  rows.forEach(row => list.appendChild(row));
  if (chosen && known.get(chosen)) choice.querySelector("h2").textContent = fill(_("这里只搜{name}"), { name: known.get(chosen).name });
  choice.hidden = !query;
}

// The link to the district's own site, and its name where there is a line.
function leadOut(link, known) {
  const address = link.getAttribute("href"), district = known.get((/areas\/([a-z0-9-]+)\//.exec(address) || [])[1]);
  const line = link.querySelector(".row-text > span");
  link.dataset.of = district ? district.id : "";
  link.href = siteOf(address, known);
  if (!chosen && line && district) line.textContent += " · " + district.name;
}

async function lead() {
  const known = await districtsKnown.catch(() => new Map()), met = new Set();
  document.querySelectorAll("#found a.row, #answers a").forEach(link => {
    if (link.dataset.of === undefined) leadOut(link, known);
    if (link.dataset.of) met.add(link.dataset.of);
  });
  showChoice(known, met);
}

["found", "answers", "count"].forEach(id => new MutationObserver(lead).observe(document.getElementById(id), { childList: true }));
