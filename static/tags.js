// Finds a tag in the index while one types.
"use strict";
(() => {
  const box = document.getElementById("find");
  if (!box) return;
  const status = box.parentElement.querySelector("[role=status]");
  const items = [...document.querySelectorAll(".tags li")].map((item) => [item, item.textContent.toLowerCase()]);
  const groups = [...document.querySelectorAll(".letters > dd")];
  box.parentElement.classList.remove("waiting");
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLowerCase();
    let left = 0;
    for (const [item, text] of items) { item.hidden = !text.includes(wanted); left += !item.hidden; }
    for (const group of groups) group.hidden = group.previousElementSibling.hidden = !group.querySelector("li:not([hidden])");
    status.textContent = wanted ? (left ? String(left) : box.dataset.none) : "";
  });
})();
