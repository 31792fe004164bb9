// What is typed for a job, kept with the draft until it is added to it.
function jobField(job, field, title) {
  const typed = made.doing[job] = made.doing[job] || {};
  return labeled({ ...field, title }, typed[field.name], value => {
    if (value === undefined) delete typed[field.name]; else typed[field.name] = value;
    keep();
  });
}

const partField = (part, name) => form.parts[part].find(field => field.name === name);

function jobDone(job, route) {
  delete made.doing[job];
  keep();
  announce(_("记下了"));
  go(route || "#");
}

function hoursScreen() {
  const schedule = made.draft.schedule;
  return placeScreen(isPart(schedule) && schedule.rules ? ["schedule", "rules"] : ["schedule"]);
}

function dayShown(field) {
  const input = field.querySelector("input"), shown = element("p", "weekday");
  const show = () => { shown.textContent = input.value ? weekdayOf(input.value) : ""; };
  input.addEventListener("input", show);
  show();
  input.after(shown);
  return field;
}

const weekdayOf = day => weekdayWords((new Date(day + "T00:00:00Z").getUTCDay() + 6) % 7, "long");

// Single days are exceptions of regular hours; where there are no such hours the whole place is closed.
function closeScreen() {
  const fields = [
    dayShown(jobField("close", { ...partField("ScheduleException", "date"), hint: "" }, _("哪一天"))),
    jobField("close", { ...partField("ScheduleException", "until"), hint: _("只有一天就不写") }, _("到哪一天")),
    jobField("close", { ...partField("ScheduleException", "hours"), hint: _("整天不开门就不写") }, _("那天开放的时间")),
    jobField("close", partField("ScheduleException", "reason"), _("为什么")),
  ];
  return [
    backTo("#"), element("h2", "", _("有几天不开门")), ...fields,
    doneButton(fields, _("加上"), () => {
      const { date, until, hours, reason } = made.doing.close, schedule = made.draft.schedule;
      if (isPart(schedule)) {
        setAt(["schedule", "exceptions", (schedule.exceptions || []).length], { date, until, hours, reason });
      } else {
        setAt(["closure"], { valid_from: date, valid_to: until || date, reason });
      }
      jobDone("close");
    }),
  ];
}

function verifyScreen() {
  const role = (made.draft.verified || {}).by;
  const typed = made.doing.verify = made.doing.verify || { by: role };
  const field = jobField("verify", partField("Verified", "by"), _("由哪个岗位核对"));
  return [
    backTo("#"), element("h2", "", _("都对，今天核对过")),
    element("p", "lead", fill(_("日期写今天：{date}"), { date: today() })), field,
    doneButton([field], _("加上"), () => {
      setAt(["verified", "date"], today());
      if (typed.by !== role) setAt(["verified", "by"], typed.by);
      jobDone("verify");
    }),
  ];
}
