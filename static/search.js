// The search page, on Pagefind's JavaScript API.  Everything that is asked for is in the address, so
// that a search can be shared, and Back brings back the list and the place in it.  Words of the
// archive are put in as text nodes only: they come from scraped pages.
"use strict";
(() => {
  const bundle = new URL("../pagefind/pagefind.js", document.currentScript.src).href;
  const FACETS = ["source", "year", "person", "place", "organisation", "topic", "language", "kind"];
  const STEP = 10;
  // Of a list that is asked for, those that come into sight at first; they do not wait for the rest.
  const SIGHT = 4;
  // Milliseconds for the next letter; one or two letters alone seldom are what is meant.
  const PAUSE = 60;
  const LONGER = 200;
  const SHOWN = 8;
  const HAIR = "\u200a";
  // Scripts without spaces between words: in the index each of their characters is a word, and stops stand apart.
  const UNSPACED = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f";
  const SIGN = "[^\\p{L}\\p{M}\\p{N}_\\s]";
  const BORDER = new RegExp(`(?<=[${UNSPACED}])(?=[${UNSPACED}]|${SIGN})|(?<=${SIGN})(?=[${UNSPACED}])`, "gu");
  const JOINT = new RegExp(`(?<=[${UNSPACED}])[${HAIR} ](?=[${UNSPACED}]|${SIGN})|(?<=${SIGN})[${HAIR} ](?=[${UNSPACED}])`, "gu");
  const UNSPACED_ONE = new RegExp(`[${UNSPACED}]`, "u");
  const ALL_UNSPACED = new RegExp(`^[${UNSPACED}]{2,}$`, "u");

  const $ = (id) => document.getElementById(id);
  let words, pagefind, ready = false, known, counting = false, months = [], names = {}, run = 0, shown = STEP, found = [], asked = "";

  const say = (key, values = {}) => {
    let text = words[key];
    if (typeof text === "object") {
      const form = new Intl.PluralRules(document.documentElement.lang).select(values.n);
      text = text[form] ?? text.other;
    }
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value != null) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  // ---- what is asked for, and the address that says it ----

  const read = () => {
    const query = new URLSearchParams(location.search);
    const state = { q: query.get("q") ?? "", from: month(query.get("from")), to: month(query.get("to")), sort: query.get("sort") ?? "", facets: {} };
    for (const facet of FACETS) state.facets[facet] = query.getAll(facet);
    return state;
  };
  const month = (text) => (/^\d{4}-\d\d$/.test(text ?? "") ? text : "");

  const write = (state, replace) => {
    const query = new URLSearchParams();
    if (state.q) query.set("q", state.q);
    for (const facet of FACETS) for (const value of state.facets[facet]) query.append(facet, value);
    if (state.from) query.set("from", state.from);
    if (state.to) query.set("to", state.to);
    if (state.sort) query.set("sort", state.sort);
    const text = query.toString();
    const address = text ? `?${text}` : location.pathname;
    if (replace) history.replaceState(history.state, "", address);
    else if (text !== location.search.slice(1)) { keepPlace(); history.pushState({}, "", address); }
  };
  const keepPlace = () => history.replaceState({ shown, y: scrollY }, "");

  const fromForm = () => {
    const state = read();
    state.q = $("q").value.trim();
    state.from = month($("from").value);
    state.to = month($("to").value);
    state.sort = $("sort").value;
    return state;
  };
  const toForm = (state) => {
    if ($("q").value.trim() !== state.q) $("q").value = state.q;
    $("from").value = state.from;
    $("to").value = state.to;
    $("sort").value = state.sort;
  };
  const change = (edit) => { const state = fromForm(); edit(state); write(state, false); shown = STEP; search(state); };

  // ---- asking ----

  const filtersOf = (state, without = "") => {
    const filters = {};
    for (const facet of FACETS) {
      if (facet !== without && state.facets[facet].length) filters[facet] = { any: state.facets[facet] };
    }
    if (without !== "month" && (state.from || state.to)) {
      const covered = months.filter((one) => (!state.from || one >= state.from) && (!state.to || one <= state.to));
      filters.month = { any: covered.length ? covered : ["none"] };
    }
    return filters;
  };

  const termOf = (q) => {
    if (!q) return null;
    const spaced = q.replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"').replace(BORDER, " ");
    return ALL_UNSPACED.test(q) ? `"${spaced}"` : spaced;
  };

  const search = (state, restored = null) => find(state, restored).catch(() => fail("search_failed"));

  const find = async (state, restored) => {
    if (!ready) return;
    const mine = ++run;
    const term = termOf(state.q);
    toForm(state);
    showChips(state);
    asked = state.q;
    if (state.from || state.to) await known;
    const options = { filters: filtersOf(state) };
    if (!term && !Object.keys(options.filters).length && !state.sort) {
      await showStart(mine, state);
      return;
    }
    if (state.sort === "newest") options.sort = { date: "desc" };
    if (state.sort === "oldest") options.sort = { oldest: "asc" };
    const counted = counting;
    const answer = await pagefind.search(term, options);
    if (mine !== run) return;
    found = answer.results;
    asking(true);
    $("count").textContent = found.length ? say("search_results", { n: found.length }) : say("search_none", { q: state.q });
    $("nothing").replaceChildren();
    if (!await showResults(mine, restored?.shown ?? STEP)) return;
    if (restored?.y) scrollTo(0, restored.y);
    await known;
    const counts = await countsOf(state, term, counted ? answer.filters : (await pagefind.search(term, options)).filters);
    if (mine !== run) return;
    showFacets(state, counts);
    if (!found.length) showNothing();
    else if (strayed(state.q)) showNear();
  };

  const showStart = async (mine, state) => {
    found = [];
    $("results").replaceChildren();
    $("nothing").replaceChildren();
    $("more").hidden = true;
    asking(false);
    $("count").textContent = say("search_start");
    const counts = await known;
    if (mine === run) showFacets(state, counts);
  };

  const asking = (yes) => {
    document.documentElement.classList.toggle("asking", yes);
    $("browse").hidden = yes;
  };

  // A facet in which something is chosen shows what its other values would give.
  const countsOf = async (state, term, counts) => {
    const result = { ...counts };
    const chosen = [...FACETS.filter((facet) => state.facets[facet].length), ...(state.from || state.to ? ["month"] : [])];
    for (const facet of chosen) {
      const other = await pagefind.search(term, { filters: filtersOf(state, facet) });
      result[facet] = other.filters[facet] ?? {};
    }
    return result;
  };

  // ---- showing ----

  // False if something else was asked for meanwhile.
  const showResults = async (mine, count) => {
    shown = Math.max(STEP, count);
    $("more").hidden = true;
    if (!await append(mine, 0, SIGHT) || !await append(mine, SIGHT, shown)) return false;
    $("more").hidden = found.length <= shown;
    return true;
  };
  const append = async (mine, from, to) => {
    const data = await Promise.all(found.slice(from, to).map((one) => one.data()));
    if (mine !== run) return false;
    if (from === 0) $("results").replaceChildren();
    $("results").append(...data.map(result));
    return true;
  };

  const result = (data) => {
    const text = wordsOf(data);
    const marks = new Set(data.locations);
    const target = (anchor) => address(data.url, anchor);
    const item = element("li", { class: "result" });
    const title = element("a", { href: target(""), dir: "auto" }, joined(data.meta.title ?? data.url));
    const meta = [data.meta.source, data.meta.date].filter(Boolean).map((one) => element("bdi", {}, joined(one)));
    if (meta.length > 1) meta.splice(1, 0, " · ");
    item.append(element("p", { class: "kicker" }, ...meta), element("h2", {}, title));
    const anchors = data.anchors.filter((one) => /^(p\d+|h-)/.test(one.id)).sort((a, b) => a.location - b.location);
    const begin = anchors[0]?.location ?? 0;
    const best = bestOf(data, begin);
    const start = Math.max(begin, best - 10);
    item.append(element("p", { class: "summary", dir: "auto" }, ...excerpt(text, marks, start, 36, begin)));
    const passages = passagesOf(data, anchors, start + 36);
    if (passages.length) {
      item.append(element("ul", { class: "passages" }, ...passages.map((one) =>
        element("li", { dir: "auto" }, element("a", { href: target(one.id) }, ...excerpt(text, marks, Math.max(0, one.location - 5), 15))))));
    }
    return item;
  };

  const address = (url, anchor) => {
    const made = new URL(url, location.href);
    if (made.origin !== location.origin) return "#";
    if (asked) made.searchParams.set("hl", asked);
    made.hash = anchor;
    return made.href;
  };

  const joined = (text) => text.replace(JOINT, "");
  // Pagefind counts its places in words between white space; it has escaped < and >.
  const wordsOf = (data) => (data.raw_content ?? data.content).replace(/&lt;/g, "<").replace(/&gt;/g, ">").split(/[\r\n\s]+/);

  // The best place in the text; the title stands above it anyway.
  const bestOf = (data, begin) => {
    const inText = (data.weighted_locations ?? []).filter((one) => one.location >= begin);
    return inText.length ? inText.reduce((a, b) => (b.balanced_score > a.balanced_score ? b : a)).location : begin;
  };

  const excerpt = (text, marks, start, length, begin = 0) => {
    const end = Math.min(text.length, start + length);
    const nodes = [start > begin ? "… " : ""];
    for (let index = start; index < end; index++) {
      nodes.push(marks.has(index) ? element("mark", {}, text[index]) : text[index]);
      if (index + 1 < end) nodes.push(`${text[index].slice(-1)} ${text[index + 1][0]}`.replace(JOINT, "").length < 3 ? "" : " ");
    }
    if (end < text.length) nodes.push(" …");
    return nodes;
  };

  // Paragraphs further down that have the words.
  const passagesOf = (data, anchors, after) => {
    const taken = new Map();
    for (const place of data.locations) {
      const anchor = place >= after && anchors.findLast((one) => one.location <= place);
      if (anchor && !taken.has(anchor.id)) taken.set(anchor.id, { id: anchor.id, location: place });
    }
    return [...taken.values()].slice(0, 3);
  };

  const showChips = (state) => {
    const chips = [];
    const chip = (text, edit) => chips.push(element("li", {}, element("button", { type: "button", class: "chip", "aria-label": say("remove_filter", { name: text }), onclick: () => { change(edit); $("q").focus(); } }, text, element("span", { "aria-hidden": "true" }, " ×"))));
    for (const facet of FACETS) {
      for (const value of state.facets[facet]) {
        chip(`${say(`filter_${facet}`)}: ${label(facet, value)}`, (next) => { next.facets[facet] = next.facets[facet].filter((one) => one !== value); });
      }
    }
    if (state.from) chip(`${say("from_month")}: ${state.from}`, (next) => { next.from = ""; });
    if (state.to) chip(`${say("to_month")}: ${state.to}`, (next) => { next.to = ""; });
    if (chips.length > 1) chips.push(element("li", {}, element("button", { type: "button", class: "chip clear", onclick: () => { change((next) => { for (const facet of FACETS) next.facets[facet] = []; next.from = next.to = ""; }); $("q").focus(); } }, say("clear_filters"))));
    $("chips").replaceChildren(...chips);
    $("chips").hidden = !chips.length;
  };

  const languages = "DisplayNames" in Intl ? new Intl.DisplayNames([document.documentElement.lang], { type: "language", fallback: "code" }) : null;
  const label = (facet, value) => {
    if (facet === "kind") return say(`kind_${value}`);
    if (facet !== "language" || !languages) return value;
    try { return languages.of(value); } catch { return value; }
  };

  const showFacets = (state, counts) => {
    const focused = toFocus || document.activeElement?.id;
    toFocus = "";
    showHistogram(state, counts.month ?? {});
    const boxes = [];
    for (const facet of FACETS) {
      const chosen = state.facets[facet];
      const values = Object.entries(counts[facet] ?? {}).filter(([value, n]) => n > 0 || chosen.includes(value));
      for (const value of chosen) if (!values.some(([one]) => one === value)) values.push([value, 0]);
      if (values.length < 2 && !chosen.length && values[0]?.[1] === found.length) continue;
      if (!values.length) continue;
      values.sort(facet === "year" ? (a, b) => b[0].localeCompare(a[0]) : (a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
      boxes.push(facetBox(facet, values, chosen));
    }
    $("facets").replaceChildren(...boxes);
    // What was made anew has the focus that it had.
    if (/^[fm]-/.test(focused ?? "")) document.getElementById(focused)?.focus();
  };

  const open = new Set(["source", "year", "person", "place"]);
  const whole = new Set();
  const idOf = (facet, value) => `f-${facet}-${encodeURIComponent(value)}`;
  let toFocus = "";
  const facetBox = (facet, values, chosen) => {
    const list = element("ul");
    const limit = whole.has(facet) ? values.length : SHOWN;
    values.forEach(([value, n], index) => {
      if (index >= limit && !chosen.includes(value)) return;
      const id = idOf(facet, value);
      const box = element("input", { type: "checkbox", id, checked: chosen.includes(value), onchange: () => change((next) => {
        const set = new Set(next.facets[facet]);
        if (!set.delete(value)) set.add(value);
        next.facets[facet] = [...set];
      }) });
      list.append(element("li", {}, element("label", { for: id }, box, element("bdi", {}, label(facet, value)), element("span", { class: "count" }, String(n)))));
    });
    if (values.length > limit) list.append(element("li", {}, element("button", { type: "button", class: "plain", onclick: () => { whole.add(facet); toFocus = idOf(facet, values[limit][0]); search(fromForm()); } }, say("search_more"))));
    return element("details", { class: "facet", open: open.has(facet) || chosen.length > 0, ontoggle: (event) => { if (event.target.open) open.add(facet); else open.delete(facet); } },
      element("summary", {}, say(`filter_${facet}`)), list);
  };

  // Bars by month, or by year where there are many.  A press chooses one, a second one the span;
  // so does drawing over them.  One bar is in the order of Tab, arrows go to the others.
  const showHistogram = (state, counts) => {
    const yearly = months.length > 0 && Number(months.at(-1).slice(0, 4)) - Number(months[0].slice(0, 4)) > 4;
    const sums = new Map();
    for (const one of spanOf(months, yearly)) sums.set(one, 0);
    const largestOf = new Map();
    for (const [one, n] of Object.entries(counts)) {
      const key = yearly ? one.slice(0, 4) : one;
      if (sums.has(key)) largestOf.set(key, (largestOf.get(key) ?? 0) + n);
    }
    const most = Math.max(1, ...largestOf.values());
    const bars = [...sums.keys()].map((key) => {
      const n = largestOf.get(key) ?? 0;
      const first = yearly ? `${key}-01` : key, last = yearly ? `${key}-12` : key;
      const inside = (!state.from || last >= state.from) && (!state.to || first <= state.to);
      const bar = element("button", { type: "button", id: `m-${key}`, class: inside ? "inside" : "outside", "aria-pressed": String(Boolean(state.from || state.to) && inside), "aria-label": `${key}: ${n}`, title: `${key}: ${n}`, disabled: n === 0, tabindex: "-1", "data-first": first, "data-last": last, onclick: () => change((next) => choose(next, first, last)) });
      bar.append(element("span"));
      bar.firstChild.style.blockSize = n ? `${Math.max(2, Math.round(44 * n / most))}px` : "0";
      return bar;
    });
    $("histogram").replaceChildren(...bars);
    const entry = bars.find((bar) => !bar.disabled && bar.id === lastBar) ?? bars.find((bar) => !bar.disabled);
    if (entry) entry.tabIndex = 0;
    $("histogram").hidden = bars.length < 2;
  };
  const spanOf = (all, yearly) => {
    if (!all.length) return [];
    const [first, last] = [all[0], all.at(-1)];
    const run = [];
    if (yearly) for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) run.push(String(year).padStart(4, "0"));
    else for (let n = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1; n <= Number(last.slice(0, 4)) * 12 + Number(last.slice(5)) - 1; n++) run.push(`${String(Math.floor(n / 12)).padStart(4, "0")}-${String(n % 12 + 1).padStart(2, "0")}`);
    return run;
  };
  let lastBar = "";
  const chooseSpan = (one, other) => change((next) => {
    next.from = one.dataset.first < other.dataset.first ? one.dataset.first : other.dataset.first;
    next.to = one.dataset.last > other.dataset.last ? one.dataset.last : other.dataset.last;
  });
  const barAt = (x) => {
    const box = $("histogram").getBoundingClientRect(), bars = $("histogram").children;
    const share = (x - box.left) / box.width;
    const along = getComputedStyle($("histogram")).direction === "rtl" ? 1 - share : share;
    return bars[Math.min(bars.length - 1, Math.max(0, Math.floor(along * bars.length)))];
  };
  const draw = (down) => {
    if (down.button || !$("histogram").children.length) return;
    const from = down.clientX, start = barAt(from);
    let drawn = false;
    const move = (event) => {
      drawn ||= Math.abs(event.clientX - from) > 4 && barAt(event.clientX) !== start;
      if (!drawn) return;
      const ends = [start, barAt(event.clientX)].map((bar) => bar.dataset.first).sort();
      for (const bar of $("histogram").children) bar.className = bar.dataset.first >= ends[0] && bar.dataset.first <= ends[1] ? "inside" : "outside";
    };
    const done = (event) => {
      for (const [name, what] of [["pointermove", move], ["pointerup", done], ["pointercancel", done]]) removeEventListener(name, what);
      if (!drawn) return;
      // The press that ends it is no press on a bar.
      const hush = (click) => click.stopPropagation();
      addEventListener("click", hush, true);
      setTimeout(() => {
        removeEventListener("click", hush, true);
        if (event.type === "pointerup") chooseSpan(start, barAt(event.clientX));
        else search(fromForm());
      });
    };
    for (const [name, what] of [["pointermove", move], ["pointerup", done], ["pointercancel", done]]) addEventListener(name, what);
  };
  const onBarKey = (event) => {
    const bars = [...$("histogram").children].filter((bar) => !bar.disabled);
    const at = bars.indexOf(document.activeElement);
    const on = getComputedStyle($("histogram")).direction === "rtl" ? -1 : 1;
    const to = { ArrowRight: at + on, ArrowLeft: at - on, Home: 0, End: bars.length - 1 }[event.key];
    if (at < 0 || to === undefined || !bars[to]) return;
    event.preventDefault();
    for (const bar of bars) bar.tabIndex = bar === bars[to] ? 0 : -1;
    lastBar = bars[to].id;
    bars[to].focus();
  };
  const choose = (next, first, last) => {
    if (!next.from || !next.to) { next.from = first; next.to = last; }
    else if (next.from === first && next.to === last) next.from = next.to = "";
    else if (first < next.from) next.from = first;
    else if (last > next.to) next.to = last;
    else { next.from = first; next.to = last; }
  };

  // ---- nothing found: what else to try ----

  const showNothing = () => {
    showNear(shorter(asked), element("p", {}, say("search_tips")));
    asking(false);
  };
  const showNear = (others = [], ...parts) => {
    const near = [...nearest(asked), ...others].map((word) => element("li", {}, element("button", { type: "button", class: "plain", onclick: () => change((next) => { next.q = word; $("q").value = word; }) }, word)));
    if (near.length) parts.push(element("p", {}, say("search_try")), element("ul", { class: "near" }, ...near));
    $("nothing").replaceChildren(...parts);
  };

  // Pagefind cuts a word that it does not know until it begins like one that it knows: whether
  // a word that was asked for has less than two thirds in common with all that is marked.
  const strayed = (query) => {
    const marked = [...document.querySelectorAll("#results mark")].map((one) => plain(one.textContent));
    return marked.length > 0 && plain(query).split(/[^\p{L}\p{N}]+/u).some((word) => word.length > 4 && !UNSPACED_ONE.test(word) && !marked.some((one) => one.startsWith(word.slice(0, Math.ceil(word.length * 0.7)))));
  };
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // Names in the archive that are spelt nearly so.
  const nearest = (query) => {
    const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
    const tries = new Map();
    for (const word of asked) {
      if (word.length < 3) continue;
      for (const name of Object.keys(names)) {
        for (const part of name.split(/\s+/)) {
          const far = distance(word, part.toLowerCase(), 2);
          if (far <= (word.length > 5 ? 2 : 1)) tries.set(name, Math.min(far, tries.get(name) ?? 9));
        }
      }
    }
    return [...tries].sort((a, b) => a[1] - b[1] || a[0].localeCompare(b[0])).slice(0, 5).map(([name]) => name);
  };

  // The query without one of its words.
  const shorter = (query) => {
    const asked = query.split(/\s+/).filter(Boolean).slice(0, 4);
    return asked.length > 1 ? asked.map((_, index) => asked.filter((__, other) => other !== index).join(" ")) : [];
  };

  // Edits between two words, a swap of neighbours counted as one; stops beyond `most`.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  // ---- keys ----

  const onKey = (event) => {
    const links = [...document.querySelectorAll("#results a")];
    const at = links.indexOf(document.activeElement);
    const inBox = document.activeElement === $("q");
    if (event.key === "ArrowDown" && (inBox || at >= 0) && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
    if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (at ? links[at - 1] : $("q")).focus(); }
    if (event.key === "Escape" && at >= 0) { $("q").focus(); $("q").select(); }
    else if (event.key === "Escape" && inBox && $("q").value) { event.preventDefault(); change((next) => { next.q = ""; $("q").value = ""; }); }
  };

  // ---- beginning ----

  const fail = (key) => {
    for (const part of document.querySelectorAll(".scripted")) part.hidden = true;
    $("browse").hidden = false;
    document.documentElement.classList.remove("asking");
    $("search-note").textContent = words[key];
    $("search-note").hidden = false;
  };

  const begin = async () => {
    words = JSON.parse($("search-words").textContent);
    if (location.protocol === "file:") { fail("search_file"); return; }
    $("filters").open = matchMedia("(min-width: 60rem)").matches;
    for (const id of ["from", "to"]) if ($(id).type !== "month") $(id).placeholder = $(id).min;
    if (location.search) $("count").textContent = words.search_loading;
    toForm(read());
    if (!matchMedia("(pointer: coarse)").matches) $("q").focus({ preventScroll: true });
    listen();
    try {
      pagefind = await import(bundle);
      await pagefind.init();
    } catch {
      fail("search_failed");
      return;
    }
    ready = true;
    known = learn();
    known.catch(() => {});  // whoever waits for it says so
    search(fromForm(), history.state);
  };

  // What there is to filter by; from then on every answer has counts of it.
  const learn = async () => {
    const all = await pagefind.filters();
    counting = true;
    months = Object.keys(all.month ?? {}).sort();
    names = { ...all.person, ...all.place, ...all.organisation, ...all.topic };
    return all;
  };

  const listen = () => {
    let timer;
    // Typing replaces the address, so that Back leaves the search instead of undoing letters.
    $("q").addEventListener("input", () => {
      clearTimeout(timer);
      const long = $("q").value.trim().length > 2;
      // The words are fetched while the next letter may come.
      if (ready && long) pagefind.preload(termOf($("q").value.trim())).catch(() => {});
      timer = setTimeout(() => { const state = fromForm(); write(state, true); shown = STEP; search(state); }, long ? PAUSE : LONGER);
    });
    $("ask").addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); change(() => {}); });
    for (const id of ["from", "to", "sort"]) $(id).addEventListener("change", () => change(() => {}));
    $("more").addEventListener("click", async () => {
      const before = shown;
      shown += STEP;
      if (!await append(run, before, shown)) return;
      $("more").hidden = found.length <= shown;
      document.querySelectorAll("#results > li h2 a")[before]?.focus();
      keepPlace();
    });
    $("histogram").addEventListener("pointerdown", draw);
    $("histogram").addEventListener("keydown", onBarKey);
    $("histogram").addEventListener("focusin", (event) => { lastBar = event.target.id; });
    document.addEventListener("keydown", onKey);
    history.scrollRestoration = "manual";
    addEventListener("popstate", (event) => search(read(), event.state));
    addEventListener("pagehide", keepPlace);
    $("results").addEventListener("click", keepPlace);
  };
  begin();
})();
