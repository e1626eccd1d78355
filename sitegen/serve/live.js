// The preview's live reload: waits for news of builds, swaps styles, reloads, shows what went wrong.
// It is added to pages by the preview alone and is no part of a site.
(() => {
  "use strict";

  const tag = document.currentScript;
  const page = tag.dataset.file;
  const kept = "sitegen:preview";
  let { session, build } = tag.dataset;
  let events = null;

  restore();
  connect();
  document.addEventListener("visibilitychange", () => {
    // A browser allows six connections to a host: tabs in the background give theirs up.
    if (document.hidden) disconnect();
    else connect();
  });
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", connect);

  function connect() {
    if (events || document.hidden) return;
    events = new EventSource(new URL("events", tag.src));
    events.onmessage = (message) => apply(JSON.parse(message.data));
  }

  function disconnect() {
    if (events) events.close();
    events = null;
  }

  function apply(news) {
    if (news.session !== session) return reload();
    const missed = Number(news.build) - Number(build);
    if (news.problem) return show(news.problem);
    build = news.build;
    hide();
    if (missed > 1 || (missed === 1 && !news.changed)) return reload();
    if (missed === 1) follow(news.changed);
  }

  function follow(changed) {
    const styles = changed.filter((path) => path.endsWith(".css"));
    const parts = /\.(?:js|mjs|svg|png|jpe?g|webp|avif|gif|ico|woff2?)$/;
    const concerns = (path) =>
      path === page || (parts.test(path) && !path.startsWith("pagefind/"));
    if (changed.some(concerns)) reload();
    else if (styles.length) swap(styles);
  }

  function swap(styles) {
    for (const link of document.querySelectorAll("link[rel~=stylesheet][href]")) {
      const address = new URL(link.href);
      const path = decodeURIComponent(address.pathname);
      if (!styles.some((style) => path.endsWith("/" + style))) continue;
      address.searchParams.set("preview", build);
      const fresh = link.cloneNode();
      fresh.href = address.href;
      // The old style stays until the new one is there: no flash of a bare page.
      fresh.onload = fresh.onerror = () => link.remove();
      link.after(fresh);
    }
  }

  function reload() {
    disconnect();
    const open = [...document.querySelectorAll("details")].map((details) => details.open);
    store({ page: location.pathname, x: scrollX, y: scrollY, open });
    location.reload();
  }

  function restore() {
    const before = store();
    if (!before || before.page !== location.pathname) return;
    const all = document.querySelectorAll("details");
    if (all.length === before.open.length) all.forEach((it, n) => (it.open = before.open[n]));
    const back = () => scrollTo({ left: before.x, top: before.y, behavior: "instant" });
    back();
    window.addEventListener("load", back, { once: true });
  }

  function store(value) {
    try {
      if (value) return sessionStorage.setItem(kept, JSON.stringify(value));
      const found = JSON.parse(sessionStorage.getItem(kept));
      sessionStorage.removeItem(kept);
      return found;
    } catch {
      return null; // storage is switched off: then the browser's own memory must do
    }
  }

  // ---- what went wrong, over the last good page ----

  let panel = null;

  function hide() {
    if (panel) panel.remove();
    panel = null;
  }

  function show(problem) {
    hide();
    panel = document.createElement("sitegen-problem");
    panel.lang = "en";
    panel.dir = "ltr";
    const style = element("link");
    style.rel = "stylesheet";
    style.href = new URL("live.css", tag.src);
    panel.attachShadow({ mode: "open" }).append(style, section(problem));
    document.documentElement.append(panel);
  }

  function section(problem) {
    const box = element("section");
    box.setAttribute("role", "alert");
    const close = element("button", "Hide");
    close.type = "button";
    close.onclick = hide;
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
    box.append(close, element("h2", problem.title), element("p", problem.message));
    if (problem.file) {
      const line = problem.line ? `, line ${problem.line}` : "";
      box.append(element("p", problem.file + line, "place"));
    }
    if (problem.excerpt.length) box.append(excerpt(problem));
    if (problem.hint) box.append(element("p", problem.hint, "hint"));
    if (page) box.append(element("p", "The page is that of the last build that worked.", "note"));
    return box;
  }

  function excerpt(problem) {
    const block = element("pre");
    block.tabIndex = 0;
    block.setAttribute("role", "region");
    block.setAttribute("aria-label", "Excerpt");
    for (const [number, text] of problem.excerpt) {
      const row = element(number === problem.line ? "mark" : "span");
      row.append(element("i", String(number)), text, "\n");
      block.append(row);
    }
    return block;
  }

  function element(name, text = "", kind = "") {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }
})();
