// Fetches the filter of a list (pages/filter.js) when a reader uses it, or where the address has its choices.
document.querySelectorAll("[data-open-filter]").forEach(filter => {
  const box = filter.querySelector("input"), details = filter.querySelector("details");
  let isFetched = false;

  function fetchFilter() {
    if (isFetched) return;
    isFetched = true;
    fetchScript(filter.dataset.filter, null, () => { isFetched = box.checked = details.open = false; });
  }

  box.addEventListener("change", fetchFilter);
  details.addEventListener("toggle", () => { if (details.open) fetchFilter(); });
  filter.hidden = false;
  if (/[?&](open|when)=/.test(location.search)) fetchFilter();
});
