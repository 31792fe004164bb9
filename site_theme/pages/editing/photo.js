// A photo with its text. It is drawn again, smaller, on this phone: what the camera wrote into the file, such as the
// place and the time, is gone with that.
const LONGEST_SIDE = 1280;
const QUALITY = 0.78;

function readPicture(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader(), picture = new Image();
    reader.onerror = picture.onerror = reject;
    picture.onload = () => resolve(picture);
    reader.onload = () => { picture.src = reader.result; };
    reader.readAsDataURL(file);
  });
}

// A JPEG as a data address; browsers turn it upright as they draw it.
function shrunk(picture) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = element("canvas"), pen = canvas.getContext("2d");
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", QUALITY);
}

function photoScreen() {
  const typed = made.doing.photo = made.doing.photo || {}, said = element("p", "wrong");
  const hint = _("不要拍到人脸和车牌。照片会在手机上缩小，拍摄地点等信息会去掉。");
  const chooser = labeled({ title: _("选一张照片"), hint }, "", () => {});
  const input = chooser.querySelector("input, textarea"), file = element("input"), shown = element("img", "chosen");
  file.type = "file";
  file.accept = "image/*";
  file.id = input.id;
  input.replaceWith(file);
  const show = () => {
    shown.hidden = !typed.data;
    if (typed.data) shown.src = typed.data;
  };
  shown.alt = _("选好的照片");
  said.hidden = true;
  file.addEventListener("change", () => {
    said.hidden = true;
    if (!file.files[0]) return;
    readPicture(file.files[0]).then(picture => {
      typed.data = shrunk(picture);
      keep();
      show();
    }).catch(() => {
      said.textContent = _("这张照片打不开，换一张试试。");
      said.hidden = false;
    });
  });
  const alt = jobField("photo", { ...partField("Photo", "alt"), required: true }, _("图里有什么"));
  const credit = jobField("photo", partField("Photo", "credit"), _("谁拍的"));
  const picked = { check: () => {
    said.hidden = !!typed.data;
    said.textContent = typed.data ? "" : _("还没有选照片。");
    file.setAttribute("aria-invalid", !typed.data);
    return !!typed.data;
  }, querySelector: () => file };
  show();
  return [
    backTo("#"), element("h2", "", _("加一张照片")), chooser, said, shown, alt, credit,
    doneButton([picked, alt, credit], _("加上"), () => {
      const name = "photos/" + made.record + "-" + Date.now().toString(36) + ".jpg";
      made.pictures[name] = typed.data.split(",")[1];
      setAt(["photos", (made.draft.photos || []).length], { file: name, alt: typed.alt, credit: typed.credit });
      jobDone("photo");
    }),
  ];
}
