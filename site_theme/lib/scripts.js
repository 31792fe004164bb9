// Fetches a script of the site; `failed` is called where there is no network, and it can be asked for again.
function fetchScript(address, arrived, failed) {
  const script = document.createElement("script");
  script.src = address;
  script.onload = arrived;
  script.onerror = () => {
    script.remove();
    failed();
    circles.announce(_("没有打开，请检查网络后再试"));
  };
  document.head.appendChild(script);
}
