"use strict";
(() => {
  // The build knows no clock: which day is today is found here.
  const now = new Date();
  const day = `${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  document.querySelector(`.days [data-day="${day}"]`)?.setAttribute("aria-current", "date");
  const link = document.getElementById("today");
  if (!link?.dataset.days.split(" ").includes(day.replace("-", ""))) return;
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long" }).format(now);
  link.textContent = link.dataset.today.replace("{day}", words);
  link.href = link.href.replace("index.html", `${day}.html`);
})();
