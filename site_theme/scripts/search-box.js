// The search box, where a page has one; without a script a link to the search page stands there.
document.querySelectorAll("form[role=search] > *").forEach(part => {
  part.hidden = part.tagName === "A";
});
