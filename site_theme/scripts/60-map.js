// The interactive map: Leaflet and its part of the script are fetched on tap, not before.
var fetched = null;

function fetchFile(tag, attribute, address) {
  return new Promise(function (resolve, reject) {
    var file = document.createElement(tag);
    if (tag === "link") { file.rel = "stylesheet"; }
    file[attribute] = address;
    file.onload = resolve;
    file.onerror = function () { file.remove(); reject(); };
    document.head.appendChild(file);
  });
}

function fetchLeaflet(figure) {
  if (!fetched) {
    fetched = Promise.all([
      fetchFile("link", "href", figure.getAttribute("data-leaflet-css")),
      fetchFile("script", "src", figure.getAttribute("data-leaflet-js"))
    ]);
    fetched.catch(function () { fetched = null; });
  }
  return fetched;
}

(function () {
  document.querySelectorAll("figure.map[data-map]").forEach(function (figure) {
    var button = figure.querySelector(".map-open"), close = null;
    function say(words) {
      button.textContent = words;
      button.setAttribute("aria-expanded", String(close !== null));
    }
    button.addEventListener("click", function () {
      if (close) {
        close();
        close = null;
        say(_("放大地图"));
        return;
      }
      say(_("正在打开…"));
      fetchLeaflet(figure).then(function () {
        close = close || window.circlesMap.open(figure);
        say(_("关闭地图"));
      }).catch(function () {
        say(_("放大地图"));
        announce(_("地图没有打开，请检查网络后再试"));
      });
    });
    button.hidden = false;
    say(_("放大地图"));
  });
})();

// What the foot of the page offers for colors and contrast is fetched on tap as well.
var display = document.querySelector(".display");
if (display) {
  display.hidden = false;
  display.addEventListener("toggle", function () {
    if (!display.open || display.lastChild.tagName === "P") { return; }
    fetchFile("script", "src", display.getAttribute("data-script")).catch(function () {
      display.open = false;
      announce(_("没有打开，请检查网络后再试"));
    });
  });
}
