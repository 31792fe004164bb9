// The operations that lead from the record as it was to the draft: what is the same is in none of them.
// A value without what was left empty; undefined if nothing is left.
function cleaned(value) {
  if (Array.isArray(value)) {
    const items = value.map(cleaned).filter(item => item !== undefined);
    return items.length ? items : undefined;
  }
  if (isPart(value)) {
    const kept = {};
    Object.keys(value).forEach(key => {
      const inside = cleaned(value[key]);
      if (inside !== undefined) kept[key] = inside;
    });
    return Object.keys(kept).length ? kept : undefined;
  }
  return value == null || !String(value).trim() ? undefined : String(value).trim();
}

function differences(before, after, field, found) {
  if (isSame(before, after)) return found;
  const now = cleaned(after);
  if (before === undefined) {
    if (now !== undefined) found.push({ op: "add", field, after: now });
  } else if (now === undefined) {
    if (!isText(before) || !isPart(after)) found.push({ op: "remove", field, before });
  } else if (isPart(before) && isPart(after)) {
    Object.keys({ ...before, ...after }).forEach(key => differences(before[key], after[key], [...field, key], found));
  } else if (Array.isArray(before) && Array.isArray(after)) {
    (before.every(isText) ? textDifferences : itemDifferences)(before, after, field, found);
  } else if (!isSame([].concat(before), [].concat(now))) {
    found.push({ op: "replace", field, before, after: now });
  }
  return found;
}

// Items keep their numbers while they are edited; those removed go last to first, so that numbers still hold.
function itemDifferences(before, after, field, found) {
  const removed = [];
  before.forEach((item, number) => {
    const place = [...field, number];
    if (cleaned(after[number]) === undefined) removed.unshift({ op: "remove", field: place, before: item });
    else differences(item, after[number], place, found);
  });
  const added = (cleaned(after.slice(before.length)) || []).map(item => ({ op: "add", field: [...field, "-"], after: item }));
  found.push(...removed, ...added);
}

// Of a list of texts single items change if the others keep their order, else the whole list.
function textDifferences(before, after, field, found) {
  const now = cleaned(after), kept = before.filter(item => now.includes(item)), added = now.slice(kept.length);
  if (!isSame(now, [...kept, ...added]) || kept.length > now.length) {
    found.push({ op: "replace", field, before, after: now });
    return;
  }
  before.map((item, number) => ({ op: "remove", field: [...field, number], before: item }))
    .filter(removal => !now.includes(removal.before)).reverse().forEach(removal => found.push(removal));
  added.forEach(item => found.push({ op: "add", field: [...field, "-"], after: item }));
}

function operations() {
  const found = differences(made.values, made.draft, [], []);
  const changed = found.map(({ op, ...rest }) => ({ op, record: made.record, ...rest }));
  const created = made.events.map(({ id, ...after }) => ({ op: "create", kind: "event", record: id, after: cleaned(after) }));
  return changed.concat(created);
}
