// Checks on the phone, in the words of `circles check`; the true check is `circles apply`.
const SPAN = "(?:[01]?\\d|2[0-3]):[0-5]\\d\\s*[-–—~" + written.to + "]\\s*(?:[01]?\\d|2[0-4]):[0-5]\\d";
const HOURS = new RegExp("^(?:24h|" + written.all_day + "|" + SPAN + "(?:\\s*[,，、;；]\\s*" + SPAN + ")*)$", "i");
const SHAPES = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  number: /^[+-]?\d+(?:\.\d+)?$/,
  hours: HOURS,
  line: /^[^<>]*$/,
};

// The sentence that says what is wrong with a text; empty if nothing is.
function faultOf(field, text) {
  const say = (name, values) => checks[name].map(sentence => fill(sentence, {
    title: field.title, field: field.name, found: text, expected: field.hint, length: text.length, limit: field.most || 200,
    corrected: today(), ...values,
  })).join(_("。"));
  if (!text.trim()) return field.required ? say("missing") : "";
  const kind = field.kind || "line", shape = SHAPES[kind];
  if (kind === "line" && text.length > (field.most || 200)) return say("long");
  if (shape && !shape.test(text.trim())) return say(kind, { found: kind === "line" ? text.match(/[<>]/)[0] : text });
  if (field.name === "url" || field.name === "website") return /^(https?|mailto|tel):/.test(text) ? "" : say("url");
  if (!field.pattern || new RegExp(field.pattern, "u").test(text.trim())) return "";
  return say(IS_PHONE.test(field.pattern) ? "phone" : "pattern");
}

// What is missing or wrong in a part of the draft: fields that have to be there, and texts of the wrong shape.
function faultsIn(part, value, path) {
  return form.parts[part].reduce((found, field) => {
    const inside = value[field.name], here = [...path, field.name];
    if (field.part && Array.isArray(inside)) {
      inside.forEach((item, number) => {
        if (isPart(item) && cleaned(item)) found.push(...faultsIn(field.part, item, [...here, number]));
      });
    } else if (field.part && isPart(inside)) {
      if (cleaned(inside)) found.push(...faultsIn(field.part, inside, here));
    } else if (!field.part && !Array.isArray(inside)) {
      const fault = faultOf(field, inside == null ? "" : String(inside));
      if (fault) found.push({ path: here, fault });
    } else if (field.required && cleaned(inside) === undefined) {
      found.push({ path: here, fault: faultOf(field, "") });
    }
    return found;
  }, []);
}
