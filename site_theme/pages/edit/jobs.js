// The common jobs, each on a screen in plain words; what a job needs is a field that the record's kind has.
const JOBS = [
  { route: "#phones", title: _("电话换了"), needs: "phones" },
  { route: "#do-hours", title: _("开放时间变了"), needs: "schedule" },
  { route: "#do-close", title: _("有几天不开门"), line: _("培训、停电、检修：选一选日子"), needs: "schedule" },
  { route: "#closure", title: _("要关一阵子"), line: _("修缮、搬迁，改去哪里"), needs: "closure" },
  { route: "#do-event", title: _("办一个活动"), line: _("只办一次，或者每周、每两周、每月"), needs: "area", kinds: ["center"] },
  { route: "#cancelled", title: _("有一场不办了"), needs: "cancelled" },
  { route: "#address", title: _("地址变了"), needs: "address" },
  { route: "#do-photo", title: _("加一张照片"), needs: "photos" },
  { route: "#do-verify", title: _("都对，今天核对过"), needs: "verified" },
];

function jobsScreen() {
  const fitting = JOBS.filter(job => hasField(job.needs) && (!job.kinds || job.kinds.includes(made.kind)));
  const rows = fitting.map(job => rowLink(job.route, job.title, job.line));
  return [
    element("h2", "", _("您想做什么？")), rowsCard(rows.concat(rowLink("#do-all", _("别的：看全部项目")))),
    element("p", "small muted", _("写下的会留在这部手机里，发出去以前随时能接着写。")),
  ];
}
