// Marks the words that were searched for (?hl=…) in the text of the page, and offers to clear them.
"use strict";
(() => {
  const query = new URLSearchParams(location.search).get("hl") ?? "";
  const quoted = /^\s*"(.+)"\s*$/.exec(query);
  const words = (quoted ? [quoted[1]] : query.split(/\s+/)).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).filter((word) => word.length > 1).slice(0, 12);
  const text = document.querySelectorAll("[data-pagefind-body]");
  if (!words.length || !text.length) return;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  const spaced = /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}\p{sc=Hang}]/u;
  const pattern = new RegExp(escaped.map((word) => (spaced.test(word) ? `(?<![\\p{L}\\p{N}])${word}[\\p{L}]{0,3}(?![\\p{L}\\p{N}])` : word)).join("|"), "giu");
  const marks = [];
  const mark = (node) => {
    const found = [...node.data.matchAll(pattern)].reverse();
    for (const match of found) {
      const piece = node.splitText(match.index);
      piece.splitText(match[0].length);
      const wrapped = document.createElement("mark");
      piece.replaceWith(wrapped);
      wrapped.append(piece);
      marks.push(wrapped);
    }
  };
  for (const part of text) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.forEach(mark);
  }
  if (!marks.length) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "clear-marks";
  button.textContent = document.body.dataset.clear;
  button.addEventListener("click", () => {
    for (const one of marks) { const parent = one.parentNode; one.replaceWith(...one.childNodes); parent.normalize(); }
    button.remove();
    const address = new URL(location.href);
    address.searchParams.delete("hl");
    history.replaceState(history.state, "", address);
  });
  document.body.append(button);
  if (!location.hash) {
    const first = document.querySelector(".text mark");
    if (first && first.getBoundingClientRect().bottom > innerHeight) first.scrollIntoView({ block: "center" });
  }
})();
