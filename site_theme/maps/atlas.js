// The atlas: puts places, outlines and circles into the layers that folium has made. Names become text, never HTML.
function fillAtlas(map, layers, grounds, chooser) {
  const data = JSON.parse(document.getElementById("atlas-data").textContent);
  const colors = getComputedStyle(document.documentElement);
  // A finger is wider than a dot.
  const canvas = L.canvas({ tolerance: 10, padding: 0.3 });

  function color(name) { return colors.getPropertyValue("--" + name).trim(); }

  const LOOKS = {
    major: { radius: 10, weight: 2.5, color: color("surface"), fillColor: color("accent"), fillOpacity: 1 },
    minor: { radius: 8, weight: 2, color: color("surface"), fillColor: color("second"), fillOpacity: 1 },
    other: { radius: 7, weight: 2.5, color: color("second"), fillColor: color("surface"), fillOpacity: 1 },
    board: { radius: 13, weight: 4, color: color("accent"), fill: false },
    outline: { weight: 1.6, color: color("edge"), fillOpacity: 0.04, interactive: false },
    reach: { weight: 1.5, color: color("map-reached"), fillColor: color("map-reached"), fillOpacity: 0.1, dashArray: "6 4", interactive: false }
  };

  function look(style) { return Object.assign({ renderer: canvas }, LOOKS[style]); }

  function addPlace(layer, style, place) {
    L.circleMarker([place[0], place[1]], look(style)).bindPopup(() => {
      return circlesMap.popupOfPoint(place, data.places);
    }).addTo(layer);
  }

  function addOutline(layer, outline, isNamed) {
    const area = L.polygon(outline[1], look("outline")).addTo(layer);
    if (isNamed) { area.bindTooltip(circlesMap.element("span", "", outline[0]), { permanent: true, direction: "center", className: "atlas-label" }); }
  }

  data.layers.forEach((part, at) => {
    part.outlines.forEach(outline => { addOutline(layers[at], outline, part.outlines.length < 9); });
    part.rings.forEach(ring => {
      L.circle([ring[0], ring[1]], Object.assign(look("reach"), { radius: ring[2] })).addTo(layers[at]);
    });
    part.places.forEach(number => { addPlace(layers[at], part.style, data.places[number]); });
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
  const toggle = chooser.getContainer().querySelector(".leaflet-control-layers-toggle");
  circlesMap.name(toggle, _("选择看什么"));
  chooser.getContainer().addEventListener("keydown", key => {
    if (key.key === "Escape") { chooser.collapse(); toggle.focus(); }
  });
  grounds.forEach((ground, at) => { ground.options.attribution = circlesMap.asHtml(data.tiles[at][1]); });
  if (grounds.length) { L.control.attribution({ prefix: false, position: "bottomleft" }).addTo(map); }
  circlesMap.addControls(map);
  map.setMaxZoom(19).setMinZoom(map.getZoom() - 2);
  map.getContainer().setAttribute("role", "region");
  circlesMap.name(map.getContainer(), _("可移动的地图，方向键移动，加号减号缩放"));
}
