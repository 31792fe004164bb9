// Keeps the query in the page's address, and in the links to the page in other languages.
function keepInAddress(asked) {
  const query = new URLSearchParams(location.search);
  Object.keys(asked).forEach(name => {
    if (asked[name]) query.set(name, asked[name]); else query.delete(name);
  });
  const text = query.toString();
  history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
  document.querySelectorAll(".languages .chooser a").forEach(link => { link.search = location.search; });
}
