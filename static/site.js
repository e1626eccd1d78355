// Runs before the page is painted, so that a chosen theme does not flash.
"use strict";
(() => {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  if (location.search) root.classList.add("asking");
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

  const prepareToggle = () => {
    const button = document.getElementById("theme");
    if (!button) return;
    const show = () => {
      button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
    };
    show();
    button.classList.remove("waiting");
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private mode */ }
      show();
    });
  };

  const goToSearch = (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    const wanted = (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
      || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (!wanted) return;
    const box = document.getElementById("q");
    const link = document.querySelector(".masthead .search a");
    if (!box && !link) return;
    event.preventDefault();
    if (box) { box.focus(); box.select(); } else { location.href = link.href; }
  };

  document.addEventListener("DOMContentLoaded", () => {
    prepareToggle();
    document.addEventListener("keydown", goToSearch);
    if (new URLSearchParams(location.search).has("hl")) import("./highlight.js");
  });
})();
