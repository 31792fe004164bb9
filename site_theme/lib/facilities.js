// Facilities of a place by its code, a character for each: y it has, n it has not, ? not known. The order is that of
// generator/service_circles/community/facilities.py.
const FACILITIES = ["wheelchair", "toilet", "aed", "nursing_room"];
const FACILITY_NAMES = [_("轮椅"), _("厕所"), _("除颤器（AED）"), _("母婴室")];

function facilityWords(code, at) {
  const answers = at === 0 ? { y: _("进得去"), n: _("进不去") } : { y: _("有"), n: _("没有") };
  return circles.fill(_("{name}：{answer}"), { name: FACILITY_NAMES[at], answer: answers[code[at]] || _("不知道") });
}

const facilitiesWords = (code, wanted) => wanted.map(at => facilityWords(code, at)).join(" · ");

// Buttons that are pressed for the facilities to ask for. `changed` is called after each; returns the numbers of those pressed.
function facilityButtons(box, changed) {
  const buttons = Array.from(box.querySelectorAll("[data-facility]"));
  const pressed = () => buttons.filter(button => button.getAttribute("aria-pressed") === "true").map(button => FACILITIES.indexOf(button.dataset.facility));
  buttons.forEach(button => button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") === "false"));
    changed();
  }));
  return {
    pressed,
    asText: () => pressed().map(at => FACILITIES[at]).join(),
    press(text) {
      buttons.forEach(button => { button.setAttribute("aria-pressed", String((text || "").split(",").includes(button.dataset.facility))); });
    },
  };
}

// Whether a place has all that is wanted: true, false, or null where nobody knows of some.
function hasAll(code, wanted) {
  const answers = wanted.map(at => (code || "????")[at]);
  return answers.includes("n") ? false : answers.includes("?") ? null : true;
}
