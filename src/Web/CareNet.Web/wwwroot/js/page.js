// Comforts, and a screen that is emptied when its session ends; every page works without them.
document.querySelector("[data-focus]")?.focus();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A tab that is used keeps the session for the others, and one that signs out ends it, so tabs tell each other how long it lasts.
const dialog = document.querySelector("dialog.session");
if (dialog) {
  const over = document.querySelector("template[data-over]");
  const tabs = new BroadcastChannel("session");
  const first = Number(dialog.dataset.left);
  const warning = Math.min(120, first / 3) * 1000;
  let end;

  function empty() {
    clearInterval(timer);
    tabs.close();
    document.body.replaceChildren(over.content.cloneNode(true));
    document.title = document.querySelector("h1").textContent;
  }

  function look() {
    const left = end - Date.now();
    if (left <= 0) {
      empty();
    } else if (left > warning) {
      dialog.close();
    } else if (!dialog.open) {
      dialog.showModal();
    }
  }

  function last(seconds) {
    end = Date.now() + seconds * 1000;
    look();
  }

  const timer = setInterval(look, 1000);
  // A machine that slept looks as soon as it is awake.
  document.addEventListener("visibilitychange", look);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.querySelector("[data-stay]").addEventListener("click", async ({ currentTarget }) => {
    const answer = await fetch(currentTarget.dataset.stay, { cache: "no-store" });
    const left = answer.ok ? Number(await answer.text()) : 0;
    tabs.postMessage(left);
    last(left);
  });
  for (const form of document.querySelectorAll("form[action='/sign-out'], form[data-ends='session']")) {
    form.addEventListener("submit", () => tabs.postMessage(0));
  }

  tabs.onmessage = ({ data }) => last(data);
  tabs.postMessage(first);
  last(first);
}
