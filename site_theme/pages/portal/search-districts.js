// Search in two steps at a portal. The first finds places and services of all districts; the second, with `?in=rongxi`,
// asks that district's own index, of which the portal has a copy. Results lead to the sites of districts.
const chosen = (/[?&]in=([a-z0-9-]+)/.exec(location.search) || [])[1], MOST_DISTRICTS = 8;
const places = document.getElementById("results").dataset, choice = document.getElementById("districts");
const blocks = JSON.parse(choice.dataset.districts), learnDistrict = id => districtWithId(blocks, id);
const ownHome = places.home;
if (chosen) {
  places.home = places.root + "in/" + chosen + "/" + places.prefix;
  places.root += "in/" + chosen + "/";
}

// The page of a result at its district's own site; that of the district here, if nobody knows where its site is.
function siteOf(address) {
  const inside = /areas\/([a-z0-9-]+)\/([a-z0-9-]+)\/$/.exec(address);
  const district = districtsKnown.get(chosen || inside && inside[1]);
  if (!district || !(chosen ? address.startsWith(places.home) : inside)) return address;
  if (!district.site) return ownHome + "areas/" + district.id + "/";
  return district.site + (chosen ? address.slice(places.home.length) : "areas/" + inside[2] + "/");
}

function rowIn(name, line, search) {
  return linkItem("?" + new URLSearchParams(search), [element("span", "row-text", [element("b", "", name), element("span", "", line)])]);
}

function showChoice(met) {
  const query = new URLSearchParams(location.search).get("q") || "", line = fill(_("搜“{query}”"), { query }), list = choice.querySelector("ul");
  const ids = Array.from(met.size ? met : districtsKnown.keys()).slice(0, MOST_DISTRICTS), here = districtsKnown.get(chosen);
  const rows = chosen ? [rowIn(_("回到所有的区"), line, { q: query })] : ids.map(id => rowIn(districtsKnown.get(id).name, line, { in: id, q: query }));
  list.textContent = "";
  rows.forEach(row => list.appendChild(row));
  if (here) choice.querySelector("h2").textContent = fill(_("这里只搜{name}"), { name: here.name });
  choice.hidden = !query;
}

const districtIn = link => (/areas\/([a-z0-9-]+)\//.exec(link.getAttribute("href")) || [])[1];

// The link to the district's own site, and its name where there is a line.
function leadOut(link) {
  const district = districtsKnown.get(districtIn(link)), line = link.querySelector(".row-text > span");
  link.dataset.of = district ? district.id : "";
  link.href = siteOf(link.getAttribute("href"));
  if (!chosen && line && district) line.textContent += " · " + district.name;
}

async function lead() {
  const links = Array.from(document.querySelectorAll("#found a.row, #answers a")), met = new Set();
  const ids = chosen ? [chosen] : links.filter(link => link.dataset.of === undefined).map(districtIn).filter(Boolean);
  await Promise.all((ids.length ? ids : blocks.slice(0, 1).map(([first]) => first)).map(learnDistrict));
  links.forEach(link => {
    if (link.dataset.of === undefined) leadOut(link);
    if (link.dataset.of) met.add(link.dataset.of);
  });
  showChoice(met);
}

["found", "answers", "count"].forEach(id => new MutationObserver(lead).observe(document.getElementById(id), { childList: true }));
