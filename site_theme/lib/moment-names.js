// The moments that can be asked for by a word in the address; '' is now.
const MOMENTS = { "": _("现在"), tonight: _("今晚"), tomorrow: _("明早"), saturday: _("周六"), sunday: _("周日") };
