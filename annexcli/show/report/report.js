"use strict";
// What the page does beyond showing all its entries. Text of entries goes into it as text only.
(() => {
  const root = document.documentElement;
  root.classList.add("on");
  const byId = (id) => document.getElementById(id);
  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Colours: as the system has them until the reader says otherwise.
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const kept = {
    get theme() {
      try { return localStorage.getItem("annex-theme"); } catch { return null; }
    },
    set theme(value) {
      try {
        if (value) localStorage.setItem("annex-theme", value);
        else localStorage.removeItem("annex-theme");
      } catch { /* a page without storage forgets it */ }
    },
  };
  const toggle = byId("theme");
  const paint = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    const dark = theme ? theme === "dark" : prefersDark.matches;
    toggle.setAttribute("aria-pressed", String(dark));
  };
  paint(kept.theme);
  prefersDark.addEventListener("change", () => paint(kept.theme));
  toggle.addEventListener("click", () => {
    const dark = toggle.getAttribute("aria-pressed") !== "true";
    const theme = dark === prefersDark.matches ? null : dark ? "dark" : "light";
    kept.theme = theme;
    paint(theme);
  });

  const source = byId("data");
  if (!source) return;
  const { facets, entries: told } = JSON.parse(source.textContent);

  // As the program folds what is compared: no case, no accents, no punctuation.
  const fold = (text) =>
    text.replace(/['’‘ʼ`´]/gu, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");
  // Scripts without spaces have no beginnings of words to look for.
  const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
  const entries = [...document.querySelectorAll(".entry")].map((element, place) => {
    const [owned, title, maker, heard] = told[place];
    const shown = [".citation", ".facts"].map((part) => element.querySelector(part).textContent).join(" ");
    return { element, place, owned, title, maker, words: ` ${fold(shown)} ${heard}` };
  });
  const groups = [...document.querySelectorAll(".group")].map((element) => ({
    element,
    list: element.querySelector("ol"),
    entries: entries.filter((entry) => element.contains(entry.element)),
  }));

  const search = byId("q");
  const sort = byId("sort");
  const said = byId("said");
  const chosen = facets.map(() => new Set());
  const count = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

  // Charts: each bar is a button that filters by what it stands for.
  const bars = [...document.querySelectorAll("g.bar")].map((element) => {
    const [all, now] = [element.querySelector(".all"), element.querySelector(".now")];
    const facet = Number(element.dataset.facet);
    const bar = {
      element, now, facet,
      values: element.dataset.values.split(" ").map(Number),
      height: Number(all.getAttribute("height")),
      base: Number(all.getAttribute("y")) + Number(all.getAttribute("height")),
      width: parseFloat(all.getAttribute("width")),
    };
    bar.total = entries.filter((entry) => bar.values.some((value) => entry.owned[facet].includes(value))).length;
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "0");
    const flip = () => {
      const on = bar.values.every((value) => chosen[facet].has(value));
      for (const value of bar.values) chosen[facet][on ? "delete" : "add"](value);
      changed();
    };
    element.addEventListener("click", flip);
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        flip();
      }
    });
    return bar;
  });
  for (const chart of document.querySelectorAll(".chart")) chart.setAttribute("role", "group");

  // Facets: a box for each value, with how many entries would be left.
  const mostShown = 12;
  const boxes = facets.map((facet, place) => {
    const list = made("div");
    const fieldset = made("fieldset", {}, made("legend", { textContent: facet.label }), list);
    const values = facet.values.map(([, label], value) => {
      const box = made("input", { type: "checkbox" });
      const cut = facet.name === "topic" ? label.lastIndexOf("/") + 1 : 0;
      const name = made("span", { className: "name" }, made("span", { className: "inner", textContent: label.slice(0, cut) }), label.slice(cut));
      const number = made("span", { className: "count" });
      const row = made("label", { className: "value" }, box, name, made("span", { className: "vh", textContent: ", " }), number);
      box.addEventListener("change", () => {
        chosen[place][box.checked ? "add" : "delete"](value);
        changed();
      });
      row.hidden = value >= mostShown;
      list.append(row);
      return { box, number, row };
    });
    if (values.length > mostShown) {
      const more = made("button", { type: "button", className: "more", textContent: `Show all ${values.length}` });
      more.addEventListener("click", () => {
        for (const one of values) one.row.hidden = false;
        values[mostShown].box.focus();
        more.remove();
      });
      fieldset.append(more);
    }
    byId("facets").append(fieldset);
    return values;
  });

  // Orders, each made when it is first asked for.
  const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  const year = (entry) => Number(facets[0].values[entry.owned[0][0]][0]) || null;
  const byYear = (sign) => (one, other) => {
    const [a, b] = [year(one), year(other)];
    return a === null || b === null ? (a === null) - (b === null) : sign * (a - b);
  };
  const byText = (part) => (one, other) =>
    (one[part] === "") - (other[part] === "") || collator.compare(one[part], other[part]);
  const orders = { year: byYear(1), "-year": byYear(-1), publisher: byText("maker"), title: byText("title") };
  let order = "";
  const arrange = (wanted) => {
    if (wanted === order) return;
    order = wanted;
    byId("flat").hidden = !order;
    if (order) byId("flat").append(...[...entries].sort(orders[order]).map((entry) => entry.element));
    else for (const group of groups) group.list.append(...group.entries.map((entry) => entry.element));
  };
  const inOrder = () => (order ? [...entries].sort(orders[order]) : entries);

  // An entry that one facet alone keeps out counts for the values of that facet.
  const look = () => {
    const words = fold(search.value).split(" ").filter(Boolean);
    const needles = words.map((word) => (unspaced.test(word) ? word : ` ${word}`));
    const numbers = facets.map((facet) => new Array(facet.values.length).fill(0));
    let hits = 0;
    for (const entry of entries) {
      const found = needles.every((needle) => entry.words.includes(needle));
      let against = -1;
      let misses = found ? 0 : 2;
      for (let place = 0; place < facets.length && misses < 2; place += 1) {
        if (chosen[place].size && !entry.owned[place].some((value) => chosen[place].has(value))) {
          misses += 1;
          against = place;
        }
      }
      entry.shown = misses === 0;
      if (entry.shown) hits += 1;
      for (let place = 0; place < facets.length; place += 1) {
        if (misses === 0 || (misses === 1 && against === place)) {
          for (const value of entry.owned[place]) numbers[place][value] += 1;
        }
      }
    }
    return { hits, numbers };
  };

  const draw = () => {
    const { hits, numbers } = look();
    for (const entry of entries) entry.element.hidden = !entry.shown;
    for (const group of groups) {
      group.element.hidden = Boolean(order) || !group.entries.some((entry) => entry.shown);
    }
    boxes.forEach((values, place) => values.forEach(({ box, number, row }, value) => {
      box.checked = chosen[place].has(value);
      number.textContent = numbers[place][value];
      row.classList.toggle("none", numbers[place][value] === 0);
      if (box.checked) row.hidden = false;
    }));
    for (const bar of bars) {
      const hit = entries.filter((entry) => entry.shown && bar.values.some((value) => entry.owned[bar.facet].includes(value))).length;
      const share = hit / bar.total;
      if (bar.facet === 0) {
        bar.now.setAttribute("height", bar.height * share);
        bar.now.setAttribute("y", bar.base - bar.height * share);
      } else {
        bar.now.setAttribute("width", `${bar.width * share}%`);
      }
      const number = bar.element.querySelector(".number");
      number.textContent = hit || "";
      const on = bar.values.every((value) => chosen[bar.facet].has(value));
      bar.element.setAttribute("aria-pressed", String(on));
      bar.element.setAttribute("aria-label", `${bar.element.dataset.label}: ${count(hit, "reference")}`);
    }
    byId("nothing").hidden = hits > 0;
    byId("copy-all").disabled = hits === 0;
    byId("count").textContent =
      hits === entries.length ? count(hits, "reference") : `${hits.toLocaleString("en")} of ${count(entries.length, "reference")}`;
    name();
  };

  // What is chosen, each with a button that takes it back.
  const name = () => {
    const list = byId("chosen");
    const buttons = facets.flatMap((facet, place) => [...chosen[place]].sort((a, b) => a - b).map((value) => {
      const button = made("button", { type: "button" }, `${facet.label}: ${facet.values[value][1]} `, made("span", { ariaHidden: "true", textContent: "×" }), made("span", { className: "vh", textContent: ", take back" }));
      button.addEventListener("click", () => {
        chosen[place].delete(value);
        changed();
        search.focus();
      });
      return button;
    }));
    if (buttons.length) buttons.push(made("button", { type: "button", className: "reset", textContent: "Clear all" }));
    list.replaceChildren(...buttons);
    list.hidden = !buttons.length;
  };

  // The view is kept in the fragment of the address, so that it can be passed on.
  const written = () => {
    const state = new URLSearchParams();
    if (search.value.trim()) state.append("q", search.value.trim());
    facets.forEach((facet, place) => {
      for (const value of [...chosen[place]].sort((a, b) => a - b)) state.append(facet.name, facet.values[value][0]);
    });
    if (sort.value) state.append("sort", sort.value);
    return state.toString();
  };
  const read = () => {
    const fragment = location.hash.slice(1);
    // Other fragments are places on the page.
    if (fragment && (!fragment.includes("=") || fragment.startsWith("ref-"))) return;
    const state = new URLSearchParams(fragment);
    search.value = state.get("q") || "";
    facets.forEach((facet, place) => {
      const wanted = new Set(state.getAll(facet.name));
      chosen[place] = new Set(facet.values.flatMap(([value], at) => (wanted.has(value) ? [at] : [])));
    });
    const wanted = state.get("sort");
    sort.value = Object.hasOwn(orders, wanted ?? "") ? wanted : "";
    arrange(sort.value);
    draw();
  };
  const changed = () => {
    arrange(sort.value);
    draw();
    const state = written();
    history.replaceState(null, "", state ? `#${state}` : `${location.pathname}${location.search}`);
  };
  const reset = () => {
    search.value = "";
    for (const values of chosen) values.clear();
    changed();
    search.focus();
  };

  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages that are not served securely have no clipboard but the old one.
      const area = made("textarea", { value: text, className: "vh" });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  const bibtex = (entry) => entry.querySelector("pre").textContent.trim();
  const flash = (button, text) => {
    const label = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
    button.dataset.label ||= label.textContent;
    label.textContent = "Copied";
    said.textContent = text;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => { label.textContent = button.dataset.label; said.textContent = ""; }, 2000);
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("reset")) reset();
    else if (button.id === "copy-all") {
      const shown = inOrder().filter((entry) => entry.shown);
      await copied(`${shown.map((entry) => bibtex(entry.element)).join("\n\n")}\n`);
      flash(button, `BibTeX of ${count(shown.length, "reference")} copied`);
    } else if (button.dataset.copy) {
      const entry = button.closest(".entry");
      const cited = entry.querySelector(".citation").textContent.replace(/\s+/gu, " ").trim();
      await copied(button.dataset.copy === "bibtex" ? `${bibtex(entry)}\n` : cited);
      flash(button, button.dataset.copy === "bibtex" ? "BibTeX copied" : "Citation copied");
    }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && event.target === search && search.value) {
      event.preventDefault();
      search.value = "";
      changed();
    }
  });
  search.addEventListener("input", changed);
  sort.addEventListener("change", changed);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);

  // How long ago a link was asked, by the clock of the reader.
  const ago = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  for (const time of document.querySelectorAll(".age time")) {
    const days = Math.floor((Date.now() - Date.parse(time.dateTime)) / 86_400_000);
    if (days < 0 || Number.isNaN(days)) continue;
    const [number, unit] = days < 60 ? [days, "day"] : days < 730 ? [Math.floor(days / 30), "month"] : [Math.floor(days / 365), "year"];
    time.after(made("span", { className: "ago", textContent: `, ${ago.format(-number, unit)}` }));
  }

  // On a narrow screen the list comes first.
  const narrow = matchMedia("(max-width: 59.99rem)");
  const fit = () => {
    byId("facets").open = !narrow.matches;
    if (innerWidth < 704) byId("charts").open = false;
  };
  narrow.addEventListener("change", fit);
  fit();
  addEventListener("beforeprint", () => { byId("charts").open = true; });
  draw();
  read();
})();
