// The menu opens and closes without this; here it also closes by Escape and by a press elsewhere.
const boxes = document.querySelectorAll(".menu-box, .menu-part");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest?.("details[open]");
  if (open && [...boxes].includes(open)) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const box of boxes) if (box.open && !box.contains(event.target)) box.open = false;
});

// A panel of the menu left by Tab must not lie over what has the focus now.
document.addEventListener("focusin", (event) => {
  for (const part of document.querySelectorAll(".menu-part[open]")) if (!part.contains(event.target)) part.open = false;
});
