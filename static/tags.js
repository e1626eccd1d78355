// Finds a tag in the index while one types.
"use strict";
(() => {
  const box = document.getElementById("find");
  if (!box) return;
  const status = box.parentElement.querySelector("[role=status]");
  const found = document.getElementById("found");
  const items = [...document.querySelectorAll(".tags li")].map((item) => [item, item.textContent.toLowerCase()]);
  const groups = [...document.querySelectorAll(".letters > dd")];
  const MOST = 60;
  let names = null;  // all [name, address, count], where the page shows only some

  const filter = (wanted) => {
    let left = 0;
    for (const [item, text] of items) { item.hidden = !text.includes(wanted); left += !item.hidden; }
    for (const group of groups) group.hidden = group.previousElementSibling.hidden = !group.querySelector("li:not([hidden])");
    return left;
  };
  const line = ([name, address, count]) => {
    const item = document.createElement("li"), link = document.createElement("a"), number = document.createElement("span");
    link.href = address;
    link.append(Object.assign(document.createElement("bdi"), { textContent: name }));
    number.className = "count";
    number.textContent = count;
    item.append(link, " ", number);
    return item;
  };
  const lookUp = (wanted) => {
    const fitting = wanted ? names.filter(([name]) => name.toLowerCase().includes(wanted)) : [];
    found.replaceChildren(...fitting.slice(0, MOST).map(line));
    found.hidden = !wanted;
    for (const part of document.querySelectorAll(".tag-group")) part.hidden = Boolean(wanted);
    return fitting.length;
  };
  const search = () => {
    const wanted = box.value.trim().toLowerCase();
    const left = names ? lookUp(wanted) : filter(wanted);
    const loading = box.dataset.names && !names;
    status.textContent = wanted && !loading ? (left ? String(left) : box.dataset.none) : "";
  };
  const load = () => {
    const script = document.createElement("script");
    script.src = box.dataset.names;
    script.addEventListener("load", () => { filter(""); names = window.tagNames; search(); });
    document.head.append(script);
  };
  box.parentElement.classList.remove("waiting");
  box.addEventListener("input", search);
  if (box.dataset.names) box.addEventListener("focus", load, { once: true });
})();
