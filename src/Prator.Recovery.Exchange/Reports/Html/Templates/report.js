"use strict";
(() => {
  // The filter is of use where a table is longer than one sees at a glance.
  const longer = 8;
  const sortable = 3;
  const words = document.body.dataset;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  const rowsOf = (body) => [...body.rows].filter((row) => !row.classList.contains("group"));

  const keyOf = (cell, type) => {
    if (type === "number") {
      return cell.dataset.sort === undefined ? null : Number(cell.dataset.sort);
    }
    const time = cell.querySelector("time");
    const text = time ? time.dateTime : cell.textContent;
    return text === "" ? null : text;
  };

  // What is empty stands last, whichever way the rows are sorted.
  const sort = (table, column, type, down) => {
    const compare = type === "text" ? collator.compare : (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    for (const body of table.tBodies) {
      const keyed = rowsOf(body).map((row) => ({ row, key: keyOf(row.cells[column], type) }));
      keyed.sort((a, b) =>
        a.key === null || b.key === null ? (a.key === null) - (b.key === null) : down ? compare(b.key, a.key) : compare(a.key, b.key));
      body.append(...keyed.map((one) => one.row));
    }
  };

  const addSorting = (table) => {
    const headers = [...table.tHead.rows[0].cells];
    headers.forEach((header, column) => {
      if (![...table.tBodies].some((body) => rowsOf(body).some((row) => row.cells[column].textContent !== ""))) {
        return;
      }
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") === "ascending";
        headers.forEach((other) => other.removeAttribute("aria-sort"));
        header.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, column, header.dataset.sort, down);
      });
      header.append(button);

      // Of what can be pressed browsers write nothing on the pages of paper after the first: there the heading is text.
      addEventListener("beforeprint", () => header.replaceChildren(...button.childNodes));
      addEventListener("afterprint", () => {
        button.append(...header.childNodes);
        header.append(button);
      });
    });
  };

  const addFilter = (region, table) => {
    const rows = [...table.tBodies].flatMap(rowsOf);
    const texts = rows.map((row) => [...row.cells].map((cell) => cell.textContent).join("\n").toLocaleLowerCase());
    const groups = [...table.tBodies].map((body) => (body.rows[0].classList.contains("group") ? body.rows[0].textContent.toLocaleLowerCase() : ""));
    const bodies = [...table.tBodies];
    const tool = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const told = document.createElement("output");
    tool.className = "filter";
    input.type = "search";
    input.autocomplete = "off";
    input.spellcheck = false;
    label.append(words.filter, " ", input);
    tool.append(label, told);
    input.addEventListener("input", () => {
      const sought = input.value.toLocaleLowerCase().split(/\s+/u).filter((word) => word !== "");
      let shown = 0;
      const groupOf = new Map(bodies.map((body, i) => [body, groups[i]]));
      rows.forEach((row, i) => {
        const text = `${texts[i]}\n${groupOf.get(row.parentElement)}`;
        row.hidden = !sought.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      });
      bodies.forEach((body) => { body.hidden = rowsOf(body).every((row) => row.hidden); });
      told.textContent = sought.length === 0 ? "" : words.filtered.replace("{0}", shown).replace("{1}", rows.length);
    });
    region.before(tool);
  };

  // How many a group holds is known only here: the rows were written as they came.
  const addCounts = (table) => {
    for (const body of table.tBodies) {
      const head = body.rows[0];
      if (head?.classList.contains("group")) {
        const count = document.createElement("span");
        count.className = "count";
        count.textContent = rowsOf(body).length;
        head.cells[0].append(" ", count);
      }
    }
  };

  // Only what can be moved sideways is a stop for the keyboard.
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) {
        target.tabIndex = 0;
      } else {
        target.removeAttribute("tabindex");
      }
    }
  });

  for (const region of document.querySelectorAll(".scroll")) {
    const table = region.querySelector("table");
    const length = [...table.tBodies].reduce((sum, body) => sum + rowsOf(body).length, 0);
    if (length > longer) {
      addFilter(region, table);
    }
    if (length > sortable) {
      addSorting(table);
    }
    addCounts(table);
    watch.observe(region);
  }
  document.documentElement.classList.add("scripted");
})();
