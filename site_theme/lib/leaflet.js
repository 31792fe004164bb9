// Leaflet and its part of the script: the figure of a map says where they are.
let fetchedLeaflet = null;

function fetchFile(tag, attribute, address) {
  return new Promise((resolve, reject) => {
    const file = document.createElement(tag);
    file.rel = "stylesheet";  // a script does not mind
    file[attribute] = address;
    file.onload = resolve;
    file.onerror = () => { file.remove(); reject(); };
    document.head.appendChild(file);
  });
}

function fetchLeaflet({ dataset }) {
  if (!fetchedLeaflet) {
    fetchedLeaflet = Promise.all([
      fetchFile("link", "href", dataset.leafletCss), fetchFile("script", "src", dataset.leafletJs)
    ]);
    fetchedLeaflet.catch(() => { fetchedLeaflet = null; });
  }
  return fetchedLeaflet;
}
