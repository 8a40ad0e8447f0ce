// Sort a table by a press on a heading, and show only the rows with the words looked for.
// Without this script all rows are there, in the order that the page's title says.
const order = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

function sortBy(table, heads, column) {
  const head = heads[column];
  const first = head.classList.contains("number") ? "descending" : "ascending";
  const other = first === "ascending" ? "descending" : "ascending";
  const way = head.getAttribute("aria-sort") === first ? other : first;
  for (const each of heads) each.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", way);
  const text = (row) => row.cells[column].textContent.trim();
  const sign = way === "descending" ? -1 : 1;
  table.tBodies[0].append(...[...table.tBodies[0].rows].sort((a, b) => sign * order.compare(text(a), text(b))));
}

const tables = [...document.querySelectorAll("table.sortable")];
for (const table of tables) {
  const heads = [...table.tHead.rows[0].cells];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sortBy(table, heads, column));
  }
}

const filter = document.getElementById("filter");
if (filter && tables.length) {
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  filter.closest("[hidden]").hidden = false;
  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/);
    for (const row of rows) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
    document.getElementById("shown").textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} rows shown`;
  });
}
