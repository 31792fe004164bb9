// By the reader's clock, on the directory's: what is over since the site was built goes, and today says so.
function dayAfter(days) {
  return new Date(Date.now() + offsetNow() * 6e4 + days * 864e5).toISOString().slice(0, 10);
}

const today = dayAfter(0);
document.querySelectorAll("[data-until]").forEach(it => { if (it.dataset.until < today) it.remove(); });
document.querySelectorAll(`.when[datetime="${today}"]`).forEach(it => { it.textContent = _("今天"); });
