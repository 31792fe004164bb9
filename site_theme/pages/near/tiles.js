// The files of places of one directory, and its areas to start from. A portal has several of them: pages/portal/district-tiles.js.
const index = JSON.parse(document.getElementById("near-index").textContent);
learnForms(index.simplified);
const tiles = readTree(index, "");
const areaWithId = id => areaIn(index, "", id), rowsIn = fetchJson;
