// Passkeys: the browser signs, the node checks. Without this file the password still works.
async function send(path, token, fields) {
  const body = new FormData();
  body.append("__RequestVerificationToken", token);
  for (const [name, value] of Object.entries(fields)) {
    body.append(name, value);
  }
  const answer = await fetch(path, { method: "POST", body, headers: { Accept: "application/json" } });
  if (answer.status === 401) {
    // The last proof of identity is too old: this page, asked for anew, leads to the password and back.
    location.reload();
    return new Promise(() => {});
  }
  if (!answer.ok) {
    throw new Error("refused");
  }
  return answer.json();
}

async function run(box) {
  const purpose = box.dataset.passkey;
  const token = box.querySelector("[name=__RequestVerificationToken]").value;
  const asked = await send(`/passkeys/to-${purpose}`, token, { why: purpose });
  const creates = purpose === "create";
  const credential = creates
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked.options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked.options) });
  const done = await send(`/passkeys/${purpose}`, token, { id: asked.id, credential: JSON.stringify(credential), name: navigator.platform ?? "" });
  // Some of what waits to be sent may be done before the duties; the node says so about the rest.
  const goesOn = !done.to || done.to === "/sign-in/duties";
  const form = goesOn && document.getElementById(box.dataset.form);
  if (form) {
    form.action = box.dataset.to;
    form.submit();
  } else {
    location.assign(done.to ?? box.dataset.back);
  }
}

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const box of document.querySelectorAll("[data-passkey]")) {
    box.hidden = false;
    const [button, error] = [box.querySelector("button"), box.querySelector(".error")];
    button.addEventListener("click", async () => {
      button.disabled = true;
      error.hidden = true;
      try {
        await run(box);
      } catch {
        error.hidden = false;
        button.disabled = false;
      }
    });
  }
}
