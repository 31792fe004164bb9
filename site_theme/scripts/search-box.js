// The search box, where a page has one; without a script there is a link to the search page instead.
document.querySelectorAll("form[role=search] > *").forEach(part => {
  part.hidden = part.tagName === "A";
});
