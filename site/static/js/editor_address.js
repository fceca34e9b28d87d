// In the page editor: the address made from a title keeps its letters ("Bản rút gọn" → "ban-rut-gon").
// Wagtail's own conversion drops the Vietnamese ones it does not know.

function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D");
}

for (const name of ["w-sync:check", "w-sync:apply"]) {
  document.addEventListener(name, (event) => {
    if (event.target.name === "slug" && event.detail?.value) event.detail.value = plain(event.detail.value);
  }, true);
}
