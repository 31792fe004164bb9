// The atlas: outlines and circles in the layers that folium has made, places as markers. Names become text, never HTML.
function fillAtlas(map, layers, grounds, chooser) {
  const data = JSON.parse(document.getElementById("atlas-data").textContent);
  const colors = getComputedStyle(document.documentElement);
  const canvas = L.canvas({ padding: 0.3 });
  // A single place has no size: without a limit Leaflet computes NaN.
  map.fitBounds(data.fit, { padding: [24, 24], maxZoom: 17, animate: false });

  function color(name) { return colors.getPropertyValue("--" + name).trim(); }

  const LOOKS = {
    outline: { weight: 1.6, color: color("edge"), fillOpacity: 0.04, interactive: false },
    reach: { weight: 1.5, color: color("map-reached"), fillColor: color("map-reached"), fillOpacity: 0.1, dashArray: "6 4", interactive: false }
  };

  function look(style) { return Object.assign({ renderer: canvas }, LOOKS[style]); }

  function addOutline(layer, outline, isNamed) {
    const area = L.polygon(outline[1], look("outline")).addTo(layer);
    if (isNamed) { area.bindTooltip(circlesMap.element("span", "", outline[0]), { permanent: true, direction: "center", className: "atlas-label" }); }
  }

  data.layers.forEach((part, at) => {
    part.outlines.forEach(outline => { addOutline(layers[at], outline, part.outlines.length < 9); });
    part.rings.forEach(ring => {
      L.circle([ring[0], ring[1]], Object.assign(look("reach"), { radius: ring[2] })).addTo(layers[at]);
    });
  });

  function nameChoices(selector, parts) {
    map.getContainer().querySelectorAll(selector + " label").forEach((label, at) => {
      const words = label.querySelector("span span"), key = document.createElement("span");
      words.textContent = parts[at].name;
      if (parts[at].style) {
        key.className = "atlas-key atlas-key-" + parts[at].style;
        words.insertBefore(key, words.firstChild);
      }
    });
  }

  nameChoices(".leaflet-control-layers-overlays", data.layers);
  nameChoices(".leaflet-control-layers-base", data.tiles.map(tile => ({ name: tile[0] })));
  // Levels add places; what else is chosen (a board, a toilet) leaves those that have it.
  const show = circlesMap.makeSpots(map, () => null), isChosen = (part, at) => map.hasLayer(layers[at]);
  function showChosen() {
    const chosen = data.layers.filter(isChosen), having = chosen.filter(part => part.style === "having");
    const style = new Map();
    chosen.filter(part => part.style !== "having").forEach(part => {
      part.places.filter(number => having.every(other => other.places.includes(number))).forEach(number => { style.set(number, part.style); });
    });
    const points = Array.from(style.keys()).sort((one, other) => one - other)
      .map(number => [...data.places[number].slice(0, 4), null, style.get(number), data.places[number][4] || null, data.places[number][5]]);
    show(points);
    return points.length;
  }
  map.on("overlayadd overlayremove", () => {
    circles.announce(circles.fill(_("显示 {count} 处"), { count: showChosen() }));
  });
  showChosen();

  const toggle = chooser.getContainer().querySelector(".leaflet-control-layers-toggle");
  circlesMap.name(toggle, _("选择看什么"));
  chooser.getContainer().addEventListener("keydown", key => {
    if (key.key === "Escape") { chooser.collapse(); toggle.focus(); }
  });
  grounds.forEach((ground, at) => { ground.options.attribution = circlesMap.asHtml(data.tiles[at][1]); });
  if (grounds.length) { L.control.attribution({ prefix: false, position: "bottomleft" }).addTo(map); }
  if (data.streets) new circlesMap.Streets().addTo(map);
  circlesMap.addControls(map);
  map.setMaxZoom(19).setMinZoom(map.getZoom() - 2);
  map.getContainer().setAttribute("role", "region");
  circlesMap.name(map.getContainer(), _("可移动的地图，方向键移动，加号减号缩放"));
}
