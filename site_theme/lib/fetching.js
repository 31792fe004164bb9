// JSON by its address: each file is fetched once, and again only after a failure.
const fetched = new Map();

function fetchJson(address, options) {
  if (!fetched.has(address)) {
    const answer = fetch(address, options).then(found => {
      if (!found.ok) throw new Error(found.status + " " + address);
      return found.json();
    });
    answer.catch(() => fetched.delete(address));
    fetched.set(address, answer);
  }
  return fetched.get(address);
}
